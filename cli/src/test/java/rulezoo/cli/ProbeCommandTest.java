package rulezoo.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rulezoo.archive.Zoo;
import rulezoo.archive.ZooWriter;
import rulezoo.archive.record.Confirmation;
import rulezoo.archive.record.Lineage;
import rulezoo.archive.record.ProbeMeasure;
import rulezoo.archive.record.ProbeRecord;
import rulezoo.archive.record.ProbeVariant;
import rulezoo.archive.record.RuleRecord;
import rulezoo.simulator.network.NetworkPreset;
import rulezoo.simulator.protocol.Protocol;
import rulezoo.simulator.rule.Pathway;
import rulezoo.simulator.rule.PlasticityRule;
import rulezoo.simulator.rule.SixParameterRule;
import rulezoo.simulator.stability.StabilityCriteria;
import rulezoo.simulator.stability.StabilityMetric;
import rulezoo.simulator.stability.StabilityMetrics;

class ProbeCommandTest {
    @TempDir
    Path folder = Path.of("");
    private Path zoo = Path.of("");

    @BeforeEach
    void archiveOneRule() throws IOException {
        zoo = folder.resolve("zoo");
        PlasticityRule rule = PlasticityRule
                .polynomial(Map.of(Pathway.IE, new SixParameterRule(0.02, 0.02, -0.2, 0, 1, 1)));
        StabilityMetrics metrics = new StabilityMetrics(new double[StabilityMetric.values().length]);
        Confirmation confirmation = new Confirmation(1, metrics, "0".repeat(64));
        try (ZooWriter writer = ZooWriter.open(zoo)) {
            writer.appendRules(List.of(new RuleRecord(rule, NetworkPreset.TINY.spec(), Protocol.background(),
                    StabilityCriteria.FSBI_2023, List.of(confirmation), new Lineage("test", 0, List.of()), "test", 1)));
        }
    }

    private CommandRun probe(String... more) {
        List<String> arguments = new ArrayList<>(List.of("probe", "--zoo", zoo.toString(), "--settle", "0.8",
                "--training", "0.8", "--delays", "1"));
        arguments.addAll(List.of(more));
        if (!arguments.contains("--seeds")) {
            arguments.addAll(List.of("--seeds", "2"));
        }
        return CommandRun.of(arguments.toArray());
    }

    @Test
    void recordsTheRuleAndItsStaticControl() throws IOException {
        assertEquals(0, probe("--sizes", "128").exitCode());
        List<ProbeRecord> records = Zoo.open(zoo).probes();
        assertEquals(4, records.size());
        assertEquals(2, records.stream().filter(ProbeRecord::isControl).count());
        assertTrue(records.stream().allMatch(r -> r.novelHz() > 0 && r.familiarHz() > 0));
    }

    @Test
    void sizesAreComparedAtOneInDegreeAndKnockOutsAreHeldWhereTheyHadSettled() throws IOException {
        probe("--sizes", "128");
        assertEquals(Set.of("frozen=settled scaling=in-degree"), variants());
        probe("--sizes", "128", "--scaling", "probability", "--frozen-at", "initial");
        probe("--sizes", "128", "--scaling", "sqrt");
        assertEquals(Set.of("frozen=settled scaling=in-degree", "", "frozen=settled scaling=sqrt"), variants());
        CommandRun wrong = probe("--sizes", "128", "--scaling", "magic");
        assertEquals(2, wrong.exitCode());
        assertTrue(wrong.err().contains("one of usual, in-degree, probability, sqrt, nothing, not"), wrong.err());
    }

    @Test
    void simulationsOfAPlanAreMeasuredAgainAndCompared() throws IOException {
        assertEquals(0, probe("--sizes", "64", "--untrained").exitCode());
        int records = Zoo.open(zoo).probes().size();
        CommandRun again = probe("--sizes", "64", "--untrained", "--again", "3");
        assertEquals(0, again.exitCode(), again.err());
        assertEquals("3 of 3 simulations gave the same numbers again", again.lines().getLast());
        assertTrue(again.lines().getFirst().endsWith(", N = 64, static, wiring 1, patterns 1: same"), again.out());
        assertEquals(records, Zoo.open(zoo).probes().size());
        CommandRun json = probe("--sizes", "64", "--untrained", "--again", "9", "--json");
        assertEquals(6, json.lines().size());
        assertTrue(json.lines().stream().allMatch(line -> line.contains("\"same\":true,\"differences\":[]")),
                json.out());
        CommandRun other = probe("--sizes", "128", "--again", "3");
        assertEquals(2, other.exitCode());
        assertTrue(other.err().contains("holds none of the simulations of this plan"), other.err());
    }

    private Set<String> variants() throws IOException {
        return Zoo.open(zoo).probes().stream().map(probe -> probe.variant().text()).collect(Collectors.toSet());
    }

