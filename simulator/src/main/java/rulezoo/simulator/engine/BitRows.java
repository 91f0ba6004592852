package rulezoo.simulator.engine;

/**
 * Who reaches whom, one bit for each pair: a row for each source, a column for each target. A spike is
 * counted at many targets at a time, instead of at one after the other, and asking whether a synapse exists
 * takes one look.
 */
final class BitRows {
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

    boolean get(int row, int column) {
        return (bits[row * words + (column >> 6)] >>> column & 1) != 0;
    }
}
