package rulezoo.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rulezoo.archive.intake.RuleCsv;
import rulezoo.simulator.network.SizeScaling;
import rulezoo.simulator.experiment.Simulation;
import rulezoo.simulator.network.NetworkModel;
import rulezoo.simulator.network.NetworkPreset;
import rulezoo.simulator.network.NetworkSpec;
import rulezoo.simulator.protocol.Protocol;

class SimulateCommandTest {
    private static final String HEADER = "rule,rate_poisson_hz,EE_tau_pre_s,EE_tau_post_s,EE_alpha,EE_beta,EE_gamma,"
            + "EE_kappa,EI_tau_pre_s,EI_tau_post_s,EI_alpha,EI_beta,EI_gamma,EI_kappa,IE_tau_pre_s,IE_tau_post_s,"
            + "IE_alpha,IE_beta,IE_gamma,IE_kappa,II_tau_pre_s,II_tau_post_s,II_alpha,II_beta,II_gamma,II_kappa";
    private static final String STDP = "h01,10,0.02,0.02,0,0,0,0,0.02,0.02,0,0,0,0,0.02,0.02,-0.2,0,1,1,0.02,0.02,0,0,0,0";

    @TempDir
    Path folder = Path.of("");

    private CommandRun simulate(String table, String... more) throws IOException {
        Path file = folder.resolve("rules.csv");
        Files.writeString(file, table);
        List<String> arguments = new ArrayList<>(
                List.of("simulate", "--rules", file.toString(), "--settle", "0.4", "--score", "0.4"));
        arguments.addAll(List.of(more));
        return CommandRun.of(arguments.toArray());
    }

    @Test
    void printsOneJsonObjectForEachRuleAndSeed() throws IOException {
        CommandRun outcome = simulate(HEADER + "\n" + STDP + "\n", "--network", "tiny", "--seed", "1", "--seed", "2",
                "--json");
        assertEquals(0, outcome.exitCode(), outcome.err());
        List<String> lines = outcome.out().lines().toList();
        assertEquals(2, lines.size());
        JsonNode first = new ObjectMapper().readTree(lines.getFirst());
        assertEquals("h01", first.get("rule").asText());
        assertEquals("N256", first.get("size").asText());
        assertEquals(1, first.get("seed").asInt());
        assertEquals(-1, first.get("blow_up_s").asDouble());
        assertTrue(first.get("rate").asDouble() > 0);
        assertTrue(first.has("plausible") && first.has("wiif"));
        assertFalse(first.get("spike_digest").equals(new ObjectMapper().readTree(lines.get(1)).get("spike_digest")));
    }

    @Test
    void anotherSizeIsThatOfProbeAndAnImplausibleNetworkSaysWhy() throws IOException {
        CommandRun outcome = simulate(HEADER + "\n" + STDP + "\n", "--network", "tiny", "--ne", "128", "--json");
        JsonNode line = new ObjectMapper().readTree(outcome.out());
        RuleCsv.Row row = RuleCsv.read(folder.resolve("rules.csv")).rows().getFirst();
        NetworkSpec tiny = NetworkPreset.TINY.spec();
        NetworkModel scaled = SizeScaling.IN_DEGREE.scale(
                tiny.withInputRateHz(Objects.requireNonNull(row.inputRateHz())), 128);
        assertEquals(new Simulation(scaled, row.rule(), Protocol.background(0.4, 0.4), 1).run().spikeDigest(),
                line.get("spike_digest").asText());
        assertEquals(0, line.get("plausible").asInt());
        String reason = line.get("violations").get(0).asText();
        assertTrue(reason.matches("\\w+ [\\d.]+( \\S+)? is (below|above) [\\d.]+.*"), reason);
        assertTrue(simulate(HEADER + "\n" + STDP + "\n", "--network", "tiny", "--ne", "128").out()
                .contains("    not plausible: " + reason));
        assertFalse(simulate(HEADER + "\n" + STDP + "\n", "--network", "tiny", "--ne", "128", "--scaling",
                "probability", "--json").out().equals(outcome.out()));
        assertEquals(2, simulate(HEADER + "\n" + STDP, "--network", "tiny", "--scaling", "sqrt").exitCode());
    }

    @Test
    void theNumberOfThreadsDoesNotShow() throws IOException {
        String[] options = {"--network", "tiny", "--seed", "1", "--seed", "2", "--json", "--threads"};
        List<String> one = new ArrayList<>(List.of(options));
        one.add("1");
        List<String> two = new ArrayList<>(List.of(options));
        two.add("2");
        assertEquals(simulate(HEADER + "\n" + STDP, one.toArray(String[]::new)).out(),
                simulate(HEADER + "\n" + STDP, two.toArray(String[]::new)).out());
    }

