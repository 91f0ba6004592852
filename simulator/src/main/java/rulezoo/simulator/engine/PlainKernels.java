package rulezoo.simulator.engine;

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
    public void integrate(NeuronDynamics dynamics, NeuronState before, NeuronState after, Arrivals arrivals,
            FiredBits fired) {
        after.set(before);
        for (int i = 0; i < arrivals.stride; i++) {
            integrate(dynamics, after, i, arrivals, fired);
        }
    }

    private static void integrate(NeuronDynamics dynamics, NeuronState state, int i, Arrivals arrivals,
            FiredBits fired) {
        for (int step = 0; step < NetworkSpec.DELAY_STEPS; step++) {
            if (dynamics.step(state, i)) {
                fired.set(step, i, 1);
            }
            receive(state, i, arrivals, step);
        }
    }

    /** What arrives in a step is added after the neuron has integrated. */
    static void receive(NeuronState state, int i, Arrivals arrivals, int step) {
        int at = step * arrivals.stride + i;
        state.ampa[i] += Math.fma(arrivals.inputCount[at], arrivals.inputWeight, arrivals.excitatory[at]);
        state.gaba[i] += arrivals.inhibitory[at];
    }

    @Override
    public void transmit(PlasticRow row, float[] conductance, int offset, float[] transmitted, int transmittedAt) {
        transmit(row, row.from, conductance, offset, transmitted, transmittedAt);
    }

    /** The rest of a row from synapse {@code first} on. */
    static void transmit(PlasticRow row, int first, float[] conductance, int offset, float[] transmitted,
            int transmittedAt) {
        for (int s = first; s < row.to; s++) {
            int post = row.target[s];
            float w = catchUp(row, row.weight[s], post);
            transmitted[transmittedAt + s - row.from] = w;
            conductance[offset + post] += w;
            row.weight[s] = row.learn
                    ? clip(w + Math.fma(row.etaKappaFactor, row.postTrace[post], row.etaAlpha), row.maximumWeight)
                    : w;
        }
    }

    @Override
    public void catchUp(PlasticRow row) {
        catchUp(row, row.from);
    }

    /** The rest of a row from synapse {@code first} on. */
    static void catchUp(PlasticRow row, int first) {
        for (int s = first; s < row.to; s++) {
            row.weight[s] = catchUp(row, row.weight[s], row.target[s]);
        }
    }

    /** The weight after all post spikes since the row's last visit, oldest first. */
    static float catchUp(PlasticRow row, float weight, int post) {
        int pending = 0;
        while (pending < PlasticRow.HISTORY && row.history[pending][post] < row.lastVisit) {
            pending++;
        }
        float w = weight;
        while (pending > 0) {
            pending--;
            w = clip(w + Math.fma(row.etaGammaTrace, row.history[pending][post], row.etaBeta), row.maximumWeight);
        }
        return w;
    }

    static float clip(float weight, float maximum) {
        float positive = weight > 0 ? weight : 0;
        return positive < maximum ? positive : maximum;
    }
}
