package rulezoo.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TransferCommandTest {
    @TempDir
    private Path folder;

    @Test
    void rulesAreMeasuredAtEverySizeAndScalingOnce() throws IOException {
        Path zoo = folder.resolve("zoo");
        Path config = Files.writeString(folder.resolve("search.yaml"), LenientSearch.YAML);
        assertEquals(0, CommandRun.of("evolve", "--zoo", zoo, "--config", config, "--evaluations", 24).exitCode());

        CommandRun first = CommandRun.of("transfer", "--zoo", zoo, "--sizes", "64,128", "--scalings",
                "in-degree,probability", "--delays", "10,20", "--seeds", 2, "--limit", 1, "--json");
        assertEquals(0, first.exitCode(), first.err());
        assertEquals(8, first.lines().size(), first.out());
        JsonNode row = JsonMapper.builder().build().readTree(first.lines().getFirst());
        assertEquals(List.of("in-degree", "64", "10.0", "1"), List.of(row.get("scaling").asText(),
                row.get("ne").asText(), row.get("delay_s").asText(), row.get("rules_counted").asText()));
        assertTrue(row.get("stable").isNumber() && row.has("stable_low_95"), first.out());
        long records = CommandRun.of("zoo", "ls", zoo, "--json").out().length();

        CommandRun again = CommandRun.of("transfer", "--zoo", zoo, "--sizes", "64,128", "--scalings",
                "in-degree,probability", "--delays", "10,20", "--seeds", 2, "--limit", 1);
        assertEquals(0, again.exitCode(), again.err());
        assertTrue(again.out().startsWith("Rules that are stable with all seeds"), again.out());
        assertEquals(records, CommandRun.of("zoo", "ls", zoo, "--json").out().length());
        CommandRun probe = CommandRun.of("probe", "--zoo", zoo, "--probe", "longevity", "--sizes", "64", "--delays",
                "10,20", "--seeds", 2, "--rules", 1, "--dry-run");
        long lasting = CommandRun.of("zoo", "ls", zoo, "--json", "--where", "stable_until_s>=20").lines().size();
        long shortLived = CommandRun.of("zoo", "ls", zoo, "--json", "--where", "stable_until_s<20").lines().size();
        assertEquals(1, lasting + shortLived, "one rule was measured");
        assertTrue(probe.out().startsWith("1 rules, 2 cells, 2 of them measured already"), probe.out() + probe.err());
    }

    @Test
    void overlappingWindowsAndUnknownScalingsAreRefusedAndNoZooIsMade() {
        CommandRun missing = CommandRun.of("transfer", "--zoo", folder.resolve("none"), "--sizes", "64");
        assertTrue(missing.exitCode() != 0 && !Files.exists(folder.resolve("none")), missing.err());
    }
}