    @Test
    void wiringsAndPatternsAreCrossedAndResumed() throws IOException {
        String[] crossed = {"probe", "--zoo", zoo.toString(), "--settle", "0.8", "--training", "0.8", "--delays", "1",
                "--sizes", "64", "--wirings", "2", "--patterns", "2"};
        CommandRun run = CommandRun.of((Object[]) crossed);
        assertEquals(0, run.exitCode(), run.err());
        assertTrue(run.out().contains("16 simulations measured now"), run.out());
        List<ProbeRecord> records = Zoo.open(zoo).probes();
        assertEquals(8, records.stream().map(ProbeRecord::seeds).distinct().count());
        assertEquals(2, records.stream().map(ProbeRecord::seed).distinct().count());
        assertTrue(CommandRun.of((Object[]) crossed).out().contains("0 simulations measured now"));
        CommandRun both = probe("--sizes", "64", "--patterns", "2");
        assertEquals(2, both.exitCode());
        assertTrue(both.err().contains("--seeds draws wiring and patterns together"), both.err());
    }

    @Test
    void theMatchOfStaticNetworksIsReportedAndRecorded() throws IOException {
        CommandRun run = probe("--sizes", "128", "--match", "static", "--seeds", "1");
        assertEquals(0, run.exitCode(), run.err());
        assertTrue(run.lines().getFirst().startsWith("N = 128: input "), run.out());
        ProbeRecord record = Zoo.open(zoo).probes().getFirst();
        List<Double> match = record.measure(ProbeMeasure.STATIC_MATCH);
        assertEquals(match.get(0), match.get(2), 0.25 * match.get(0), "background of both sizes");
        assertTrue(record.variant().has(ProbeVariant.Flag.MATCH_STATIC), record.variant().text());
        assertTrue(probe("--sizes", "128", "--match", "static", "--seeds", "1").out()
                .contains("0 simulations measured now"), "a match depends on settings alone");
        CommandRun other = probe("--sizes", "128", "--match", "dynamic");
        assertTrue(other.err().contains(
                "Invalid value for option '--match': expected one of static, not 'dynamic'"),
                other.err());
    }

    @Test
    void aSecondRunMeasuresOnlyWhatIsMissing() throws IOException {
        probe("--sizes", "128");
        assertTrue(probe("--sizes", "128").out().contains("0 simulations measured now, 4 were there already"));
        assertTrue(probe("--sizes", "128,144").out().contains("4 simulations measured now, 4 were there already"));
        assertEquals(8, Zoo.open(zoo).probes().size());
    }

    @Test
    void aPlanFileSaysWhatOptionsSayAndOptionsTakePrecedence() throws IOException {
        Path plan = Files.writeString(folder.resolve("plan.yaml"), """
                probe: familiarity
                where: ["pathways=IE", "K<2"]
                sizes: [128, 144]
                pathway-subsets: all
                trials: 2
                untrained: true
                """);
        CommandRun dry = probe("--plan", plan.toString(), "--dry-run");
        assertEquals(0, dry.exitCode(), dry.err());
        assertTrue(dry.out().contains("1 rules, 12 cells, 0 of them measured already"), dry.out());
        assertTrue(dry.out().contains("N = 144: 6 cells"), dry.out());
        assertTrue(Zoo.open(zoo).probes().isEmpty());
        assertEquals(0, probe("--plan", plan.toString(), "--sizes", "128", "--untrained").exitCode());
        List<ProbeRecord> records = Zoo.open(zoo).probes();
        assertEquals(6, records.size());
        assertEquals(2, records.stream().filter(ProbeRecord::isUntrained).count());
        assertTrue(records.stream().allMatch(r -> r.measure(ProbeMeasure.NOVEL_TRIALS).size() == 2));
    }

    @Test
    void mistakesInAPlanFileAreNamed() throws IOException {
        Path plan = folder.resolve("plan.yaml");
        Files.writeString(plan, "sises: [128]");
        CommandRun unknown = probe("--plan", plan.toString());
        assertEquals(2, unknown.exitCode());
        assertTrue(unknown.err().contains("plan.yaml: unknown setting 'sises': known are [delays,"), unknown.err());
        Files.writeString(plan, "sizes: many");
        assertTrue(probe("--plan", plan.toString()).err().contains("plan.yaml: Invalid value for option '--sizes'"));
        assertTrue(probe("--plan", plan.toString(), "--sizes", "few").err()
                .startsWith("Invalid value for option '--sizes'"));
        Files.writeString(plan, "sizes: [0]");
        assertTrue(probe("--plan", plan.toString()).err().contains("plan.yaml: --sizes must be at least 1: 0"));
        assertTrue(probe("--plan", plan.toString(), "--sizes", "-1").err().startsWith("rulezoo: --sizes must be"));
        Files.writeString(plan, "model: ${sys:user.name}\nsizes: [128]");
        assertTrue(probe("--plan", plan.toString()).err().contains("'${sys:user.name}'"), "nothing is replaced");
        Files.writeString(plan, "zoo: other");
        assertTrue(probe("--plan", plan.toString()).err().contains("plan.yaml: unknown setting 'zoo'"));
        Files.writeString(plan, "untrained: 1");
        assertTrue(probe("--plan", plan.toString()).err().contains("plan.yaml: untrained is true or false, not '1'"));
        assertEquals(1, probe("--plan", folder.resolve("none.yaml").toString()).exitCode());
        Files.writeString(plan, "sizes: [128\nprobe");
        assertTrue(probe("--plan", plan.toString()).err().contains("is not YAML"));
    }

