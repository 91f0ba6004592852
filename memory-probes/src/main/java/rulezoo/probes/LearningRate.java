package rulezoo.probes;

import rulezoo.simulator.network.CodependentSpec;
import rulezoo.simulator.network.FeedforwardSpec;
import rulezoo.simulator.network.LinearNeuronSpec;
import rulezoo.simulator.network.MeanFieldSpec;
import rulezoo.simulator.network.NetworkModel;
import rulezoo.simulator.network.NetworkSpec;
import rulezoo.simulator.network.RecurrentRateSpec;

/**
 * The learning-rate probe (docs/science.md, 2.3; MBA 5A): any other probe with eta multiplied by a factor.
 */
final class LearningRate {
    private LearningRate() {}

    /**
     * A network with another learning rate.
     *
     * @throws IllegalArgumentException if this kind of network has none
     */
    static NetworkModel times(NetworkModel network, double factor) {
        return switch (network) {
            case NetworkModel same when factor == 1 -> same;
            case NetworkSpec spec -> spec.withLearningRate(spec.learningRate() * factor);
            case FeedforwardSpec spec -> spec.withLearningRate(spec.learningRate() * factor);
            case LinearNeuronSpec spec -> new LinearNeuronSpec(spec.inputsPerBlock(), spec.blocks(),
                    spec.initialWeight(), spec.stepLearningRate() * factor, spec.inputNoise(), spec.targetHz());
            case CodependentSpec _,MeanFieldSpec _,RecurrentRateSpec _ -> throw new IllegalArgumentException(
                    "--learning-rates is for six-parameter rules, feedforward networks and linear neurons");
        };
    }
}
