package rulezoo.simulator.engine;

/**
 * The inner loops of {@link BlockEngine}. Every implementation computes the same roundings in the same order,
 * so that which one runs never shows in a result.
 */
interface Kernels {
    /** Values beyond the end of a row that a kernel may read, and write back as they were. */
    int SPARE = 16;

    /** Name for the log. */
    String name();

    /**
     * Counts the spikes that arrive at each target in one step.
     *
     * @param rows the targets of each source
     * @param spikes sources that fire
     * @param counts takes the counts: target n at {@code offset + n}, for a whole number of words
     * @param offset see above
     * @throws IllegalArgumentException if a count is larger than a byte holds
     */
    void count(BitRows rows, IntList spikes, byte[] counts, int offset);

    /**
     * Conductances from counts: {@code conductance[at + i] = counts[i] * weight}.
     *
     * @param n how many
     */
    void scale(byte[] counts, int n, float weight, float[] conductance, int at);

    /**
     * Integrates neurons over one block of {@code DELAY_STEPS} steps.
     *
     * @param dynamics the neuron equations
     * @param before state at the start of the block; not changed
     * @param after state at the end of the block
     * @param arrivals what arrives in each step of the block
     * @param fired takes the neurons that fire in each step, ascending
     */
    void integrate(NeuronDynamics dynamics, NeuronState before, NeuronState after, Arrivals arrivals,
            IntList[] fired);

    /**
     * A spike arrives along one row of plastic synapses: each weight is transmitted, and then changed by the
     * presynaptic update.
     *
     * @param row the row
     * @param conductance takes the transmitted weights: {@code conductance[offset + target] += w}
     * @param offset start of the arrival step in {@code conductance}
     * @param transmitted takes the transmitted weights, {@code transmitted[transmittedAt + k]} for the k-th
     *        synapse
     * @param transmittedAt see above
     */
    void transmit(PlasticRow row, float[] conductance, int offset, float[] transmitted, int transmittedAt);

    /** {@link #catchUp}, then {@link #transmit}. */
    void catchUpAndTransmit(DeferredRow row, float[] conductance, int offset, float[] transmitted, int transmittedAt);

    /** Makes up, in every synapse of a row, for the post spikes since its last visit. */
    void catchUp(DeferredRow row);
}
