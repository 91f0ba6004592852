package rulezoo.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rulezoo.archive.Zoo;
import rulezoo.archive.ZooWriter;
import rulezoo.archive.record.Confirmation;
import rulezoo.archive.record.Fingerprint;
import rulezoo.archive.record.Lineage;
import rulezoo.archive.record.PatternResponses;
import rulezoo.archive.record.ProbeKey;
import rulezoo.archive.record.ProbeOutcome;
import rulezoo.archive.record.ProbeRecord;
import rulezoo.archive.record.ProbeSeeds;
import rulezoo.archive.record.ProbeVariant;
import rulezoo.archive.record.RuleRecord;
import rulezoo.simulator.experiment.Simulation;
import rulezoo.simulator.experiment.SimulationResult;
import rulezoo.simulator.network.NetworkSpec;
import rulezoo.simulator.protocol.Protocol;
import rulezoo.simulator.rule.Pathway;
import rulezoo.simulator.rule.PlasticityRule;
import rulezoo.simulator.rule.RuleFamily;
import rulezoo.simulator.rule.SixParameterRule;
import rulezoo.simulator.stability.StabilityCriteria;

/** The zoo subcommands and replay on a zoo of two really simulated rules. */
class ZooCommandTest {
    private static final NetworkSpec NETWORK = NetworkSpec.PUBLISHED.scaledTo(32);
    private static final Protocol PROTOCOL = Protocol.background(0.08, 0.16);
    private static final PlasticityRule HOMEOSTATIC = PlasticityRule
            .polynomial(Map.of(Pathway.IE, new SixParameterRule(0.02, 0.02, -0.2, 0, 1, 1)));

    private static List<RuleRecord> rules = List.of();

    @TempDir
    private Path folder;
    private Path zoo = Path.of("");

    @BeforeAll
    static void simulate() {
        rules = List.of(simulated(HOMEOSTATIC), simulated(random()));
    }

    private static PlasticityRule random() {
        return new PlasticityRule(RuleFamily.POLYNOMIAL, EnumSet.of(Pathway.EE, Pathway.IE),
                new Random(1).doubles(12, 0.02, 0.09).toArray());
    }

    private static RuleRecord simulated(PlasticityRule rule) {
        return record(rule, Simulation.FORMAT_VERSION, List.of(confirmation(rule, 1), confirmation(rule, 2)));
    }

    private static Confirmation confirmation(PlasticityRule rule, long seed) {
        SimulationResult result = new Simulation(NETWORK, rule, PROTOCOL, seed).run();
        return new Confirmation(seed, result.metrics(), result.spikeDigest());
    }

    private static RuleRecord record(PlasticityRule rule, int formatVersion, List<Confirmation> confirmations) {
        return new RuleRecord(rule, NETWORK, PROTOCOL, StabilityCriteria.FSBI_2023, confirmations,
                new Lineage("run-1", 4, List.of()), "0.1.0", formatVersion);
    }

    @BeforeEach
    void archive() throws IOException {
        zoo = folder.resolve("my zoo");
        ProbeRecord probe = new ProbeRecord(
                new ProbeKey(HOMEOSTATIC.id(), "familiarity", ProbeVariant.USUAL, Set.of(), NETWORK, PROTOCOL,
                        ProbeSeeds.of(1), 10),
                new ProbeOutcome(-1, 5, true, "mem1k-2025", new PatternResponses(4, 3, 1, 1), Fingerprint.of("d1")),
                Map.of());
        archive(zoo, rules.get(0));
        archive(zoo, rules.get(1));
        try (ZooWriter writer = ZooWriter.open(zoo)) {
            writer.appendProbes(List.of(probe));
        }
    }

    private static void archive(Path zoo, RuleRecord rule) throws IOException {
        try (ZooWriter writer = ZooWriter.open(zoo)) {
            writer.appendRules(List.of(rule));
        }
    }

    private void damageSecondSegment() throws IOException {
        Path segment = zoo.resolve("rules/000002.h5");
        byte[] bytes = Files.readAllBytes(segment);
        bytes[bytes.length / 2] ^= 1;
        Files.write(segment, bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"zoo", "zoo ls", "zoo show", "zoo verify", "zoo compact", "zoo export", "zoo import",
            "zoo provenance",
            "replay"})
    void everySubcommandHasHelpWithAnExample(String command) {
        CommandRun run = CommandRun.of(Stream.of((command + " --help").split(" ")).toArray());
        assertEquals(0, run.exitCode());
        assertTrue(run.out().contains("Example:\n  rulezoo " + command), run.out());
    }