    @Test
    void theSummaryShowsEveryConditionWithItsControls() {
        CommandRun nothing = CommandRun.of("probe", "--zoo", zoo, "--summary");
        assertEquals(2, nothing.exitCode());
        assertTrue(nothing.err().contains("run 'rulezoo probe' first"), nothing.err());
        CommandRun.of("probe", "--zoo", zoo, "--sizes", "128,256", "--untrained", "--trials", "2", "--delays", "1,2",
                "--settle", "0.8", "--training", "0.8", "--seeds", "2");
        CommandRun text = CommandRun.of("probe", "--zoo", zoo, "--summary");
        assertEquals(0, text.exitCode(), text.err());
        assertTrue(text.out().contains("Change for each doubling of N within rules"), text.out());
        assertTrue(text.out().contains("Caution: Only 2 seeds were probed"), text.out());
        assertTrue(text.out().contains("Suppression: share of the evoked response that training took away"),
                text.out());
        CommandRun json = CommandRun.of("probe", "--zoo", zoo, "--summary", "--json");
        assertEquals(4, json.lines().size());
        assertTrue(json.lines().getFirst().contains("\"untrained\":"), json.out());
    }

    @Test
    void theSummaryKeepsExperimentsApart() {
        CommandRun.of("probe", "--zoo", zoo, "--sizes", "128,256", "--trials", "2", "--delays", "1", "--settle", "0.8",
                "--training", "0.8", "--seeds", "1");
        CommandRun.of("probe", "--zoo", zoo, "--sizes", "128", "--trials", "2", "--delays", "1", "--settle", "0.8",
                "--training", "1.6", "--seeds", "1");
        CommandRun text = CommandRun.of("probe", "--zoo", zoo, "--summary");
        String words = text.out().replaceAll("\\s+", " ");
        assertTrue(words.contains("settle 0.8 s, then 4 tests of 1.0 s, then training 0.8 s"), words);
        assertTrue(words.indexOf("training 1.6 s") > words.indexOf("training 0.8 s"), words);
        assertEquals(3, CommandRun.of("probe", "--zoo", zoo, "--summary", "--json").lines().size());
    }

    @Test
    void otherProbesOfRulesAreRecorded() throws IOException {
        CommandRun run = CommandRun.of("probe", "--zoo", zoo, "--probe", "edge", "--sizes", "64", "--seeds", "1");
        assertEquals(0, run.exitCode(), run.err());
        ProbeRecord record = Zoo.open(zoo).probes().getFirst();
        assertEquals("edge", record.probe());
        assertFalse(record.isFamiliarity());
        assertEquals(2, probe("--probe", "edge", "--sizes", "64").exitCode());
    }

    @Test
    void aZooThatIsNotThereIsNotCreated() {
        zoo = folder.resolve("nowhere");
        CommandRun outcome = probe("--sizes", "128");
        assertEquals(1, outcome.exitCode());
        assertTrue(outcome.err().contains("nowhere"), outcome.err());
        assertFalse(Files.exists(zoo));
    }

    @Test
    void wrongUsageIsNamed() {
        assertEquals(2, probe("--sizes", "3").exitCode());
        assertEquals(2, probe("--sizes", "128", "--probe", "taste").exitCode());
        assertEquals(2, probe("--sizes", "128", "--seeds", "0").exitCode());
        assertEquals(2, probe("--sizes", "128", "--delays", "5,1").exitCode());
        assertEquals(2, probe("--sizes", "128", "--pathway-subsets", "some").exitCode());
        assertEquals(2, probe("--sizes", "128", "--frozen-at", "noon").exitCode());
        assertEquals(2, probe().exitCode());
    }

    @Test
    void aRepetitionUsesOtherSeeds() {
        CommandRun run = probe("--sizes", "128", "--seeds", "2", "--first-seed", "8", "--json");
        assertEquals(0, run.exitCode(), run.err());
        assertEquals(Set.of("8", "9"), run.lines().stream().map(line -> line.replaceAll(".*\"seed\":(\\d+).*", "$1"))
                .collect(Collectors.toSet()));
        assertEquals(2,
                probe("--sizes", "128", "--wirings", "2", "--patterns", "2", "--first-seed", "8", "--seeds", "2")
                        .exitCode());
    }
}
