package rulezoo.analysis.statistics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Control of the chance of any false positive among several tests (Holm, Scand. J. Stat. 6:65, 1979). Same
 * numbers as R {@code p.adjust(p, "holm")}.
 */
public final class Holm {
    private Holm() {}

    /**
     * Adjusted p-values: a test is significant at level a if its adjusted p-value is at most a.
     *
     * @param pValues one for each test of the family; NaN where there was no test, which then does not count
     * @return adjusted values in the same order; NaN where there was no test
     */
    public static double[] adjust(double[] pValues) {
        int[] ascending = IntStream.range(0, pValues.length).filter(i -> !Double.isNaN(pValues[i])).boxed()
                .sorted(Comparator.comparingDouble(i -> pValues[i])).mapToInt(i -> i).toArray();
        int tests = ascending.length;
        double[] adjusted = new double[pValues.length];
        Arrays.fill(adjusted, Double.NaN);
        double largest = 0;
        for (int i = 0; i < tests; i++) {
            largest = Math.max(largest, Math.min(1, pValues[ascending[i]] * (tests - i)));
            adjusted[ascending[i]] = largest;
        }
        return adjusted;
    }
}