    @Test
    void lsListsOneRuleALine() {
        CommandRun run = CommandRun.of("zoo", "ls", zoo);
        assertEquals(0, run.exitCode());
        assertEquals(4, run.lines().size());
        assertTrue(run.lines().get(1).startsWith(HOMEOSTATIC.id()));
        assertEquals("2 rules, 1 probe records", run.lines().get(3));
    }

    @Test
    void lsListsWhatProbedRulesRememberStrongestFirst() throws IOException {
        try (ZooWriter writer = ZooWriter.open(zoo)) {
            writer.appendProbes(List.of(new ProbeRecord(
                    new ProbeKey(HOMEOSTATIC.id(), "familiarity", ProbeVariant.USUAL, Set.of(Pathway.IE), NETWORK,
                            PROTOCOL, ProbeSeeds.of(1), 10),
                    new ProbeOutcome(-1, 5, true, "mem1k-2025", new PatternResponses(4, 2, 1, 1),
                            Fingerprint.of("d2")),
                    Map.of())));
        }
        CommandRun run = CommandRun.of("zoo", "ls", zoo, "--sort", "dr", "--json");
        assertEquals(0, run.exitCode(), run.err());
        assertEquals(1, run.lines().size());
        JsonNode memory = new ObjectMapper().readTree(run.lines().getFirst());
        assertEquals(HOMEOSTATIC.id(), memory.get("id").asText());
        assertEquals(32, memory.get("ne").asInt());
        assertEquals(10, memory.get("delay_s").asDouble());
        assertEquals(1, memory.get("seeds").asInt());
        String beginning = HOMEOSTATIC.id().substring(0, 4);
        assertTrue(CommandRun.of("zoo", "ls", zoo, "--sort", "dr", "--where", "id=" + beginning).out()
                .contains(HOMEOSTATIC.id()));
        assertFalse(CommandRun.of("zoo", "ls", zoo, "--sort", "dr", "--where", "ne>32").out()
                .contains(HOMEOSTATIC.id()));
        CommandRun misspelt = CommandRun.of("zoo", "ls", zoo, "--sort", "dr", "--where", "nee>32");
        assertEquals(2, misspelt.exitCode());
        assertTrue(misspelt.err().contains("there is no column 'nee'"), misspelt.err());
    }

    @Test
    void aRuleIsFoundByTheBeginningOfItsId() {
        String beginning = HOMEOSTATIC.id().substring(0, 6);
        assertTrue(CommandRun.of("zoo", "ls", zoo, "--where", "id=" + beginning).out()
                .contains("1 listed of 2 rules"));
        CommandRun probe = CommandRun.of("probe", "--zoo", zoo, "--rule", beginning, "--sizes", "32", "--dry-run");
        assertEquals(0, probe.exitCode(), probe.err());
        CommandRun unknown = CommandRun.of("probe", "--zoo", zoo, "--rule", "zzzz", "--sizes", "32", "--dry-run");
        assertEquals(2, unknown.exitCode());
        assertTrue(unknown.err().contains("an id that begins with 'zzzz'"), unknown.err());
    }

    @Test
    void lsJsonHoldsIdentityMetricsAndCoefficientsByName() throws IOException {
        CommandRun run = CommandRun.of("zoo", "ls", zoo, "--json");
        assertEquals(0, run.exitCode());
        assertEquals(2, run.lines().size());
        JsonNode rule = new ObjectMapper().readTree(run.lines().getFirst());
        assertEquals(HOMEOSTATIC.id(), rule.get("id").asText());
        assertEquals("polynomial-6", rule.get("family").asText());
        assertEquals("IE", rule.get("pathways").asText());
        assertEquals(1, rule.get("K").asInt());
        assertEquals(4, rule.get("generation").asInt());
        assertEquals("run-1", rule.get("run").asText());
        assertEquals("[1,2]", rule.get("seeds").toString());
        assertEquals(0.02, rule.get("IE_tau_pre").asDouble());
        assertEquals(-0.2, rule.get("IE_alpha").asDouble());
        assertTrue(rule.has("cv_isi") && rule.has("wiif"));
        assertFalse(rule.has("EE_alpha"));
    }

