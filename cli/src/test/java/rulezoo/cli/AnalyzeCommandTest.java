package rulezoo.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import rulezoo.archive.ZooWriter;
import rulezoo.archive.record.Confirmation;
import rulezoo.archive.record.Lineage;
import rulezoo.archive.record.RuleRecord;
import rulezoo.simulator.experiment.Simulation;
import rulezoo.simulator.experiment.SimulationResult;
import rulezoo.simulator.network.NetworkSpec;
import rulezoo.simulator.protocol.Protocol;
import rulezoo.simulator.rule.Pathway;
import rulezoo.simulator.rule.PlasticityRule;
import rulezoo.simulator.rule.SixParameterRule;
import rulezoo.simulator.stability.StabilityCriteria;

/** The whole way from a zoo of one rule through probe to analyze. */
@Timeout(120)
class AnalyzeCommandTest {
    private static final PlasticityRule HOMEOSTATIC = PlasticityRule
            .polynomial(Map.of(Pathway.IE, new SixParameterRule(0.02, 0.02, -0.2, 0, 1, 1)));

    @TempDir
    private Path folder;
    private Path zoo = Path.of("");
    private Path out = Path.of("");

    @BeforeEach
    void archiveOneRule() throws IOException {
        zoo = folder.resolve("zoo");
        out = folder.resolve("report");
        archive(HOMEOSTATIC, "test");
    }

    private void archive(PlasticityRule rule, String search) throws IOException {
        NetworkSpec network = NetworkSpec.PUBLISHED.scaledTo(32);
        Protocol protocol = Protocol.background(0.08, 0.16);
        SimulationResult result = new Simulation(network, rule, protocol, 1).run();
        try (ZooWriter writer = ZooWriter.open(zoo)) {
            writer.appendRules(List.of(new RuleRecord(rule, network, protocol, StabilityCriteria.FSBI_2023,
                    List.of(new Confirmation(1, result.metrics(), result.spikeDigest())),
                    new Lineage(search, 0, List.of()), "0.1.0", Simulation.FORMAT_VERSION)));
        }
    }

    @Test
    void probesAreAnalyzedAndThePageAndTheFoldersNamed() throws IOException {
        CommandRun probe = CommandRun.of("probe", "--zoo", zoo, "--sizes", "64", "--seeds", "2", "--delays", "1",
                "--scaling", "probability", "--settle", "1", "--training", "1");
        assertEquals(0, probe.exitCode(), probe.err());
        CommandRun run = CommandRun.of("analyze", "--zoo", zoo, "--out", out);
        assertEquals(0, run.exitCode(), run.err());
        assertTrue(run.out().contains("1 s after training (N = 64, IE plastic)"), run.out());
        assertTrue(run.out().contains("Caution: Only 2 seeds were probed"), run.out());
        assertTrue(run.lines().contains(out.resolve("index.html").toString()));
        List<String> folders = run.lines().stream().filter(line -> line.endsWith(" files)")).toList();
        assertEquals(2, folders.size(), run.out());
        for (String line : folders) {
            Path named = Path.of(line.substring(0, line.indexOf(" (")));
            try (Stream<Path> files = Files.list(named)) {
                assertEquals(named + " (" + files.count() + " files)", line);
            }
        }
    }

    @Test
    void aReplayOfAProbeInTheZooIsExact() throws IOException {
        CommandRun.of("probe", "--zoo", zoo, "--sizes", "256", "--seeds", "1", "--delays", "1", "--settle", "2",
                "--scaling", "probability", "--training", "1");
        CommandRun.of("analyze", "--zoo", zoo, "--out", out, "--rule", HOMEOSTATIC.id().substring(0, 6));
        String page = Files.readString(out.resolve("index.html"));
        assertTrue(page.contains("The replay gave exactly the archived responses."));
        assertFalse(page.contains("Warning:"));
    }

