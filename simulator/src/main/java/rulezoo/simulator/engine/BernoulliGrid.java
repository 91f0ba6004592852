package rulezoo.simulator.engine;

import java.util.Arrays;
import rulezoo.simulator.random.RandomStream;

/**
 * Pairs of a row and a column, each of which is drawn independently with one probability: the synapses of
 * random connectivity. The stream is asked for the gaps between pairs, so that the cost goes with the pairs
 * drawn.
 *
 * @param rows number of rows
 * @param columns number of columns
 * @param firstColumn number that the first column has among all neurons
 * @param excluded column that is left out of row 0, column {@code excluded + r} of row r: no neuron connects
 *        to itself; {@link #NONE} if rows and columns are different neurons
 */
record BernoulliGrid(int rows, int columns, int firstColumn, int excluded) {
    /** No column is left out of any row. */
    static final int NONE = Integer.MIN_VALUE;

    /**
     * The pairs that were drawn, row by row.
     *
     * @param start row r has the pairs {@code start[r]} to {@code start[r + 1] - 1}
     * @param target column of each pair as the number of a neuron, ascending within a row, as an unsigned 16-bit
     *        number
     */
    record Pairs(int[] start, char[] target) {}

    /** Draws the pairs. */
    Pairs draw(RandomStream random, double probability) {
        double rate = probability < 1 ? RandomStream.trialRate(probability) : Double.POSITIVE_INFINITY;
        long pairs = (long) rows * columns;
        int[] start = new int[rows + 1];
        char[] target = new char[Math.toIntExact(Math.min(pairs, (long) (pairs * probability * 1.02) + 10_000))];
        int n = 0;
        int row = 0;
        for (long at = random.nextTrials(rate) - 1; at < pairs; at += random.nextTrials(rate)) {
            int r = (int) (at / columns);
            int column = (int) (at % columns);
            while (row < r) {
                start[++row] = n;
            }
            if (column != excluded + r) {
                if (n == target.length) {
                    target = Arrays.copyOf(target, target.length + target.length / 8);
                }
                target[n++] = (char) (firstColumn + column);
            }
        }
        while (row < rows) {
            start[++row] = n;
        }
        return new Pairs(start, Arrays.copyOf(target, n));
    }
}