    @Test
    void showTellsEverythingAndHowToReplay() {
        RuleRecord rule = rules.getFirst();
        CommandRun run = CommandRun.of("zoo", "show", zoo, rule.id().substring(0, 8));
        assertEquals(0, run.exitCode());
        for (String part : List.of(rule.id(), "IE_tau_pre", "generation 4", "fsbi-2023", "learningRate", "(static)",
                rule.confirmations().get(1).spikeDigest(),
                "./rulezoo replay --zoo '" + zoo + "' --rule " + rule.id())) {
            assertTrue(run.out().contains(part), part + " is missing in\n" + run.out());
        }
    }

    @Test
    void showPrintsWeightsAndTheirLimitsInOneUnit() {
        RuleRecord rule = rules.getFirst();
        double scale = rule.network().weightScale();
        assertTrue(scale > 1, "smaller networks have stronger weights: " + scale);
        CommandRun run = CommandRun.of("zoo", "show", zoo, rule.id());
        assertTrue(run.out().contains("weights in units of the leak conductance (g_leak)"), run.out());
        String limit = run.lines().stream().filter(line -> line.startsWith("  weef ")).findFirst().orElseThrow();
        assertEquals(List.of("weef", "g_leak", "any", "to", Double.toString(0.5 * scale)),
                List.of(limit.strip().split(" +")).subList(0, 5));
        String cv = run.lines().stream().filter(line -> line.startsWith("  cv_isi ")).findFirst().orElseThrow();
        assertTrue(cv.contains(" 0.7 to any"), cv);
    }

    @Test
    void anUnknownRuleIsWrongUsage() {
        CommandRun run = CommandRun.of("zoo", "show", zoo, "nosuchid");
        assertEquals(2, run.exitCode());
        assertTrue(run.err().contains("no rule of " + zoo + " has an id that begins with 'nosuchid'"), run.err());
        assertEquals(2, CommandRun.of("replay", "--zoo", zoo, "--rule", "nosuchid").exitCode());
    }

    @Test
    void whatIsNotAZooFailsWithOneSentence() throws IOException {
        Path file = Files.writeString(folder.resolve("notes.txt"), "mine");
        for (Path path : List.of(folder.resolve("absent"), folder, file)) {
            CommandRun run = CommandRun.of("zoo", "ls", path);
            assertEquals(1, run.exitCode());
            assertEquals(1, run.err().lines().count(), run.err());
            assertTrue(run.err().startsWith("rulezoo: " + path), run.err());
        }
        assertEquals(2, CommandRun.of("zoo", "ls").exitCode());
        assertEquals(2, CommandRun.of("zoo").exitCode());
    }

    @Test
    void verifyNamesDamagedFilesAndExitsWithOne() throws IOException {
        assertEquals(0, CommandRun.of("zoo", "verify", zoo).exitCode());
        damageSecondSegment();
        CommandRun run = CommandRun.of("zoo", "verify", zoo);
        assertEquals(1, run.exitCode());
        assertTrue(run.lines().getFirst().startsWith(zoo.resolve("rules/000002.h5").toString()), run.out());
        assertTrue(run.lines().getLast().endsWith("1 rules and 1 probe records are intact, 1 problems"), run.out());
    }

    @Test
    void lsWarnsOfDamageAndListsTheRest() throws IOException {
        damageSecondSegment();
        CommandRun run = CommandRun.of("zoo", "ls", zoo, "--json");
        assertEquals(1, run.exitCode());
        assertEquals(1, run.lines().size());
        assertTrue(run.err().contains("left out: " + zoo.resolve("rules/000002.h5")), run.err());
    }

    @Test
    void aCompactedZooIsImportedElsewhereAndMergedOnce() throws IOException {
        Path file = folder.resolve("zoo.h5");
        Path other = folder.resolve("other");
        assertEquals(0, CommandRun.of("zoo", "compact", zoo, "--out", file).exitCode());
        assertEquals(1, CommandRun.of("zoo", "compact", zoo, "--out", file).exitCode(), "the file exists");
        assertEquals(0, CommandRun.of("zoo", "verify", file).exitCode());
        archive(other, rules.get(1));
        CommandRun run = CommandRun.of("zoo", "import", other, file, zoo);
        assertEquals(0, run.exitCode());
        assertTrue(run.out().contains("1 new rules and 1 new probe records, 2 and 1 in all"), run.out());
        assertEquals(Set.copyOf(rules), Set.copyOf(Zoo.open(other).rules()));
    }

