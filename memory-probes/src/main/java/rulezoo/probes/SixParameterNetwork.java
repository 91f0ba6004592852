package rulezoo.probes;

import java.util.Optional;
import rulezoo.simulator.network.NetworkModel;
import rulezoo.simulator.network.NetworkSpec;

/**
 * The recurrent spiking network of six-parameter rules: its synapses are known one by one, and single
 * pathways can be held.
 */
final class SixParameterNetwork {
    private SixParameterNetwork() {}

    /** The network, if it is one. */
    static Optional<NetworkSpec> in(NetworkModel network) {
        return network.recurrent().filter(_ -> network.canHoldPathways());
    }

    /**
     * The network.
     *
     * @param what what needs it, with a verb
     * @throws IllegalArgumentException if it is another
     */
    static NetworkSpec require(NetworkModel network, String what) {
        return in(network).orElseThrow(() -> new IllegalArgumentException(what
                + " the recurrent network of six-parameter rules: leave other rules out with"
                + " --where 'family=polynomial-6'"));
    }
}
