package rulezoo.simulator.network;

import java.util.Locale;
import java.util.OptionalInt;

/**
 * What stays fixed when the network size N changes. None of them is the right one: small networks differ from
 * large ones in their fluctuations, in how much of their drive is recurrent, or in their wiring, so that a
 * dependence on N shows in what several of them have in common (docs/probes.md).
 */
public enum SizeScaling {
    /** {@link #IN_DEGREE} in recurrent spiking networks, {@link #PROBABILITY} in all others. */
    USUAL("usual scaling"),
    /**
     * The number of synapses of a neuron, and with it mean drive, fluctuations, weights and learning rate; the
     * connection probability changes as 1/N. Where that would take a probability above 1, weights make up for the
     * rest.
     */
    IN_DEGREE("neurons keep their number of synapses when N changes"),
    /**
     * The connection probability; weights, their bound and the learning rate change as 1/N, so that mean drive
     * and homeostatic time stay fixed and fluctuations fall: a small network is driven by recurrent noise, a
     * large one by its input.
     */
    PROBABILITY("weights and learning rate scale with 1/N"),
    /**
     * The connection probability; weights, their bound and the learning rate change as 1/sqrt(N), so that
     * fluctuations of the recurrent input stay fixed (van Vreeswijk and Sompolinsky 1996). One spike changes a
     * weight by the same share of it at every N. The input is not scaled, so that the mean recurrent drive, and
     * the drive that learning adds in a given time, grow as sqrt(N) against it: rates fall with N unless the
     * input is matched.
     */
    SQRT("weights and learning rate scale with 1/\u221aN"),
    /** Connection probability, weights and learning rate alike: the mean drive grows with N. */
    NOTHING("connection probability, weights and learning rate are the same at every N");

    private final String words;

    SizeScaling(String words) {
        this.words = words;
    }

    /** {@return what it does, for people} */
    public String words() {
        return words;
    }

    /** {@return the name in plans and records} */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * {@return what it means in a network; {@link #USUAL} is not among the answers}
     *
     * @param network the network
     */
    public SizeScaling in(NetworkModel network) {
        if (this != USUAL) {
            return this;
        }
        return network.recurrent().isPresent() ? IN_DEGREE : PROBABILITY;
    }

    /**
     * {@return a network at another size}
     *
     * @param network the network
     * @param size number of excitatory neurons, or of inputs
     * @throws IllegalArgumentException if this kind of network knows one scaling only
     */
    public NetworkModel scale(NetworkModel network, int size) {
        SizeScaling scaling = in(network);
        if (scaling == PROBABILITY) {
            return network.scaledTo(size);
        }
        return network.withRecurrent(spec -> scaling.scaled(spec, size))
                .orElseThrow(() -> new IllegalArgumentException("--scaling " + this
                        + " is for recurrent spiking networks only; others take 'probability'"));
    }

    /**
     * {@return the smallest size that keeps the in-degree, if this scaling is to keep it and a size is too small:
     * there every neuron is connected with every other, and larger weights make up for the synapses that are
     * missing}
     *
     * @param network the archived network
     * @param size number of excitatory neurons that is asked for
     */
    public OptionalInt smallestInstead(NetworkModel network, int size) {
        return network.recurrent().filter(_ -> in(network) == IN_DEGREE)
                .map(spec -> (int) Math.ceil(spec.excitatory() * spec.connectionProbability()))
                .filter(smallest -> size < smallest).map(OptionalInt::of).orElse(OptionalInt.empty());
    }

    private NetworkSpec scaled(NetworkSpec spec, int excitatory) {
        // First, because it refuses sizes that are too small for any of them.
        NetworkSpec diluted = spec.scaledTo(excitatory);
        if (this == IN_DEGREE) {
            return spec.standIn(excitatory);
        }
        double factor = this == SQRT ? StrictMath.sqrt((double) spec.excitatory() / excitatory) : 1;
        return new NetworkSpec(diluted.excitatory(), diluted.inhibitory(), spec.connectionProbability(),
                spec.initialWeights().times(factor), spec.maximumWeight() * factor, spec.learningRate() * factor,
                spec.weightScale() * factor, spec.neuron(), spec.input());
    }
}
