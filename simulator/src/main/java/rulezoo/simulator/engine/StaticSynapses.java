package rulezoo.simulator.engine;

import java.util.Arrays;
import rulezoo.simulator.network.NetworkSpec;
import rulezoo.simulator.rule.Pathway;

/**
 * Synapses without a rule: all keep the pathway's initial weight, so that what arrives at a neuron is a count
 * of spikes times this weight.
 */
final class StaticSynapses extends BlockSynapses {
    private final float weight;
    private final Kernels kernels;
    private final IntList rows = new IntList();
    private final byte[] counts;
    private final int columns;

    StaticSynapses(NetworkSpec network, Pathway pathway, Projection projection, Kernels kernels) {
        super(pathway, projection);
        this.weight = (float) network.initialWeights().of(pathway);
        this.kernels = kernels;
        this.columns = projection.columns;
        this.counts = new byte[Math.ceilDiv(columns, Long.SIZE) * Long.SIZE];
    }

    @Override
    void transmit(int pre, int slot, boolean learn, float[] conductance, int offset) {
        transmissions.add(pre - firstPre, slot, 0);
    }

    @Override
    void endArrivals(float[] conductance, int stride) {
        for (int slot = 0; slot < NetworkSpec.DELAY_STEPS; slot++) {
            rows.clear();
            for (int k = transmissions.first(slot); k < transmissions.end(slot); k++) {
                rows.add(transmissions.row(k));
            }
            int at = slot * stride + firstPost;
            if (rows.size > Byte.MAX_VALUE) {
                countOneByOne(conductance, at);
            } else if (rows.size > 0) {
                kernels.count(connected, rows, counts, 0);
                kernels.scale(counts, columns, weight, conductance, at);
            }
        }
    }

    /** For steps in which a count may not fit a byte, because many neurons fire at once. */
    private void countOneByOne(float[] conductance, int at) {
        for (int k = 0; k < rows.size; k++) {
            int r = rows.items[k];
            for (int s = rowStart[r]; s < rowStart[r + 1]; s++) {
                conductance[at + target[s] - firstPost]++;
            }
        }
        for (int i = 0; i < columns; i++) {
            conductance[at + i] *= weight;
        }
    }

    @Override
    float arriving(int post, int slot) {
        int count = 0;
        for (int k = transmissions.first(slot); k < transmissions.end(slot); k++) {
            count += connects(transmissions.row(k), post) ? 1 : 0;
        }
        return count * weight;
    }

    @Override
    float weight(int synapse) {
        return weight;
    }

    @Override
    float[] weights() {
        float[] all = new float[synapses()];
        Arrays.fill(all, weight);
        return all;
    }

    private record Unchanged() implements Saved {}

    @Override
    Saved save() {
        return new Unchanged();
    }

    @Override
    void restore(Saved saved) {}
}
