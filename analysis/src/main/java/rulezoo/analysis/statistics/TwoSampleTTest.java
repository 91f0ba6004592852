package rulezoo.analysis.statistics;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.hipparchus.stat.inference.TTest;

/**
 * Student's unpaired t-test of two samples with a common variance, two-sided (as
 * {@code scipy.stats.ttest_ind(a, b)}): the published test of a rule's memory (Mem1k).
 */
public final class TwoSampleTTest {
    private TwoSampleTTest() {}

    /**
     * Probability of means at least this far apart if their expectations are equal.
     *
     * @param a at least 2 values
     * @param b at least 2 values
     * @return the p-value; if no value differs from its sample's first one, 1 for equal and 0 for different
     *         samples
     */
    public static double pValue(double[] a, double[] b) {
        if (DoubleStream.of(a).allMatch(v -> v == a[0]) && Arrays.stream(b).allMatch(v -> v == b[0])) {
            return a[0] == b[0] ? 1 : 0;
        }
        return new TTest().homoscedasticTTest(a, b);
    }

    /**
     * The same test of groups: values of one group are not independent, so that their mean counts once.
     *
     * @param groups group of each pair of values
     * @param a one value each
     * @param b one value each
     * @return the p-value; NaN with fewer than 2 groups
     */
    public static double pValue(long[] groups, double[] a, double[] b) {
        return Arrays.stream(groups).distinct().count() < 2
                ? Double.NaN
                : pValue(means(groups, a), means(groups, b));
    }

    private static double[] means(long[] groups, double[] values) {
        return Arrays.stream(groups).distinct().sorted()
                .mapToDouble(group -> IntStream.range(0, values.length).filter(i -> groups[i] == group)
                        .mapToDouble(i -> values[i]).average().orElseThrow())
                .toArray();
    }
}
