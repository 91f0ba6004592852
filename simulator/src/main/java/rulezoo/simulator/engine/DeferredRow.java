package rulezoo.simulator.engine;

/**
 * The arguments of {@link Kernels#catchUpAndTransmit}: a row with post spikes that it has yet to make up for.
 */
final class DeferredRow extends PlasticRow {
    final SpikeHistory history;
    /**
     * Presynaptic trace factor at the row's last visit: post spikes with a smaller factor are still to be made up
     * for.
     */
    float lastVisit;
    /** eta gamma X_pre: the post update is {@code fma(etaGammaTrace, factor, etaBeta)}. */
    float etaGammaTrace;
    final float etaBeta;

    /** Scratch space of the kernels: the newest spike of each synapse's target. */
    final float[] newestOfRow;
    /** Synapses that have post spikes to make up for, and the spikes; one list after the other, by age. */
    final int[] pending;
    final float[] pendingFactor;

    DeferredRow(Projection projection, float[] weight, Plasticity rule, float[] postTrace, SpikeHistory history) {
        super(projection, weight, rule, postTrace);
        this.history = history;
        etaBeta = rule.etaBeta;
        newestOfRow = new float[traceOfRow.length];
        pending = new int[traceOfRow.length * SpikeHistory.DEPTH + 1];
        pendingFactor = new float[pending.length];
    }

    void selectPending(int first, int end, float last, float etaGammaPreTrace) {
        from = first;
        to = end;
        lastVisit = last;
        etaGammaTrace = etaGammaPreTrace;
    }
}
