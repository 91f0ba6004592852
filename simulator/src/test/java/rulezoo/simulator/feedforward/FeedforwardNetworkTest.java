package rulezoo.simulator.feedforward;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import rulezoo.simulator.engine.Engine;
import rulezoo.simulator.protocol.Stimulus;
import rulezoo.simulator.recording.SpikeDigest;
import rulezoo.simulator.rule.Pathway;
import rulezoo.simulator.rule.SixParameterRule;

class FeedforwardNetworkTest {
    private static final FeedforwardRule HEBBIAN = new FeedforwardRule(
            new SixParameterRule(0.02, 0.02, -0.12, 0, 1, 1), 0);

    @Test
    void restoredNetworkLivesOnAsItWouldHave() {
        FeedforwardNetwork network = network(Map.of(Pathway.IE, HEBBIAN));
        run(network);
        Engine.State state = network.save();
        String first = run(network);
        float[] weights = network.weights(Pathway.IE);
        network.restore(state);
        assertEquals(first, run(network));
        assertArrayEquals(weights, network.weights(Pathway.IE));
    }

    @Test
    void spikeIndependentTermDriftsLinearlyAndStopsAtTheBound() {
        FeedforwardRule drift = new FeedforwardRule(new SixParameterRule(0.02, 0.02, 0, 0, 0, 0), -1.2);
        FeedforwardNetwork network = network(Map.of(Pathway.IE, drift));
        network.advance(100_000, (step, neuron) -> {});
        assertEquals(1 - 0.01 * 1.2 * 10, network.weight(Pathway.IE, 7), 1e-6);
        network.advance(1_000_000, (step, neuron) -> {});
        assertEquals(0, network.weight(Pathway.IE, 7), 0);
    }

    @Test
    void weightsStandStillWhileFrozen() {
        FeedforwardRule drift = new FeedforwardRule(new SixParameterRule(0.02, 0.02, -0.12, 0, 1, 1), -1.2);
        FeedforwardNetwork network = network(Map.of(Pathway.IE, drift));
        run(network);
        network.setPlastic(false);
        float[] before = network.weights(Pathway.IE);
        run(network);
        assertArrayEquals(before, network.weights(Pathway.IE));
        network.setPlastic(true);
        assertArrayEquals(before, network.weights(Pathway.IE));
    }

    @Test
    void stimulusRaisesTheRateWithoutPlasticity() {
        FeedforwardSpec excitatoryOnly = new FeedforwardSpec(800, 200, 10, 0.1, 0.5, 20, 0.01, 0);
        FeedforwardNetwork network = new FeedforwardNetwork(excitatoryOnly, Map.of(), 3);
        int background = count(network);
        network.present(Stimulus.continuous("all", 0, FeedforwardNetwork.STIMULUS_INPUTS, 90));
        assertTrue(count(network) > background + 10);
    }

    @Test
    void inhibitionBetweenInhibitoryNeuronsIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> network(Map.of(Pathway.II, HEBBIAN)));
    }

    private static FeedforwardNetwork network(Map<Pathway, FeedforwardRule> rules) {
        return new FeedforwardNetwork(FeedforwardSpec.PUBLISHED, rules, 3);
    }

    private static String run(Engine engine) {
        SpikeDigest digest = new SpikeDigest();
        engine.advance(50_000, digest);
        return digest.hex();
    }

    private static int count(Engine engine) {
        int[] spikes = {0};
        engine.advance(20_000, (step, neuron) -> spikes[0]++);
        return spikes[0];
    }
}