    @Test
    void importingFromAWrongPathCreatesNoZoo() {
        Path target = folder.resolve("target");
        assertEquals(1, CommandRun.of("zoo", "import", target, folder.resolve("absent")).exitCode());
        assertFalse(Files.exists(target));
    }

    @Test
    void exportWritesOneRowARule() throws IOException {
        Path csv = folder.resolve("rules.csv");
        assertEquals(0, CommandRun.of("zoo", "export", zoo, "--out", csv).exitCode());
        List<String> lines = Files.readAllLines(csv);
        assertEquals(3, lines.size());
        List<String> header = List.of(lines.getFirst().replace("\"", "").split(",", -1));
        String[] homeostatic = lines.get(1).split(",", -1);
        assertEquals("-0.2", homeostatic[header.indexOf("IE_alpha")]);
        assertEquals("", homeostatic[header.indexOf("II_kappa")]);
        assertEquals("1 2", homeostatic[header.indexOf("seeds")].replace("\"", ""));
        assertTrue(lines.get(2).contains("\"EE,IE\""), lines.get(2));
        Path json = folder.resolve("rules.json");
        assertEquals(0, CommandRun.of("zoo", "export", zoo, "--out", json).exitCode());
        assertEquals(CommandRun.of("zoo", "ls", zoo, "--json").lines(), Files.readAllLines(json));
        assertEquals(2, CommandRun.of("zoo", "export", zoo, "--out", folder.resolve("rules.txt")).exitCode());
    }

    @Test
    void aFolderThatDoesNotExistIsNamed() {
        Path missing = folder.resolve("missing");
        CommandRun csv = CommandRun.of("zoo", "export", zoo, "--out", missing.resolve("rules.csv"));
        CommandRun file = CommandRun.of("zoo", "compact", zoo, "--out", missing.resolve("zoo.h5"));
        for (CommandRun run : List.of(csv, file)) {
            assertEquals(1, run.exitCode());
            assertTrue(run.err().contains("because its folder does not exist"), run.err());
        }
    }

    @Test
    void replayFindsTheSameSpikesAndMetrics() {
        CommandRun all = CommandRun.of("replay", "--zoo", zoo, "--all", "--threads", "2");
        assertEquals(0, all.exitCode(), all.err());
        assertEquals(List.of(rules.get(0).id() + " same, 2 seeds", rules.get(1).id() + " same, 2 seeds",
                "2 of 2 rules gave the same spikes and metrics again"), all.lines());
        CommandRun one = CommandRun.of("replay", "--zoo", zoo, "--rule", HOMEOSTATIC.id().substring(0, 9), "--json");
        assertEquals(List.of("{\"id\":\"" + HOMEOSTATIC.id() + "\",\"seeds\":2,\"same\":true,\"differences\":[]}"),
                one.lines());
        assertEquals(2, CommandRun.of("replay", "--zoo", zoo, "--all", "--rule", "1").exitCode());
    }

    @Test
    void replayFindsADifferentSpikeAndADifferentMetric() throws IOException {
        Confirmation first = confirmation(HOMEOSTATIC, 1);
        Confirmation second = confirmation(HOMEOSTATIC, 2);
        Path tampered = folder.resolve("tampered");
        archive(tampered, record(HOMEOSTATIC, Simulation.FORMAT_VERSION,
                List.of(new Confirmation(1, first.metrics(), second.spikeDigest()),
                        new Confirmation(2, first.metrics(), second.spikeDigest()))));
        CommandRun run = CommandRun.of("replay", "--zoo", tampered);
        assertEquals(1, run.exitCode());
        assertTrue(run.lines().getFirst().startsWith(HOMEOSTATIC.id() + " DIFFERENT: seed 1: other spikes; seed 2: "),
                run.out());
        assertTrue(run.lines().getFirst().contains("seed 2: rate was "), run.out());
    }

    @Test
    void replaySaysWhenARuleIsOfAnotherFormatVersion() throws IOException {
        Path old = folder.resolve("old");
        archive(old, record(HOMEOSTATIC, Simulation.FORMAT_VERSION + 1, rules.getFirst().confirmations()));
        CommandRun run = CommandRun.of("replay", "--zoo", old);
        assertEquals(1, run.exitCode());
        assertEquals(HOMEOSTATIC.id() + " DIFFERENT: archived under format version " + (Simulation.FORMAT_VERSION + 1)
                + ", but this rulezoo simulates format version " + Simulation.FORMAT_VERSION
                + ": replay it with the rulezoo that wrote it, which called itself 0.1.0", run.lines().getFirst());
    }
}
