package rulezoo.simulator.engine;

/**
 * The arguments of {@link Kernels#transmit}: one row of plastic synapses, and the rule's constants at this
 * moment.
 */
final class PlasticRow {
    /** Number of post spikes that a neuron's history holds. */
    static final int HISTORY = 8;

    /** Postsynaptic neuron of each synapse. */
    int[] target = new int[0];
    float[] weight = new float[0];
    /** The row's synapses: {@code from} to {@code to - 1}. */
    int from;
    int to;
    /**
     * Presynaptic trace factor at the latest post spikes of each neuron, newest first:
     * {@code history[age][neuron]}, infinite where there was none. The factor falls with time, so that it also
     * tells the order of events.
     */
    float[][] history = new float[0][];
    /**
     * Presynaptic trace factor at the row's last visit: post spikes with a smaller factor are still to be made up
     * for.
     */
    float lastVisit;
    /** eta gamma X_pre: the post update is {@code fma(etaGammaTrace, factor, etaBeta)}. */
    float etaGammaTrace;
    float etaBeta;
    /** Scaled postsynaptic trace of each neuron. */
    float[] postTrace = new float[0];
    /**
     * eta kappa times the postsynaptic trace factor: the pre update is
     * {@code fma(etaKappaFactor, X_post, etaAlpha)}.
     */
    float etaKappaFactor;
    float etaAlpha;
    float maximumWeight;
    /** Whether the presynaptic update is applied. */
    boolean learn;
}
