package rulezoo.simulator.engine;

import java.util.Arrays;
import rulezoo.simulator.network.NetworkSpec;

/**
 * The kernels as plain loops: the readable reference of every other implementation, and what runs without
 * vectors.
 */
final class PlainKernels implements Kernels {
    @Override
    public String name() {
        return "plain";
    }

    @Override
    public void count(BitRows rows, IntList spikes, byte[] counts, int offset) {
        Arrays.fill(counts, offset, offset + rows.words * Long.SIZE, (byte) 0);
        for (int k = 0; k < spikes.size; k++) {
            for (int w = 0; w < rows.words; w++) {
                for (long rest = rows.bits[spikes.items[k] * rows.words + w]; rest != 0; rest &= rest - 1) {
                    int at = offset + w * Long.SIZE + Long.numberOfTrailingZeros(rest);
                    if (counts[at] == Byte.MAX_VALUE) {
                        throw new IllegalArgumentException("more than " + Byte.MAX_VALUE
                                + " spikes reach one neuron within one step: the input rate is too high");
                    }
                    counts[at]++;
                }
            }
        }
    }

    @Override
    public void scale(byte[] counts, int n, float weight, float[] conductance, int at) {
        scale(counts, 0, n, weight, conductance, at);
    }

    static void scale(byte[] counts, int first, int n, float weight, float[] conductance, int at) {
        for (int i = first; i < n; i++) {
            conductance[at + i] = counts[i] * weight;
        }
    }

    @Override
    public void integrate(NeuronDynamics dynamics, NeuronState before, NeuronState after, Arrivals arrivals,
            IntList[] fired) {
        after.set(before);
        for (int i = 0; i < arrivals.stride; i++) {
            for (int step = 0; step < NetworkSpec.DELAY_STEPS; step++) {
                if (dynamics.step(after, i)) {
                    fired[step].add(i);
                }
                receive(after, i, arrivals, step);
            }
        }
    }

    /** What arrives in a step is added after the neuron has integrated. */
    static void receive(NeuronState state, int i, Arrivals arrivals, int step) {
        int at = step * arrivals.stride + i;
        NeuronDynamics.receive(state, i,
                Fma.fma(arrivals.inputCount[at], arrivals.inputWeight, arrivals.excitatory[at]),
                arrivals.inhibitory[at]);
    }

    @Override
    public void transmit(PlasticRow row, float[] conductance, int offset, float[] transmitted, int transmittedAt) {
        for (int s = row.from; s < row.to; s++) {
            float w = row.weight[s];
            transmitted[transmittedAt + s - row.from] = w;
            conductance[offset + row.target[s]] += w;
            row.weight[s] = preUpdate(row, w, row.target[s]);
        }
    }

    @Override
    public void catchUpAndTransmit(DeferredRow row, float[] conductance, int offset, float[] transmitted,
            int transmittedAt) {
        catchUp(row);
        transmit(row, conductance, offset, transmitted, transmittedAt);
    }

    @Override
    public void catchUp(DeferredRow row) {
        for (int s = row.from; s < row.to; s++) {
            row.weight[s] = catchUp(row, row.weight[s], row.target[s]);
        }
    }

    /** The weight after the presynaptic update. */
    static float preUpdate(PlasticRow row, float weight, int post) {
        return row.learn
                ? Plasticity.clip(weight + Fma.fma(row.etaKappaFactor, row.postTrace[post], row.etaAlpha),
                        row.maximumWeight)
                : weight;
    }

    /** The weight after all post spikes since the row's last visit, oldest first. */
    static float catchUp(DeferredRow row, float weight, int post) {
        SpikeHistory history = row.history;
        int pending = 0;
        while (pending < SpikeHistory.DEPTH && history.factor(pending, post) < row.lastVisit) {
            pending++;
        }
        float w = weight;
        while (pending > 0) {
            pending--;
            w = postSpike(row, w, history.factor(pending, post));
        }
        return w;
    }

    /** The weight after a post spike. */
    static float postSpike(DeferredRow row, float weight, float factor) {
        return Plasticity.clip(weight + Fma.fma(row.etaGammaTrace, factor, row.etaBeta), row.maximumWeight);
    }
}
