package rulezoo.analysis.statistics;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;

/**
 * A permutation test of whether units (rules) differ at all in what is expected of them. If they do not,
 * values of one replicate (seed) may be exchanged between units, whatever the replicates have in common; the
 * statistic is the variance between the means of units.
 */
public final class Heterogeneity {
    /** Random permutations; the observed order counts as one more. */
    public static final int PERMUTATIONS = 999;

    private static final long SEED = 20261126;

    private Heterogeneity() {}

    /**
     * {@return the p-value, one-sided; NaN with fewer than 2 units or replicates}
     *
     * @param values by unit and replicate; NaN where one is missing
     */
    public static double pValue(double[][] values) {
        if (values.length < 2 || values[0].length < 2) {
            return Double.NaN;
        }
        RandomGenerator random = RandomGeneratorFactory.of(Bootstrap.ALGORITHM).create(SEED);
        double[][] centred = new double[values.length][];
        Arrays.setAll(centred, u -> values[u].clone());
        int[][] present = new int[values[0].length][];
        for (int r = 0; r < present.length; r++) {
            present[r] = centre(centred, r);
        }
        // Sums of the same numbers in another order differ by rounding.
        double limit = between(centred) * (1 - 1e-12);
        int asFar = 1;
        for (int i = 0; i < PERMUTATIONS; i++) {
            for (int r = 0; r < present.length; r++) {
                shuffle(centred, r, present[r], random);
            }
            asFar += between(centred) >= limit ? 1 : 0;
        }
        return asFar / (PERMUTATIONS + 1.0);
    }

    /** Subtracts the mean of a replicate, which all its units have in common; the units that have it. */
    private static int[] centre(double[][] values, int replicate) {
        int[] units = IntStream.range(0, values.length)
                .filter(u -> Double.isFinite(values[u][replicate])).toArray();
        double mean = Arrays.stream(units).mapToDouble(u -> values[u][replicate]).average().orElse(0);
        for (int unit : units) {
            values[unit][replicate] -= mean;
        }
        return units;
    }

    private static void shuffle(double[][] values, int replicate, int[] units, RandomGenerator random) {
        for (int i = units.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            double swapped = values[units[i]][replicate];
            values[units[i]][replicate] = values[units[j]][replicate];
            values[units[j]][replicate] = swapped;
        }
    }

    /** Sum over units of their squared mean times their number of values. */
    private static double between(double[][] values) {
        double between = 0;
        for (double[] unit : values) {
            double sum = 0;
            int n = 0;
            for (double v : unit) {
                if (Double.isFinite(v)) {
                    sum += v;
                    n++;
                }
            }
            between += n == 0 ? 0 : sum * sum / n;
        }
        return between;
    }
}
