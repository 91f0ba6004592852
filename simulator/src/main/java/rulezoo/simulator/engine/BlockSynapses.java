package rulezoo.simulator.engine;

import java.util.Arrays;
import rulezoo.simulator.network.NetworkSpec;
import rulezoo.simulator.rule.Pathway;

/**
 * The synapses of one pathway in {@link BlockEngine}, stored row by row: those of one presynaptic neuron
 * stand together. Without a rule, as here, their weights never change.
 */
class BlockSynapses {
    final int firstPre;
    final int[] rowStart;
    final char[] target;
    final float[] weight;
    final ConnectionBits connected;
    /** What was transmitted in this block. */
    final Transmissions transmissions = new Transmissions();

    BlockSynapses(NetworkSpec network, Pathway pathway, Projection projection) {
        firstPre = projection.firstPre;
        rowStart = projection.rowStart;
        target = projection.target;
        weight = new float[target.length];
        Arrays.fill(weight, (float) network.initialWeights().of(pathway));
        connected = ConnectionBits.of(projection);
    }

    int synapses() {
        return target.length;
    }

    /** Called before the first arrival of a block. */
    void beginBlock() {
        transmissions.clear();
    }

    /** A spike arrives: {@code conductance[offset + target]} grows by the weight of each synapse of the row. */
    void transmit(int pre, int slot, boolean learn, float[] conductance, int offset) {
        int r = pre - firstPre;
        transmissions.add(r, slot, 0);
        for (int s = rowStart[r]; s < rowStart[r + 1]; s++) {
            conductance[offset + target[s]] += weight[s];
        }
    }

    /** Conductance that arrives at a neuron in one step, summed in the order of arrival. */
    final float arriving(int post, int slot) {
        float sum = 0;
        for (int k = transmissions.first(slot); k < transmissions.end(slot); k++) {
            int r = transmissions.row(k);
            if (connected.get(post, r)) {
                sum += transmitted(k, synapse(r, post));
            }
        }
        return sum;
    }

    /** The weight that a synapse contributed to a transmission of this block. */
    float transmitted(int transmission, int synapse) {
        return weight[synapse];
    }

    /** The synapse of a row onto a neuron, which must exist. */
    final int synapse(int r, int post) {
        return Arrays.binarySearch(target, rowStart[r], rowStart[r + 1], (char) post);
    }

    /** The weight of a synapse as it would be if all its spikes had been applied. */
    float weight(int synapse) {
        return weight[synapse];
    }

    /** A copy of all weights as they would be if all spikes had been applied. */
    float[] weights() {
        return weight.clone();
    }

    /** A saved state, which only this pathway can go back to. */
    interface Saved {}

    private record Unchanged() implements Saved {}

    Saved save() {
        return new Unchanged();
    }

    /** Goes back to a saved state. */
    void restore(Saved saved) {}
}
