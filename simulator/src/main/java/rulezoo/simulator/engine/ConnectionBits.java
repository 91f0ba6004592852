package rulezoo.simulator.engine;

/**
 * Whether a synapse exists, one bit for each pair of neurons of a pathway, row by row: the rows that transmit
 * in one block are asked again and again, and few.
 */
final class ConnectionBits {
    private final long[] bits;
    private final int wordsPerRow;
    private final int firstPost;

    private ConnectionBits(long[] bits, int wordsPerRow, int firstPost) {
        this.bits = bits;
        this.wordsPerRow = wordsPerRow;
        this.firstPost = firstPost;
    }

    static ConnectionBits of(Projection projection) {
        int rows = projection.rowStart.length - 1;
        int words = Math.ceilDiv(projection.columns, Long.SIZE);
        long[] bits = new long[rows * words];
        for (int r = 0; r < rows; r++) {
            for (int s = projection.rowStart[r]; s < projection.rowStart[r + 1]; s++) {
                int column = projection.target[s] - projection.firstPost;
                bits[r * words + column / Long.SIZE] |= 1L << column;
            }
        }
        return new ConnectionBits(bits, words, projection.firstPost);
    }

    boolean get(int post, int row) {
        int column = post - firstPost;
        return (bits[row * wordsPerRow + (column >> 6)] >>> column & 1) != 0;
    }
}
