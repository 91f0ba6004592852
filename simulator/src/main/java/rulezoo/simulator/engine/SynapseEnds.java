package rulezoo.simulator.engine;

import rulezoo.simulator.network.NetworkSpec;
import rulezoo.simulator.rule.Pathway;

/**
 * Where the synapses of a pathway begin and end, in the order of {@link Engine#weights}. Neurons are numbered
 * through, excitatory ones first, as unsigned 16-bit numbers.
 *
 * @param pre presynaptic neuron of each synapse
 * @param post postsynaptic neuron of each synapse
 */
@SuppressWarnings("ArrayRecordComponent") // millions of synapses; never compared
public record SynapseEnds(char[] pre, char[] post) {
    /**
     * {@return the synapses of a pathway in a recurrent network under a master seed}
     *
     * @param network network that is wired
     * @param pathway class of synapses
     * @param seed master seed of connectivity
     */
    public static SynapseEnds of(NetworkSpec network, Pathway pathway, long seed) {
        Projection projection = Projection.random(network, pathway, seed);
        char[] pre = new char[projection.synapses()];
        for (int row = 0; row + 1 < projection.rowStart.length; row++) {
            for (int s = projection.rowStart[row]; s < projection.rowStart[row + 1]; s++) {
                pre[s] = (char) (projection.firstPre + row);
            }
        }
        return new SynapseEnds(pre, projection.target);
    }
}
