package rulezoo.simulator.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rulezoo.simulator.network.NetworkSpec;
import rulezoo.simulator.rule.Pathway;
import rulezoo.simulator.rule.PlasticityRule;
import rulezoo.simulator.rule.SixParameterRule;

/**
 * Compares engines with the plain one that defines every result: a small network, once with four plastic
 * pathways and once with one, for long enough that the origin of its traces moves.
 */
public final class EngineCheck {
    private static final int EXCITATORY = 96;
    private static final int STEPS = 5600;
    private static final long SEED = 20_260;
    private static final SixParameterRule RULE = new SixParameterRule(0.011, 0.013, -0.11, 0.07, 0.9, -0.3);

    private EngineCheck() {}

    /**
     * Runs the check.
     *
     * @param maker makes the engines to be checked
     * @return the first difference, in words; nothing if spikes and weights are the same bits
     */
    public static Optional<String> firstDifference(EngineMaker maker) {
        PlasticityRule all = PlasticityRule
                .polynomial(Map.of(Pathway.EE, RULE, Pathway.EI, RULE, Pathway.IE, RULE, Pathway.II, RULE));
        PlasticityRule inhibitory = PlasticityRule.polynomial(Map.of(Pathway.IE, RULE));
        return firstDifference(maker, all).or(() -> firstDifference(maker, inhibitory));
    }

    private static Optional<String> firstDifference(EngineMaker maker, PlasticityRule rule) {
        NetworkSpec network = NetworkSpec.PUBLISHED.scaledTo(EXCITATORY);
        Wiring wiring = Wiring.of(network, SEED);
        Engine reference = new ReferenceEngine(network, rule, wiring,
                new PoissonInput(SEED, wiring.input().inputs(), network.input().rateHz()));
        List<String> expected = spikes(reference);
        try (Engine engine = maker.make(network, rule, SEED)) {
            List<String> actual = spikes(engine);
            for (int k = 0; k < Math.max(expected.size(), actual.size()); k++) {
                String a = k < expected.size() ? expected.get(k) : "nothing";
                String b = k < actual.size() ? actual.get(k) : "nothing";
                if (!a.equals(b)) {
                    return Optional.of("spike " + k + " is " + b + ", not " + a);
                }
            }
            for (Pathway pathway : Pathway.values()) {
                int at = Arrays.mismatch(reference.weights(pathway), engine.weights(pathway));
                if (at >= 0) {
                    return Optional.of("weight " + at + " of pathway " + pathway + " differs");
                }
            }
        }
        return Optional.empty();
    }

    private static List<String> spikes(Engine engine) {
        List<String> spikes = new ArrayList<>();
        engine.advance(STEPS, (step, neuron) -> spikes.add("neuron " + neuron + " in step " + step));
        return spikes;
    }
}
