package rulezoo.probes;

import java.util.Arrays;
import java.util.Locale;
import rulezoo.simulator.network.CodependentSpec;
import rulezoo.simulator.network.FeedforwardSpec;
import rulezoo.simulator.network.LinearNeuronSpec;
import rulezoo.simulator.network.MeanFieldSpec;
import rulezoo.simulator.network.NetworkModel;
import rulezoo.simulator.network.NetworkSpec;
import rulezoo.simulator.network.RecurrentRateSpec;

/** What stays fixed when the network size N changes. */
public enum SizeScaling {
    /**
     * The connection probability; weights, their bound and the learning rate change as 1/N, so that mean drive
     * and homeostatic time stay fixed and fluctuations fall (science: E.8). The usual one.
     */
    PROBABILITY,
    /** The number of synapses of a neuron, and with it mean drive, fluctuations and weights. */
    IN_DEGREE,
    /** Connection probability, weights and learning rate alike: the mean drive grows with N. */
    NOTHING;

    /** {@return the name in plans and records} */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Finds a scaling by its name.
     *
     * @param id name in plans and records
     * @return the scaling of this name
     * @throws IllegalArgumentException if there is none
     */
    public static SizeScaling of(String id) {
        return Arrays.stream(values()).filter(s -> s.id().equals(id)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown scaling '" + id
                        + "': known are " + Arrays.stream(values()).map(SizeScaling::id).toList()));
    }

    /**
     * A network at another size.
     *
     * @throws IllegalArgumentException if this kind of network knows one scaling only
     */
    NetworkModel scale(NetworkModel network, int excitatory) {
        if (this == PROBABILITY) {
            return network.scaledTo(excitatory);
        }
        return switch (network) {
            case NetworkSpec spec -> scale(spec, excitatory);
            case CodependentSpec spec -> new CodependentSpec(scale(spec.network(), excitatory), spec.layers());
            case FeedforwardSpec _,LinearNeuronSpec _,MeanFieldSpec _,RecurrentRateSpec _ ->
                throw new IllegalArgumentException(
                        "--scaling " + id() + " is for recurrent spiking networks only; others take 'probability'");
        };
    }

    private NetworkSpec scale(NetworkSpec spec, int excitatory) {
        if (this == IN_DEGREE) {
            return spec.standIn(excitatory);
        }
        NetworkSpec scaled = spec.scaledTo(excitatory);
        return new NetworkSpec(scaled.excitatory(), scaled.inhibitory(), spec.connectionProbability(),
                spec.initialWeights(), spec.maximumWeight(), spec.learningRate(), spec.weightScale(), spec.neuron(),
                spec.input());
    }
}
