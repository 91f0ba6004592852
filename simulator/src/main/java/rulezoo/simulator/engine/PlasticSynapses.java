package rulezoo.simulator.engine;

import java.util.Arrays;
import rulezoo.simulator.network.NetworkSpec;
import rulezoo.simulator.rule.Pathway;

/**
 * The synapses of one pathway under a rule. Arrivals are processed first in a block, and in the order of
 * their steps; then come the post spikes of the block. A row that transmitted after a post spike of the same
 * block has then done so too early, and is put right.
 */
abstract class PlasticSynapses extends BlockSynapses {
    final float[] weight;
    final Plasticity rule;
    final Kernels kernels;
    /** Scaled traces: presynaptic ones by row, postsynaptic ones by neuron. */
    final float[] preTrace;
    final float[] postTrace;

    /**
     * @param stride length of arrays that are indexed by neuron
     */
    PlasticSynapses(NetworkSpec network, Pathway pathway, Projection projection, Plasticity rule, int stride,
            Kernels kernels) {
        super(pathway, projection);
        weight = new float[target.length + Kernels.SPARE];
        Arrays.fill(weight, (float) network.initialWeights().of(pathway));
        this.rule = rule;
        this.kernels = kernels;
        preTrace = new float[rowStart.length - 1];
        postTrace = new float[stride];
    }

    @Override
    void beginBlock() {
        super.beginBlock();
        if (rule.preClock.nextBlock()) {
            rebasePre();
        }
        if (rule.postClock.nextBlock()) {
            rebasePost();
        }
    }

    /** The origin of the postsynaptic trace has moved. */
    void rebasePost() {
        TraceClock.rebase(postTrace);
    }

    /** The origin of the presynaptic trace has moved. */
    void rebasePre() {
        TraceClock.rebase(preTrace);
    }

    /** Summed in the order of arrival. */
    @Override
    final float arriving(int post, int slot) {
        float sum = 0;
        for (int k = transmissions.first(slot); k < transmissions.end(slot); k++) {
            int r = transmissions.row(k);
            if (connects(r, post)) {
                sum += transmissions.weight[transmissions.start(k) + synapse(r, post) - rowStart[r]];
            }
        }
        return sum;
    }

    /** Called before the first post spike of the block, once for each neuron that fires. */
    abstract void makeRoom(int post);

    /**
     * A post spike. Post spikes of a block come in the order of their steps, and presynaptic traces grow after
     * the post spikes of their step (see {@link #growPreTraces}).
     *
     * @param learn whether the rule acts
     * @return the steps of the block in which a transmitted weight has changed, one bit each
     */
    final int postSpike(int post, int slot, boolean learn) {
        int changed = 0;
        if (learn) {
            changeWeights(post, slot);
            changed = retransmit(post, slot);
        }
        growPostTrace(post, slot);
        return changed;
    }

    /** A spike of a neuron enters its postsynaptic trace. */
    void growPostTrace(int post, int slot) {
        postTrace[post] += rule.postClock.growth[slot];
    }

    /** w += eta (beta + gamma x_pre) for every synapse onto a neuron, at once or later. */
    abstract void changeWeights(int post, int slot);

    /** Rows that transmitted in later steps of the block do so again, after the post spike. */
    private int retransmit(int post, int spikeSlot) {
        int changed = 0;
        for (int slot = spikeSlot + 1; slot < NetworkSpec.DELAY_STEPS; slot++) {
            for (int k = transmissions.first(slot); k < transmissions.end(slot); k++) {
                int r = transmissions.row(k);
                if (connects(r, post)) {
                    retransmit(k, synapse(r, post), post, spikeSlot, slot);
                    changed |= 1 << slot;
                }
            }
        }
        return changed;
    }

    private void retransmit(int k, int s, int post, int postSlot, int arrivalSlot) {
        int at = transmissions.start(k) + s - rowStart[transmissions.row(k)];
        float w = afterPostSpike(transmissions.weight[at], transmissions.row(k), postSlot);
        transmissions.weight[at] = w;
        float trace = postTrace[post] + rule.postClock.growth[postSlot];
        weight[s] = rule.afterArrival(w, trace, arrivalSlot);
    }

    /** w + eta (beta + gamma x_pre), clipped, with the row's trace as it is now. */
    final float afterPostSpike(float w, int r, int slot) {
        return rule.afterPostSpike(w, preTrace[r], slot);
    }

    /** The spikes that arrived in a step enter their presynaptic traces. */
    final void growPreTraces(int slot) {
        for (int k = transmissions.first(slot); k < transmissions.end(slot); k++) {
            preTrace[transmissions.row(k)] += rule.preClock.growth[slot];
        }
    }

    /** Weights, traces and clocks. */
    record State(float[] weight, float[] preTrace, float[] postTrace, double[] preClock, double[] postClock)
            implements
                Saved {}

    @Override
    Saved save() {
        return new State(weight.clone(), preTrace.clone(), postTrace.clone(), rule.preClock.save(),
                rule.postClock.save());
    }

    @Override
    void restore(Saved saved) {
        State state = (State) saved;
        System.arraycopy(state.weight, 0, weight, 0, weight.length);
        System.arraycopy(state.preTrace, 0, preTrace, 0, preTrace.length);
        System.arraycopy(state.postTrace, 0, postTrace, 0, postTrace.length);
        rule.preClock.restore(state.preClock);
        rule.postClock.restore(state.postClock);
    }
}