    @Test
    void aRepeatedRuleIsSimulatedOnce() throws IOException {
        assertEquals(1,
                simulate(HEADER + "\n" + STDP + "\n" + STDP, "--network", "tiny", "--json").out().lines().count());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "-0.2,0,1,1 | NaN,0,1,1 | row 2, column IE_alpha: 'NaN' is not a number",
            "-0.2,0,1,1 | high,0,1,1 | row 2, column IE_alpha: 'high' is not a number",
            "-0.2,0,1,1 | ,0,1,1 | row 2, column IE_alpha: the value is missing",
            "0.02,0.02,-0.2 | -0.02,0.02,-0.2 | row 2, column IE_tau_pre_s: -0.02 is no time constant",
            "-0.2,0,1,1 | 1e9,0,1,1 | row 2, column IE_alpha: 1.0E9 is outside",
            "h01,10 | h01,-3 | row 2, column rate_poisson_hz: -3.0 is outside"})
    void aWrongValueIsNamedWithRowAndColumn(String from, String to, String message) throws IOException {
        CommandRun outcome = simulate(HEADER + "\n" + STDP.replace(from, to));
        assertEquals(1, outcome.exitCode());
        assertTrue(outcome.err().contains("rules.csv, " + message), outcome.err());
        assertEquals(1, outcome.err().lines().count());
    }

    @Test
    void aMissingColumnIsNamed() throws IOException {
        CommandRun outcome = simulate(HEADER.replace("IE_gamma", "IE_gama") + "\n" + STDP);
        assertEquals(1, outcome.exitCode());
        assertTrue(outcome.err().contains("column 'IE_gamma' is missing"), outcome.err());
    }

    @Test
    void aRowThatEndsEarlyIsNamed() throws IOException {
        CommandRun outcome = simulate(HEADER + "\n" + STDP + "\nh02,10,0.02");
        assertEquals(1, outcome.exitCode());
        assertTrue(outcome.err().contains("row 3, column EE_tau_post_s"), outcome.err());
    }

    @Test
    void aRowWithTooManyCellsIsNamed() throws IOException {
        CommandRun outcome = simulate(HEADER + "\n" + STDP + ",1,2,3");
        assertEquals(1, outcome.exitCode());
        assertTrue(outcome.err().contains("row 2"), outcome.err());
    }

    @Test
    void oneNameForTwoRulesIsRefused() throws IOException {
        CommandRun outcome = simulate(HEADER + "\n" + STDP + "\n" + STDP.replace("-0.2", "-0.3"));
        assertEquals(1, outcome.exitCode());
        assertTrue(outcome.err().contains("row 3: rule 'h01' was given before with other coefficients"), outcome.err());
    }

    @Test
    void anEmptyTableIsRefused() throws IOException {
        assertTrue(simulate("").err().contains("no rules"));
        assertTrue(simulate(HEADER).err().contains("no rules"));
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        CommandRun outcome = CommandRun.of("simulate", "--rules", "nowhere.csv");
        assertEquals(1, outcome.exitCode());
        assertTrue(outcome.err().contains("nowhere.csv"), outcome.err());
        assertEquals(1, outcome.err().lines().count(), outcome.err());
    }

    @Test
    void anUnknownPresetIsWrongUsage() throws IOException {
        CommandRun outcome = simulate(HEADER + "\n" + STDP, "--network", "huge");
        assertEquals(2, outcome.exitCode());
        assertTrue(outcome.err().contains("unknown network preset 'huge': known are tiny"), outcome.err());
    }

    @Test
    void wrongNumbersAreWrongUsage() throws IOException {
        assertEquals(2, simulate(HEADER + "\n" + STDP, "--ne", "3").exitCode());
        assertEquals(2, simulate(HEADER + "\n" + STDP, "--threads", "0").exitCode());
        assertEquals(2, simulate(HEADER + "\n" + STDP, "--settle", "-1").exitCode());
        assertEquals(2, simulate(HEADER + "\n" + STDP, "--seed", "x").exitCode());
    }

    @Test
    void theStackTraceIsShownOnlyOnRequest() throws IOException {
        assertFalse(simulate("").err().contains("at rulezoo"));
        assertTrue(simulate("", "--verbose").err().contains("at rulezoo"));
    }
}
