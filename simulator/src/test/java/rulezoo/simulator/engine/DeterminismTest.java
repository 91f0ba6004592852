package rulezoo.simulator.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rulezoo.simulator.experiment.Simulation;
import rulezoo.simulator.network.NetworkSpec;
import rulezoo.simulator.protocol.Protocol;
import rulezoo.simulator.rule.Pathway;
import rulezoo.simulator.rule.PlasticityRule;
import rulezoo.simulator.rule.SixParameterRule;

/** The same simulation gives the same spikes in every virtual machine and on every number of threads. */
class DeterminismTest {
    private static final SixParameterRule RULE = new SixParameterRule(0.02, 0.03, -0.2, 0.1, 1, 0.8);

    private static Simulation simulation() {
        return new Simulation(NetworkSpec.PUBLISHED.standIn(64),
                PlasticityRule
                        .polynomial(Map.of(Pathway.EE, RULE, Pathway.EI, RULE, Pathway.IE, RULE, Pathway.II, RULE)),
                Protocol.background(0.2, 0.1), 7);
    }

    /** Prints the digest: what the other virtual machines run. */
    public static void main(String[] arguments) {
        System.out.println(simulation().run().spikeDigest() + " " + KernelProvider.best().name());
    }

    @ParameterizedTest
    @ValueSource(strings = {"--add-modules=jdk.incubator.vector -XX:UseAVX=2",
            "--add-modules=jdk.incubator.vector -Xint",
            "-Xint", "-XX:TieredStopAtLevel=1"})
    void everyVirtualMachineGivesTheSameSpikes(String options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // Options for other processors are ignored where they mean nothing.
        command.add("-XX:+IgnoreUnrecognizedVMOptions");
        command.addAll(List.of(options.split(" ", -1)));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), DeterminismTest.class.getName()));
        Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor());
        assertTrue(output.startsWith(simulation().run().spikeDigest() + " "), output);
        assertEquals(!options.contains("vector"), output.contains("plain"), output);
    }

    @Test
    void threadsDoNotShareAnything() throws InterruptedException, ExecutionException {
        String expected = simulation().run().spikeDigest();
        Callable<String> task = () -> simulation().run().spikeDigest();
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            for (Future<String> digest : threads.invokeAll(Collections.nCopies(4, task))) {
                assertEquals(expected, digest.get());
            }
        }
    }
}