    @Test
    void aReplayedRuleIsDrawnBeforeAndAfterTraining() throws IOException {
        CommandRun.of("probe", "--zoo", zoo, "--sizes", "256", "--seeds", "1", "--delays", "1", "--settle", "2",
                "--scaling", "probability", "--training", "1");
        String id = HOMEOSTATIC.id().substring(0, 6);
        CommandRun run = CommandRun.of("replay", "--zoo", zoo, "--rule", id, "--figures", out);
        assertEquals(0, run.exitCode(), run.err());
        assertTrue(run.out().contains("The replay gave exactly the archived responses."), run.out());
        String spikes = Files.readString(out.resolve("raster.csv"));
        for (String excerpt : List.of("settle,", "novel@1s,", "familiar@1s,")) {
            assertTrue(spikes.contains("\n" + excerpt), "no spikes of " + excerpt);
        }
        assertTrue(Files.exists(out.resolve("weight-changes.png")));
        CommandRun all = CommandRun.of("replay", "--zoo", zoo, "--figures", out);
        assertEquals(2, all.exitCode());
        assertTrue(all.err().contains("--figures draws one rule: give --rule, too"), all.err());
    }

    @Test
    void onlyTheRulesThatMeetAConditionAreAnalyzedWithTheirProbesAndTheirControls() throws IOException {
        archive(PlasticityRule.polynomial(Map.of(Pathway.IE, new SixParameterRule(0.02, 0.02, -0.1, 0, 0.5, 0.5))),
                "second");
        int settled = recordsOfTheOtherRule("settled");
        assertEquals(4, settled, "two networks of the other rule, and two that hold the weights on which it settled");
        assertEquals(2, recordsOfTheOtherRule("initial") - settled, "networks that never learned are everybody's");
        assertTrue(Files.readString(out.resolve("index.html")).contains(zoo + " where run=test"));
        CommandRun none = CommandRun.of("analyze", "--zoo", zoo, "--out", out, "--where", "run=other");
        assertEquals(2, none.exitCode());
        assertTrue(none.err().contains("no rule of " + zoo + " meets run=other: 'zoo ls ZOO --where ...'"), none.err());
        assertEquals(2, CommandRun.of("analyze", "--compare", zoo, out, "--out", out, "--where", "K=1").exitCode());
    }

    /**
     * What is left out of an analysis of one of two rules, after a probe with some weights of static networks.
     */
    private int recordsOfTheOtherRule(String frozenAt) throws IOException {
        assertEquals(0, CommandRun.of("probe", "--zoo", zoo, "--sizes", "64", "--seeds", "2", "--delays", "1",
                "--scaling", "probability", "--settle", "1", "--training", "1", "--frozen-at", frozenAt).exitCode());
        JsonNode all = analyzed();
        JsonNode one = analyzed("--where", "run=test");
        assertEquals(2, all.get("rules").asInt());
        assertEquals(1, one.get("rules").asInt());
        return all.get("probes").asInt() - one.get("probes").asInt();
    }

    private JsonNode analyzed(String... more) throws IOException {
        CommandRun run = CommandRun.of(Stream.concat(
                Stream.of("analyze", "--zoo", zoo.toString(), "--out", out.toString(), "--json"), Stream.of(more))
                .toArray());
        assertEquals(0, run.exitCode(), run.err());
        return new ObjectMapper().readTree(run.out());
    }

    @Test
    void networksAreJudgedByTheCriteriaAskedFor() throws IOException {
        assertEquals(0, CommandRun.of("probe", "--zoo", zoo, "--sizes", "64", "--seeds", "2", "--delays", "1",
                "--settle", "1", "--training", "1").exitCode());
        analyzed("--criteria", "alive");
        assertTrue(Files.readString(out.resolve("index.html")).contains(zoo + ", judged by alive"));
        CommandRun strict = CommandRun.of("analyze", "--zoo", zoo, "--out", out, "--criteria", "fsbi-2023");
        assertEquals(2, strict.exitCode());
        assertTrue(strict.err().contains("the criteria fsbi-2023 limit rate_i, "), strict.err());
        CommandRun unknown = CommandRun.of("analyze", "--zoo", zoo, "--out", out, "--criteria", "nice");
        assertEquals(2, unknown.exitCode());
        assertTrue(unknown.err().contains("unknown stability criteria 'nice': known are "), unknown.err());
    }

