package rulezoo.simulator.engine;

import org.jspecify.annotations.Nullable;

/**
 * The arguments of {@link Kernels#transmit}: one row of plastic synapses, and the rule's constants at this
 * moment. The arrays that follow them are the kernels' scratch space.
 */
final class PlasticRow {
    /** Postsynaptic neuron of each synapse. */
    final char[] target;
    final float[] weight;
    /** The row's synapses: {@code from} to {@code to - 1}. */
    int from;
    int to;
    final SpikeHistory history;
    /**
     * Presynaptic trace factor at the row's last visit: post spikes with a smaller factor are still to be made up
     * for.
     */
    float lastVisit;
    /** eta gamma X_pre: the post update is {@code fma(etaGammaTrace, factor, etaBeta)}. */
    float etaGammaTrace;
    final float etaBeta;
    /** Scaled postsynaptic trace of each neuron. */
    final float[] postTrace;
    /**
     * eta kappa times the postsynaptic trace factor: the pre update is
     * {@code fma(etaKappaFactor, X_post, etaAlpha)}.
     */
    float etaKappaFactor;
    final float etaAlpha;
    final float maximumWeight;
    /** Whether the presynaptic update is applied. */
    boolean learn;

    /** Newest spike and trace of each synapse's target. */
    final float[] newestOfRow;
    final float[] traceOfRow;
    /** Synapses that have post spikes to make up for, and the spikes; one list after the other, by age. */
    final int[] pending;
    final float[] pendingFactor;

    /**
     * @param plasticity null for a static pathway, whose rows are never visited
     */
    PlasticRow(Projection projection, float[] weight, @Nullable Plasticity plasticity, SpikeHistory history,
            float[] postTrace) {
        this.target = projection.target;
        this.weight = weight;
        this.history = history;
        this.postTrace = postTrace;
        etaAlpha = plasticity == null ? 0 : plasticity.etaAlpha;
        etaBeta = plasticity == null ? 0 : plasticity.etaBeta;
        maximumWeight = plasticity == null ? 0 : plasticity.maximumWeight;
        int longest = plasticity == null ? 0 : projection.longestRow();
        newestOfRow = new float[longest];
        traceOfRow = new float[longest];
        pending = new int[longest * SpikeHistory.DEPTH + 1];
        pendingFactor = new float[longest * SpikeHistory.DEPTH + 1];
    }

    int length() {
        return to - from;
    }
}
