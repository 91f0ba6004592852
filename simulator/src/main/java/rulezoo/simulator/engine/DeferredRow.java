package rulezoo.simulator.engine;

/**
 * The arguments of {@link Kernels#catchUpAndTransmit}: a row with post spikes that it has yet to make up for.
 */
final class DeferredRow extends PlasticRow {
    private static final int CACHE_LINE_BYTES = 64;

    final SpikeHistory history;
    /**
     * Presynaptic trace factor at the row's last visit: post spikes with a smaller factor are still to be made up
     * for.
     */
    float lastVisit;
    /** eta gamma X_pre: the post update is {@code fma(etaGammaTrace, factor, etaBeta)}. */
    float etaGammaTrace;
    final float etaBeta;

    /** Entries of one level of the scratch space. */
    final int half;
    /**
     * Scratch space of the kernels, level by level: the pairs of each synapse's target. The even synapses of a
     * row stand in one array and the odd ones in the other, so that two vectors of longs are put together to one
     * of floats without moving a lane.
     */
    final long[] even;
    final long[] odd;
    /** Synapses with spikes to make up for that are older than the recent ones. */
    final int[] pending;
    int listed;
    /** Takes the weights of a row that is visited without a transmission. */
    final float[] untransmitted;
    /** Takes what {@link #touch} has read, so that the compiler keeps the reads. */
    float touched;

    DeferredRow(Projection projection, float[] weight, Plasticity rule, float[] postTrace, SpikeHistory history) {
        super(projection, weight, rule, postTrace);
        this.history = history;
        etaBeta = rule.etaBeta;
        half = traceOfRow.length / 2 + Kernels.SPARE;
        even = new long[SpikeHistory.LEVELS * half];
        odd = new long[SpikeHistory.LEVELS * half];
        pending = new int[traceOfRow.length + 2 * Kernels.SPARE];
        untransmitted = new float[traceOfRow.length + Kernels.SPARE];
    }

    void selectPending(int first, int end, float last, float etaGammaPreTrace) {
        from = first;
        to = end;
        lastVisit = last;
        etaGammaTrace = etaGammaPreTrace;
    }

    /**
     * Reads one value of each cache line of the row, all at once. The row has left the near caches since its last
     * visit, and its lines then arrive side by side instead of one after the other: a fifth of the time of a
     * network of 4096 with four plastic pathways.
     */
    final void touch() {
        float sum = 0;
        for (int s = from; s < to; s += CACHE_LINE_BYTES / Float.BYTES) {
            sum += weight[s];
        }
        int targets = 0;
        for (int s = from; s < to; s += CACHE_LINE_BYTES / Character.BYTES) {
            targets += target[s];
        }
        touched = sum + targets;
    }
}
