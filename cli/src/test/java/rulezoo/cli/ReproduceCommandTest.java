package rulezoo.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReproduceCommandTest {
    @TempDir
    private Path folder;

    @Test
    void aFigureIsWrittenWithItsClaimsAndAPage() throws IOException {
        Path out = folder.resolve("paper");
        CommandRun run = CommandRun.of("reproduce", "3c", "--out", out);
        assertEquals(0, run.exitCode(), run.err());
        assertTrue(run.out().contains("agrees      E3-steps(0.0, -1.0)"), run.out());
        assertTrue(Files.exists(out.resolve("3c/aba-task.svg")));
        assertTrue(Files.readString(out.resolve("3c/claims.csv")).contains("3C,"));
        assertTrue(Files.readString(out.resolve("index.html")).contains("<h2>3C: A-B-A task"));
    }

    @Test
    void figuresOfEvolvedRulesReadAZoo() throws IOException {
        Path csv = folder.resolve("rules.csv");
        List<String> table = Files.readAllLines(AurynTable.file("rules_background.csv"));
        Files.write(csv, List.of(table.get(0), table.stream().filter(line -> line.startsWith("h00,")).findFirst()
                .orElseThrow()));
        Path zoo = folder.resolve("zoo");
        assertEquals(0, CommandRun.of("zoo", "import", zoo, csv, "--no-simulation").exitCode());
        CommandRun probe = CommandRun.of("probe", "--zoo", zoo, "--sizes", "64", "--pathway-subsets", "1,3,4",
                "--seeds",
                "3", "--delays", "1,2", "--settle", "0.8", "--training", "0.8", "--trials", "1");
        assertEquals(0, probe.exitCode(), probe.err());
        CommandRun run = CommandRun.of("reproduce", "1B", "1C", "2A", "5D", "headline", "knock-outs", "--zoo", zoo,
                "--out", folder.resolve("paper"), "--json");
        assertEquals(0, run.exitCode(), run.err());
        assertTrue(run.lines().stream().anyMatch(line -> line.contains("\"figure\":\"knock-outs\"")), run.out());
        assertTrue(run.lines().stream().anyMatch(line -> line.contains("this delay was not probed")), run.out());
    }

    @Test
    void wrongUsageIsNamed() {
        assertEquals(2, CommandRun.of("reproduce", "9Z", "--out", folder.resolve("paper")).exitCode());
        CommandRun scale = CommandRun.of("reproduce", "3C", "--scale", "huge", "--out", folder.resolve("paper"));
        assertEquals(2, scale.exitCode());
        assertTrue(scale.err().contains("--scale is quick or full, not 'huge'"), scale.err());
    }
}
