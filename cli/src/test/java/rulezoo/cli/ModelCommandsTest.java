package rulezoo.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rulezoo.archive.Zoo;
import rulezoo.archive.record.ProbeRecord;
import rulezoo.archive.record.RuleRecord;
import rulezoo.simulator.model.ModelPreset;

/** The same commands for every network. */
class ModelCommandsTest {
    @ParameterizedTest
    @CsvSource({"toy,200", "toy-co-active,160", "toy-implicit,80", "taylor,80", "taylor-xrw,80", "taylor-81,80",
            "rate-mlp,60", "rate-mlp-xywr,60", "mean-field,100", "recurrent-linear,16", "recurrent-rectified,16"})
    void rulesOfRatesAreEvolvedReplayedProbedAndAnalyzed(String model, int size, @TempDir Path folder)
            throws IOException {
        evolveReplayProbeAndAnalyze(model, size, folder);
    }

    @ParameterizedTest
    @Tag("validation")
    @CsvSource({"feedforward,200", "codependent-mlp,256", "codependent-polynomial,256"})
    void rulesOfSpikesAreEvolvedReplayedProbedAndAnalyzed(String model, int size, @TempDir Path folder)
            throws IOException {
        evolveReplayProbeAndAnalyze(model, size, folder);
    }

    private static void evolveReplayProbeAndAnalyze(String model, int size, Path folder) throws IOException {
        Path zoo = folder.resolve("zoo");
        CommandRun evolve = CommandRun.of("evolve", "--zoo", zoo, "--model", model, "--evaluations", 1,
                "--threads", 2, "--json");
        assertEquals(0, evolve.exitCode(), evolve.err());
        assertFalse(Zoo.open(zoo).rules().isEmpty(), evolve.out());
        CommandRun replay = CommandRun.of("replay", "--zoo", zoo);
        assertEquals(0, replay.exitCode(), replay.out() + replay.err());
        CommandRun probe = CommandRun.of("probe", "--zoo", zoo, "--model", model, "--sizes", size, "--rules", 2,
                "--seeds", 2, "--delays", "1,10", "--settle", 10);
        assertEquals(0, probe.exitCode(), probe.err());
        assertTrue(Zoo.open(zoo).probes().stream().anyMatch(ProbeRecord::isControl));
        assertTrue(Zoo.open(zoo).probes().stream().anyMatch(ProbeRecord::stable));
        CommandRun analyze = CommandRun.of("analyze", "--zoo", zoo, "--out", folder.resolve("report"));
        assertEquals(0, analyze.exitCode(), analyze.err());
        assertTrue(Files.size(folder.resolve("report/index.html")) > 10_000);
    }

    @Test
    void rulesOfATableAreSimulatedInAnyModel(@TempDir Path folder) throws IOException {
        Path table = Files.writeString(folder.resolve("toys.csv"), """
                rule,EE_theta0,EE_theta1
                hebbian,0,-1
                unstable,1,1
                """);
        CommandRun run = CommandRun.of("simulate", "--rules", table, "--model", "toy", "--settle", "20", "--score", "5",
                "--json");
        assertEquals(0, run.exitCode(), run.err());
        ObjectMapper json = new ObjectMapper();
        assertEquals(1, json.readTree(run.lines().get(0)).get("plausible").asInt());
        assertEquals(5, json.readTree(run.lines().get(0)).get("rate").asDouble(), 0.2);
        assertEquals(0, json.readTree(run.lines().get(1)).get("plausible").asInt());
    }

    @Test
    void rulesOfATableAreImportedIntoTheNetworkTheyAreMeantFor(@TempDir Path folder) throws IOException {
        Path table = Files.writeString(folder.resolve("toys.csv"), """
                rule,EE_theta0,EE_theta1
                hebbian,0,-1
                unstable,1,1
                """);
        Path zoo = folder.resolve("zoo");
        CommandRun run = CommandRun.of("zoo", "import", zoo, table, "--model", "toy");
        assertEquals(0, run.exitCode(), run.err());
        assertTrue(run.out().contains("2 new rules"), run.out());
        RuleRecord hebbian = Zoo.open(zoo).rules().getFirst();
        assertEquals(ModelPreset.TOY.network(), hebbian.network());
        assertEquals(List.of(hebbian.id() + " same, 1 seed", "1 of 1 rules gave the same spikes and metrics again"),
                CommandRun.of("replay", "--zoo", zoo, "--rule", hebbian.id()).lines());
        CommandRun provenance = CommandRun.of("zoo", "provenance", zoo, hebbian.id(), "--json");
        assertTrue(provenance.out().contains("\"stable_here\":true"), provenance.out());
        CommandRun again = CommandRun.of("zoo", "import", zoo, table, "--model", "toy");
        assertTrue(again.out().contains(" 0 new rules"), again.out());
        CommandRun published = CommandRun.of("zoo", "import", zoo, "--known", "--model", "toy");
        assertEquals(2, published.exitCode());
        assertTrue(published.err().contains("leave out --known"), published.err());
        CommandRun other = CommandRun.of("zoo", "import", folder.resolve("other"), zoo, "--model", "toy");
        assertEquals(2, other.exitCode());
        assertTrue(other.err().contains("tables of rules (.csv) only"), other.err());
        assertFalse(Files.exists(folder.resolve("other")));
    }

    @Test
    void publishedMlpRuleIsSimulatedWithItsLayers(@TempDir Path folder) throws IOException {
        Path table = Files.writeString(folder.resolve("mlp.csv"),
                """
                        rule,IE_eta,IE_pre_w1,IE_pre_w2,IE_pre_w3,IE_pre_w4,IE_pre_bias,IE_post_w1,IE_post_w2,IE_post_w3,IE_post_w4,IE_post_bias
                        spikes_2304160206_mlp,0.31234013,0.62988,-1.3415942,-0.80779383,-0.5324167,-1.7974302,0.9813101,0.25854838,0.024478458,0.41436559,0.33431479
                        """);
        Path layers = Path.of(System.getProperty("rulezoo.root"),
                "simulator/src/main/resources/rulezoo/simulator/codependent/mlp_frozen_layers.csv");
        CommandRun run = CommandRun.of("simulate", "--rules", table, "--model", "codependent-mlp", "--layers", layers,
                "--settle", "1", "--score", "0.8", "--json");
        assertEquals(0, run.exitCode(), run.err());
        assertEquals(-1, new ObjectMapper().readTree(run.out()).get("blow_up_s").asDouble());
    }

    @Test
    void unknownModelsAndWrongColumnsAreExplained(@TempDir Path folder) throws IOException {
        CommandRun unknown = CommandRun.of("evolve", "--zoo", folder.resolve("zoo"), "--model", "brain");
        assertEquals(2, unknown.exitCode());
        assertTrue(unknown.err().contains("unknown model 'brain': known are toy,"), unknown.err());
        Path table = Files.writeString(folder.resolve("toys.csv"), "rule,EE_theta0\nhalf,1\n");
        CommandRun half = CommandRun.of("simulate", "--rules", table, "--model", "toy");
        assertEquals(1, half.exitCode());
        assertTrue(half.err().contains("column 'EE_theta1' is missing"), half.err());
        CommandRun pathway = CommandRun.of("evolve", "--zoo", folder.resolve("zoo"), "--model", "toy", "--pathways",
                "II");
        assertEquals(2, pathway.exitCode());
        assertTrue(pathway.err().contains("only EE can be plastic in this network, not II"), pathway.err());
    }
}
