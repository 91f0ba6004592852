package rulezoo.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rulezoo.analysis.paper.PaperExperiment;
import rulezoo.analysis.paper.PaperFigure;
import rulezoo.analysis.paper.Reproduction;
import rulezoo.analysis.paper.Scale;
import rulezoo.analysis.paper.Agreement;
import rulezoo.analysis.paper.ZooSource;
import rulezoo.simulator.run.LocalRunner;

class ReproduceCommandTest {
    @TempDir
    private Path folder;

    @Test
    void aFigureIsWrittenWithItsClaimsAndAPage() throws IOException {
        Path out = folder.resolve("paper");
        CommandRun run = CommandRun.of("reproduce", "3c", "--out", out);
        assertEquals(0, run.exitCode(), run.err());
        assertTrue(run.out().contains("agrees     E3-steps(0.0, -1.0)"), run.out());
        assertTrue(run.out().contains("derived by us 386"), run.out());
        assertTrue(Files.exists(out.resolve("3c/aba-task.svg")));
        assertTrue(Files.readString(out.resolve("3c/claims.csv")).contains("3C,"));
        assertTrue(Files.readString(out.resolve("index.html")).contains("<h2>3C: A-B-A task"));
    }

    @Test
    void figuresOfSeveralCommandsStandOnOnePage() throws IOException {
        Path out = folder.resolve("paper");
        assertEquals(0, CommandRun.of("reproduce", "4A", "--out", out).exitCode());
        CommandRun second = CommandRun.of("reproduce", "3E", "--scale", "workstation", "--out", out);
        assertEquals(0, second.exitCode(), second.err());
        assertTrue(second.lines().getLast().endsWith("index.html: 3E, 4A"), second.lines().getLast());
        assertEquals(0, CommandRun.of("reproduce", "4A", "--out", out).exitCode());
        String page = Files.readString(out.resolve("index.html"));
        assertEquals(2, page.split("<h2>4A: ", -1).length, "once");
        assertEquals(2, page.split("<h2>3E: ", -1).length, "once");
        assertTrue(page.contains("<td>workstation</td>"));
        Files.writeString(out.resolve("3e/figure.json"), "{");
        CommandRun damaged = CommandRun.of("reproduce", "4A", "--out", out);
        assertTrue(damaged.exitCode() != 0);
        assertTrue(damaged.err().contains("figure.json is not the record of a figure: make the figure again"),
                damaged.err());
    }

    @Test
    void everyFigureIsListedWithItsTimeAtEachScale() {
        CommandRun list = CommandRun.of("reproduce", "--list");
        assertEquals(0, list.exitCode(), list.err());
        for (PaperFigure figure : PaperFigure.all()) {
            assertTrue(list.lines().stream().anyMatch(line -> line
                    .matches(Pattern.quote(figure.id()) + "( +[0-9.,]+ (s|min|h)){3}  .*")), figure.id() + list.out());
        }
        assertTrue(list.lines().stream().anyMatch(line -> line.startsWith("all ")), list.out());
    }

    @Test
    void aDryRunMeasuresTheNetworksThatAreNeeded() {
        CommandRun run = CommandRun.of("reproduce", "2D", "3D", "--dry-run", "--out", folder.resolve("paper"));
        assertEquals(0, run.exitCode(), run.err());
        assertTrue(
                run.lines().getFirst().matches("a second of one neuron takes 0\\.[0-9]+ s of one core on this machine"),
                run.out());
        assertTrue(run.out().contains("together"), run.out());
        assertFalse(run.out().contains("4096"), run.out());
        assertFalse(Files.exists(folder.resolve("paper")), "nothing is made");
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
        assertTrue(run.lines().stream().filter(line -> line.contains("\"figure\":\"5D\""))
                .allMatch(line -> line.contains("./rulezoo probe --probe edge adds them")), run.out());
        String settings = Files.readString(folder.resolve("paper/knock-outs/settings.txt"));
        assertTrue(settings.contains("criteria mem1k-2025"), settings);
    }

    @Test
    void figuresOfPublishedRulesComeFromTheirProbes() throws IOException {
        Path zoo = folder.resolve("zoo");
        assertEquals(0, CommandRun.of("zoo", "import", zoo, "--known", "--no-simulation").exitCode());
        CommandRun probe = CommandRun.of("probe", "--zoo", zoo, "--where", "run=known mba_istdp_S4A", "--probe",
                "mba-familiarity", "--sizes", "64", "--seeds", "3", "--delays", "1,10", "--settle", "2", "--training",
                "2", "--learning-rates", "1,0.3");
        assertEquals(0, probe.exitCode(), probe.err());
        Reproduction made = PaperFigure.of("5A").reproduce(Scale.QUICK, new ZooSource() {
            @Override
            public Path zoo(PaperExperiment experiment) {
                assertTrue(Set.of(PaperExperiment.ISTDP, PaperExperiment.ISTDP_SLOW).contains(experiment));
                return zoo;
            }

            @Override
            public List<String> commands(PaperExperiment experiment) {
                return List.of("zoo " + zoo);
            }
        }, new LocalRunner(1));
        assertEquals(2, made.claims().size());
        assertEquals(Agreement.UNDECIDED, made.claims().getLast().verdict(), "three minutes were not probed");
        assertEquals(List.of("iSTDP", "0.3 \u00d7 learning rate"),
                made.figures().getFirst().data().objects().stream().map(row -> row.get("rule")).distinct().toList());
    }

    @Test
    void wrongUsageIsNamed() {
        assertEquals(2, CommandRun.of("reproduce", "9Z", "--out", folder.resolve("paper")).exitCode());
        CommandRun nothing = CommandRun.of("reproduce");
        assertEquals(2, nothing.exitCode());
        assertTrue(nothing.err().contains("name the figures to make, such as 3D, or all; --list shows their names"),
                nothing.err());
        CommandRun scale = CommandRun.of("reproduce", "3C", "--scale", "huge", "--out", folder.resolve("paper"));
        assertEquals(2, scale.exitCode());
        assertTrue(
                scale.err().contains(
                        "'--scale': expected one of quick, workstation, full, not 'huge'"),
                scale.err());
    }
}