    @Test
    void aZooWithoutProbesGivesAReportThatSaysSo() {
        CommandRun run = CommandRun.of("analyze", "--zoo", zoo, "--out", out);
        assertEquals(0, run.exitCode(), run.err());
        assertTrue(run.out().startsWith("This zoo holds 1 stable rule. No rule was probed for memory yet"));
        assertTrue(Files.exists(out.resolve("index.html")));
    }

    @Test
    void jsonIsOneObject() throws IOException {
        CommandRun run = CommandRun.of("analyze", "--zoo", zoo, "--out", out, "--json");
        assertEquals(1, run.lines().size());
        JsonNode object = new ObjectMapper().readTree(run.out());
        assertEquals(1, object.get("rules").asInt());
        assertEquals(out.resolve("index.html").toString(), object.get("page").asText());
    }

    @Test
    void aMissingZooIsAFailureThatNamesIt() {
        CommandRun run = CommandRun.of("analyze", "--zoo", folder.resolve("nowhere"), "--out", out);
        assertEquals(1, run.exitCode());
        assertTrue(run.err().contains("nowhere"), run.err());
        assertFalse(Files.exists(out));
    }

    @Test
    void twoZoosAreSetSideBySide() {
        CommandRun same = CommandRun.of("analyze", "--compare", zoo, folder.resolve(".").resolve(zoo), "--out", out);
        assertEquals(2, same.exitCode());
        assertTrue(same.err().contains("are the same zoo"), same.err());
        Path copy = folder.resolve("copy.h5");
        assertEquals(0, CommandRun.of("zoo", "compact", zoo, "--out", copy).exitCode());
        CommandRun json = CommandRun.of("analyze", "--compare", zoo, copy, "--out", out, "--json");
        assertTrue(json.err().contains("rulezoo: 1 rule is in both zoos"), json.err());
        CommandRun run = CommandRun.of("analyze", "--compare", zoo, copy, "--out", out);
        assertEquals(0, run.exitCode(), run.err());
        assertTrue(run.out().contains("Memory is not compared: neither zoo was probed."), run.out());
        assertTrue(run.out().contains("1 rule is in both zoos"), run.out());
        assertTrue(Files.exists(out.resolve("index.html")));
        assertTrue(Files.exists(out.resolve("comparison.csv")));
    }

    @Test
    void oneOfZooAndCompareIsNeeded() {
        assertEquals(2, CommandRun.of("analyze", "--out", out).exitCode());
        assertEquals(2, CommandRun.of("analyze", "--zoo", zoo, "--compare", zoo, zoo, "--out", out).exitCode());
    }

    @Test
    void anUnknownRuleIsWrongUsage() {
        CommandRun run = CommandRun.of("analyze", "--zoo", zoo, "--out", out, "--rule", "feed");
        assertEquals(2, run.exitCode());
        assertTrue(run.err().contains("has an id that begins with 'feed'"), run.err());
    }

    @Test
    void aReportThatCannotBeWrittenIsAFailureThatNamesTheFile() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "in the way");
        CommandRun run = CommandRun.of("analyze", "--zoo", zoo, "--out", file.resolve("report"));
        assertEquals(1, run.exitCode());
        assertTrue(run.err().contains("file"), run.err());
    }

    @Test
    void helpShowsAnExample() {
        CommandRun run = CommandRun.of("analyze", "--help");
        assertEquals(0, run.exitCode());
        assertTrue(run.out().contains("rulezoo analyze --zoo zoo --out report"));
    }
}
