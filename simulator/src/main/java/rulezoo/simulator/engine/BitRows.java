package rulezoo.simulator.engine;

/**
 * Who reaches whom, one bit for each pair: a row for each source, a column for each target. A spike is
 * counted at many targets at a time, instead of at one after the other, and asking whether a synapse exists
 * takes one look.
 */
final class BitRows {
    private static final int WORDS_OF_A_CACHE_LINE = 8;

    /** Words of one row: source r reaches target c if bit c of the row at {@code r * words} is set. */
    final int words;
    final long[] bits;

    private BitRows(int rows, int columns) {
        words = Math.ceilDiv(columns, Long.SIZE);
        bits = new long[rows * words];
    }

    /** Inputs and the neurons they reach. */
    static BitRows of(InputConnections connections, int neurons) {
        BitRows rows = new BitRows(connections.inputs(), neurons);
        for (int i = 0; i < connections.inputs(); i++) {
            for (int s = connections.start()[i]; s < connections.start()[i + 1]; s++) {
                rows.set(i, connections.target()[s]);
            }
        }
        return rows;
    }

    /** The rows of a pathway; columns count from its first postsynaptic neuron. */
    static BitRows of(Projection projection) {
        int count = projection.rowStart.length - 1;
        BitRows rows = new BitRows(count, projection.columns);
        for (int r = 0; r < count; r++) {
            for (int s = projection.rowStart[r]; s < projection.rowStart[r + 1]; s++) {
                rows.set(r, projection.target[s] - projection.firstPost);
            }
        }
        return rows;
    }

    private void set(int row, int column) {
        bits[row * words + (column >> 6)] |= 1L << column;
    }

    /**
     * Reads one word of each cache line of some rows, all at once. Their lines then come from memory side by
     * side, and not one after the other when they are first used.
     *
     * @return something that depends on what was read, so that it is read
     */
    long touch(IntList rows) {
        long sum = 0;
        for (int k = 0; k < rows.size; k++) {
            int from = rows.items[k] * words;
            for (int w = from; w < from + words; w += WORDS_OF_A_CACHE_LINE) {
                sum += bits[w];
            }
        }
        return sum;
    }

    /** How many targets of a row come before a column: quicker than looking for it in a list of targets. */
    int rank(int row, int column) {
        int from = row * words;
        int last = from + (column >> 6);
        int count = Long.bitCount(bits[last] & ((1L << column) - 1));
        for (int w = from; w < last; w++) {
            count += Long.bitCount(bits[w]);
        }
        return count;
    }

    boolean get(int row, int column) {
        return (bits[row * words + (column >> 6)] >>> column & 1) != 0;
    }
}
