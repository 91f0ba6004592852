package rulezoo.simulator.engine;

/** Whether a synapse exists, one bit for each pair of neurons of a pathway. */
final class ConnectionBits {
    private final long[] bits;
    private final int wordsPerPost;

    private ConnectionBits(long[] bits, int wordsPerPost) {
        this.bits = bits;
        this.wordsPerPost = wordsPerPost;
    }

    static ConnectionBits of(Projection projection, int neurons) {
        int rows = projection.rowStart.length - 1;
        int words = Math.ceilDiv(rows, Long.SIZE);
        long[] bits = new long[neurons * words];
        for (int r = 0; r < rows; r++) {
            for (int s = projection.rowStart[r]; s < projection.rowStart[r + 1]; s++) {
                bits[projection.target[s] * words + r / Long.SIZE] |= 1L << r;
            }
        }
        return new ConnectionBits(bits, words);
    }

    boolean get(int post, int row) {
        return (bits[post * wordsPerPost + (row >> 6)] >>> row & 1) != 0;
    }
}
