package rulezoo.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import rulezoo.archive.Confirmation;
import rulezoo.archive.Lineage;
import rulezoo.archive.ProbeRecord;
import rulezoo.archive.RuleRecord;
import rulezoo.archive.Zoo;
import rulezoo.archive.ZooWriter;
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

    private record Outcome(int exitCode, String out, String err) {}

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

    private Outcome probe(String... more) {
        List<String> arguments = new ArrayList<>(List.of("probe", "--zoo", zoo.toString(), "--seeds", "2", "--settle",
                "0.8", "--training", "0.8", "--delays", "1"));
        arguments.addAll(List.of(more));
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine rulezoo = Main.commandLine();
        rulezoo.setOut(new PrintWriter(out));
        rulezoo.setErr(new PrintWriter(err));
        int exitCode = rulezoo.execute(arguments.toArray(String[]::new));
        return new Outcome(exitCode, out.toString(), err.toString());
    }

    @Test
    void recordsTheRuleAndItsStaticControl() throws IOException {
        assertEquals(0, probe("--sizes", "128").exitCode);
        List<ProbeRecord> records = Zoo.open(zoo).probes();
        assertEquals(4, records.size());
        assertEquals(2, records.stream().filter(ProbeRecord::isControl).count());
        assertTrue(records.stream().allMatch(r -> r.novelHz() > 0 && r.familiarHz() > 0));
    }

    @Test
    void aSecondRunMeasuresOnlyWhatIsMissing() throws IOException {
        probe("--sizes", "128");
        assertTrue(probe("--sizes", "128").out.contains("0 simulations measured now, 4 were there already"));
        assertTrue(probe("--sizes", "128,144").out.contains("4 simulations measured now, 4 were there already"));
        assertEquals(8, Zoo.open(zoo).probes().size());
    }

    @Test
    void aZooThatIsNotThereIsNotCreated() {
        zoo = folder.resolve("nowhere");
        Outcome outcome = probe("--sizes", "128");
        assertEquals(1, outcome.exitCode);
        assertTrue(outcome.err.contains("nowhere"), outcome.err);
        assertFalse(Files.exists(zoo));
    }

    @Test
    void wrongUsageIsNamed() {
        assertEquals(2, probe("--sizes", "3").exitCode);
        assertEquals(2, probe("--sizes", "128", "--probe", "taste").exitCode);
        assertEquals(2, probe("--sizes", "128", "--seeds", "0").exitCode);
        assertEquals(2, probe("--sizes", "128", "--delays", "5,1").exitCode);
        assertEquals(2, probe("--sizes", "128", "--pathway-subsets", "some").exitCode);
        assertEquals(2, probe().exitCode);
    }
}
