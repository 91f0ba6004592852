package rulezoo.simulator.engine;

/**
 * The targets of each input as one bit for each neuron: a spike is counted at many neurons at a time, instead
 * of at one target after the other.
 */
final class InputBits {
    /** Words of one input's row: input i reaches neuron n if bit n of the row at {@code i * words} is set. */
    final int words;
    final long[] bits;

    /**
     * @param neurons a multiple of 64
     */
    InputBits(InputConnections connections, int neurons) {
        words = neurons / Long.SIZE;
        bits = new long[connections.inputs() * words];
        for (int i = 0; i < connections.inputs(); i++) {
            for (int s = connections.start()[i]; s < connections.start()[i + 1]; s++) {
                int target = connections.target()[s];
                bits[i * words + (target >> 6)] |= 1L << target;
            }
        }
    }
}
