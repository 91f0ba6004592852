package rulezoo.simulator.engine;

/**
 * The arguments of {@link Kernels#transmit}: one row of plastic synapses, and the rule's constants at this
 * moment.
 */
class PlasticRow {
    /** Postsynaptic neuron of each synapse. */
    final char[] target;
    final float[] weight;
    /** The row's synapses: {@code from} to {@code to - 1}. */
    int from;
    int to;
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
    /** Scratch space of the kernels: the trace of each synapse's target. */
    final float[] traceOfRow;

    PlasticRow(Projection projection, float[] weight, Plasticity rule, float[] postTrace) {
        this.target = projection.target;
        this.weight = weight;
        this.postTrace = postTrace;
        etaAlpha = rule.etaAlpha;
        maximumWeight = rule.maximumWeight;
        traceOfRow = new float[projection.longestRow() + Kernels.SPARE];
    }

    final void select(int first, int end, float presynapticFactor, boolean learning) {
        from = first;
        to = end;
        etaKappaFactor = presynapticFactor;
        learn = learning;
    }

    final int length() {
        return to - from;
    }
}
