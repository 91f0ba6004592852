package rulezoo.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompareCommandTest {
    @TempDir
    private Path folder;
    private Path config = Path.of("");

    @BeforeEach
    void writeConfig() throws IOException {
        config = Files.writeString(folder.resolve("search.yaml"), LenientSearch.YAML);
    }

    @Test
    void everyStrategySearchesWithEverySeedOnTheSameBudget() throws IOException {
        CommandRun run = CommandRun.of("compare", "--out", folder.resolve("out"), "--config", config, "--seeds", 2,
                "--evaluations", 40, "--json");
        assertEquals(0, run.exitCode(), run.err());
        assertEquals(10, run.lines().size());
        for (String line : run.lines()) {
            JsonNode result = new ObjectMapper().readTree(line);
            assertTrue(result.get("evaluations").asLong() >= 40, line);
            assertTrue(Files.isDirectory(
                    folder.resolve("out").resolve(result.get("strategy").asText() + "-" + result.get("seed").asInt())));
        }
    }

    @Test
    void theTableHasOneLineForEachStrategy() {
        List<String> lines = CommandRun.of("compare", "--out", folder.resolve("out"), "--config", config, "--seeds", 1,
                "--evaluations", 24, "--strategies", "genetic,random").lines();
        assertTrue(lines.get(lines.size() - 2).startsWith("genetic "), lines.toString());
        assertTrue(lines.getLast().startsWith("random "), lines.toString());
        assertTrue(lines.stream().allMatch(line -> line.length() <= 100), lines.toString());
    }

    @Test
    void aComparisonWithoutABudgetIsRefused() {
        CommandRun run = CommandRun.of("compare", "--out", folder.resolve("out"));
        assertEquals(2, run.exitCode());
        assertTrue(run.err().contains("a budget is needed: give --minutes or --evaluations"), run.err());
    }
}
