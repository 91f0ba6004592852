package rulezoo.analysis.statistics;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Control of the false discovery rate (Benjamini and Hochberg, J. R. Stat. Soc. B 57:289, 1995).
 *
 * <p>
 * Same numbers as R {@code p.adjust(p, "BH")} and {@code scipy.stats.false_discovery_control(p)}.
 */
public final class BenjaminiHochberg {
    private BenjaminiHochberg() {}

    /**
     * Adjusted p-values: a test is a discovery at rate q if its adjusted p-value is at most q.
     *
     * @param pValues one for each test of the family
     * @return adjusted values in the same order
     */
    public static double[] adjust(double[] pValues) {
        int tests = pValues.length;
        int[] descending = IntStream.range(0, tests).boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> pValues[i]).reversed()).mapToInt(i -> i).toArray();
        double[] adjusted = new double[tests];
        double smallest = 1;
        for (int i = 0; i < tests; i++) {
            int rank = tests - i;
            smallest = Math.min(smallest, pValues[descending[i]] * tests / rank);
            adjusted[descending[i]] = smallest;
        }
        return adjusted;
    }
}
