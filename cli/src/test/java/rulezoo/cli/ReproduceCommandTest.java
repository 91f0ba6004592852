package rulezoo.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rulezoo.analysis.paper.Claim;
import rulezoo.analysis.paper.PaperFigure;
import rulezoo.analysis.paper.Reproduction;
import rulezoo.analysis.paper.Scale;

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
        CommandRun recovery = CommandRun.of("probe", "--zoo", zoo, "--probe", "recovery", "--sizes", "64", "--seeds",
                "1");
        assertEquals(0, recovery.exitCode(), recovery.err());
        CommandRun run = CommandRun.of("reproduce", "1B", "1C", "2A", "2B", "5D", "headline", "knock-outs", "--zoo",
                zoo,
                "--out", folder.resolve("paper"), "--json");
        assertEquals(0, run.exitCode(), run.err());
        assertTrue(run.lines().stream().anyMatch(line -> line.contains("\"figure\":\"knock-outs\"")), run.out());
        assertTrue(run.lines().stream().anyMatch(line -> line.contains("this delay was not probed")), run.out());
    }

    @Test
    void figuresOfPublishedRulesComeFromTheirProbes() throws IOException {
        Path zoo = folder.resolve("zoo");
        assertEquals(0, CommandRun.of("zoo", "import", zoo, "--known", "--no-simulation").exitCode());
        CommandRun probe = CommandRun.of("probe", "--zoo", zoo, "--where", "run=known mba_istdp_S4A", "--probe",
                "mba-familiarity", "--sizes", "64", "--seeds", "3", "--delays", "1,10", "--settle", "2", "--training",
                "2", "--learning-rates", "1,0.3");
        assertEquals(0, probe.exitCode(), probe.err());
        Reproduction made = PaperFigure.of("5A").reproduce(Scale.QUICK, new PaperFigure.ZooSource() {
            @Override
            public Path zoo(Population population) {
                assertEquals(Population.ISTDP, population);
                return zoo;
            }

            @Override
            public List<String> commands(Population population) {
                return List.of("zoo " + zoo);
            }
        });
        assertEquals(2, made.claims().size());
        assertEquals(Claim.Verdict.OPEN, made.claims().getLast().verdict(), "five minutes were not probed");
        assertEquals(List.of("iSTDP", "0.3 x learning rate"),
                made.figures().getFirst().data().rows().stream().map(List::getFirst).distinct().toList());
    }

    @Test
    void wrongUsageIsNamed() {
        assertEquals(2, CommandRun.of("reproduce", "9Z", "--out", folder.resolve("paper")).exitCode());
        CommandRun scale = CommandRun.of("reproduce", "3C", "--scale", "huge", "--out", folder.resolve("paper"));
        assertEquals(2, scale.exitCode());
        assertTrue(scale.err().contains("--scale is quick or full, not 'huge'"), scale.err());
    }
}
