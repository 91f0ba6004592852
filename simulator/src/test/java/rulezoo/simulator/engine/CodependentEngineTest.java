package rulezoo.simulator.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import rulezoo.simulator.codependent.CodependentMlp;
import rulezoo.simulator.codependent.CodependentPolynomial;
import rulezoo.simulator.codependent.CodependentRule;
import rulezoo.simulator.codependent.HiddenLayers;
import rulezoo.simulator.network.NetworkPreset;
import rulezoo.simulator.network.NetworkSpec;
import rulezoo.simulator.recording.SpikeDigest;
import rulezoo.simulator.rule.Pathway;

class CodependentEngineTest {
    /** Rates of fsbi_fig4_mlp, a rule that its authors found plausible in the background task. */
    private static final double[] PUBLISHED_EE = {0.12993972, 0.296384186, -0.46711427, 0.424380839, 0.647823513,
            0.0348782279, 0.341926664, 0.347279757, 0.347070426, -0.31504041, -0.694070637};
    private static final double[] PUBLISHED_IE = {0.000479347276, 0.187801853, -0.209873557, -0.37514466, 0.885631084,
            0.143499836, 0.642546713, -0.299585074, 0.586552262, -0.938091934, -0.0376303978};
    private static final double PUBLISHED_INPUT_HZ = 8.75709915;

    @Test
    void publishedNetworkRuleKeepsASmallNetworkStable() throws IOException {
        HiddenLayers layers = HiddenLayers.read(Path.of(System.getProperty("rulezoo.root"),
                "simulator/src/main/resources/rulezoo/simulator/codependent/mlp_frozen_layers.csv"));
        NetworkSpec network = network(PUBLISHED_INPUT_HZ);
        CodependentEngine engine = engine(network, Map.of(Pathway.EE, new CodependentMlp(layers, PUBLISHED_EE),
                Pathway.IE, new CodependentMlp(layers, PUBLISHED_IE)));
        assertTrue(engine.advance(30_000, (step, neuron) -> {}));
        int[] spikes = {0};
        assertTrue(engine.advance(10_000, (step, neuron) -> spikes[0] += neuron < network.excitatory() ? 1 : 0));
        double rateHz = (double) spikes[0] / network.excitatory();
        assertTrue(rateHz > 1 && rateHz < 50, "rate " + rateHz);
        double mean = mean(engine.weights(Pathway.EE)) / network.weightScale();
        assertTrue(mean > 0.01 && mean < 0.5, "mean EE weight " + mean);
    }

    @Test
    void rulesWithoutAmplitudeChangeNothing() {
        CodependentEngine none = engine(network(10), Map.of());
        CodependentEngine zero = engine(network(10), Map.of(Pathway.IE, new CodependentPolynomial(new double[21])));
        assertEquals(run(none), run(zero));
        assertArrayEquals(none.weights(Pathway.IE), zero.weights(Pathway.IE));
    }

    @Test
    void restoredNetworkLivesOnAsItWouldHave() {
        double[] c = new double[21];
        c[0] = -0.02;
        c[10] = 0.03;
        CodependentEngine engine = engine(network(10), Map.of(Pathway.IE, new CodependentPolynomial(c)));
        run(engine);
        Engine.State state = engine.save();
        String first = run(engine);
        float[] weights = engine.weights(Pathway.IE);
        engine.restore(state);
        assertEquals(first, run(engine));
        assertArrayEquals(weights, engine.weights(Pathway.IE));
    }

    private static NetworkSpec network(double inputHz) {
        NetworkSpec tiny = NetworkPreset.TINY.spec();
        return tiny.withInputRateHz(inputHz);
    }

    private static CodependentEngine engine(NetworkSpec network, Map<Pathway, CodependentRule> rules) {
        Wiring wiring = Wiring.of(network, 1);
        return new CodependentEngine(network, rules, wiring,
                new PoissonInput(1, wiring.input().inputs(), network.input().rateHz()));
    }

    private static String run(Engine engine) {
        SpikeDigest digest = new SpikeDigest();
        engine.advance(4000, digest);
        return digest.hex();
    }

    private static double mean(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += value;
        }
        return sum / values.length;
    }
}
