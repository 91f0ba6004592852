package rulezoo.analysis.statistics;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Randomization test of differences whose sign is arbitrary if there is no effect (Fisher 1935): how many of
 * all assignments of signs give a sum as large as the one found. One-sided, for an effect above 0.
 *
 * <p>
 * All 2^n assignments are counted up to n = {@value #MOST_EXACT} (as
 * {@code scipy.stats.permutation_test((d,), numpy.mean, permutation_type="samples", alternative="greater")}
 * does); beyond that, {@value #DRAWS} are drawn.
 */
public final class SignFlipTest {
    private static final int MOST_EXACT = 16;
    private static final int DRAWS = 100_000;
    private static final long SEED = 20261126;
    private static final double ROUNDING = 1e-12;

    private SignFlipTest() {}

    /**
     * {@return the p-value; NaN without differences}
     *
     * @param differences one for each independent unit, positive if the effect is there
     */
    public static double pValue(double[] differences) {
        int n = differences.length;
        if (n == 0) {
            return Double.NaN;
        }
        double size = Arrays.stream(differences).map(Math::abs).sum();
        double found = Arrays.stream(differences).sum() - ROUNDING * size;
        if (n <= MOST_EXACT) {
            long reached = 0;
            for (int signs = 0; signs < 1 << n; signs++) {
                double sum = 0;
                for (int i = 0; i < n; i++) {
                    sum += (signs >> i & 1) == 0 ? differences[i] : -differences[i];
                }
                reached += sum >= found ? 1 : 0;
            }
            return (double) reached / (1 << n);
        }
        RandomGenerator random = RandomGeneratorFactory.of(Bootstrap.ALGORITHM).create(SEED);
        long reached = 1;
        for (int draw = 0; draw < DRAWS; draw++) {
            double sum = 0;
            for (double difference : differences) {
                sum += random.nextBoolean() ? difference : -difference;
            }
            reached += sum >= found ? 1 : 0;
        }
        return (double) reached / (DRAWS + 1);
    }

    /**
     * {@return the smallest p-value that this number of units can give}
     *
     * @param units number of differences
     */
    public static double smallest(int units) {
        return units <= MOST_EXACT ? Math.pow(2, -units) : 1.0 / (DRAWS + 1);
    }
}
