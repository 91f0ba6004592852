package rulezoo.simulator.engine;

import java.util.Arrays;
import rulezoo.simulator.network.NetworkSpec;

/**
 * What was transmitted in one block, in the order of arrival: kept so that transmissions that a post spike of
 * the same block should have preceded can be done again.
 */
final class Transmissions {
    /** Transmissions of step s are numbers {@code firstOfSlot[s]} to {@code firstOfSlot[s + 1] - 1}. */
    private final int[] firstOfSlot = new int[NetworkSpec.DELAY_STEPS + 1];
    private int size;
    private BlockSynapses[] synapses = new BlockSynapses[64];
    private int[] pre = new int[64];
    private int[] slot = new int[64];
    private int[] start = new int[65];
    private float[] etaGammaTrace = new float[64];
    /** Transmitted weights; those of transmission k begin at {@code start(k)}. Static rows keep none. */
    float[] weight = new float[1 << 14];

    void clear() {
        size = 0;
    }

    /** What is added from now on arrives in this step of the block; called for each step in order. */
    void beginSlot(int arrivalSlot) {
        firstOfSlot[arrivalSlot] = size;
        firstOfSlot[arrivalSlot + 1] = size;
    }

    /** Notes a row that transmits and makes room for its weights; returns its index. */
    int add(BlockSynapses row, int preNeuron, int arrivalSlot, int weights) {
        if (size == pre.length) {
            synapses = Arrays.copyOf(synapses, 2 * size);
            pre = Arrays.copyOf(pre, 2 * size);
            slot = Arrays.copyOf(slot, 2 * size);
            start = Arrays.copyOf(start, 2 * size + 1);
            etaGammaTrace = Arrays.copyOf(etaGammaTrace, 2 * size);
        }
        synapses[size] = row;
        pre[size] = preNeuron;
        slot[size] = arrivalSlot;
        start[size + 1] = start[size] + weights;
        if (start[size + 1] > weight.length) {
            weight = Arrays.copyOf(weight, Math.max(2 * weight.length, start[size + 1]));
        }
        firstOfSlot[arrivalSlot + 1] = size + 1;
        return size++;
    }

    int start(int index) {
        return start[index];
    }

    void setTrace(int index, float trace) {
        etaGammaTrace[index] = trace;
    }

    /**
     * Puts right every synapse onto a neuron that fired whose row's spike arrived in the same step or later in
     * the block.
     *
     * @param incoming the plastic pathways onto the neuron
     * @return the steps in which a transmitted weight changed, one bit each
     */
    int correct(int post, int spikeSlot, BlockSynapses[] incoming) {
        int changed = 0;
        for (int k = firstOfSlot[spikeSlot]; k < size; k++) {
            for (BlockSynapses s : incoming) {
                if (synapses[k] == s && s.connects(pre[k], post)) {
                    changed |= correct(k, post, spikeSlot);
                }
            }
        }
        return changed;
    }

    private int correct(int k, int post, int spikeSlot) {
        BlockSynapses s = synapses[k];
        int position = s.positionInRow(pre[k], post);
        if (slot[k] == spikeSlot) {
            s.coincide(pre[k], position, spikeSlot, etaGammaTrace[k]);
            return 0;
        }
        int at = start[k] + position;
        weight[at] = s.retransmit(pre[k], position, post, spikeSlot, slot[k], etaGammaTrace[k], weight[at]);
        return 1 << slot[k];
    }

    /** Conductance that arrives at a neuron along one pathway in one step, summed in the order of arrival. */
    float sum(BlockSynapses pathway, int post, int arrivalSlot) {
        float sum = 0;
        for (int k = firstOfSlot[arrivalSlot]; k < firstOfSlot[arrivalSlot + 1]; k++) {
            if (synapses[k] == pathway && pathway.connects(pre[k], post)) {
                int position = pathway.positionInRow(pre[k], post);
                sum += pathway.isPlastic() ? weight[start[k] + position] : pathway.staticWeight(pre[k], position);
            }
        }
        return sum;
    }
}
