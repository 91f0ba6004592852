package rulezoo.analysis.statistics;

import java.util.Arrays;
import org.hipparchus.stat.inference.TTest;

/** Student's paired t-test, two-sided (as {@code scipy.stats.ttest_1samp(differences, 0)}). */
public final class PairedTTest {
    private PairedTTest() {}

    /**
     * Probability of differences at least this far from 0 if their expectation is 0.
     *
     * @param differences one for each pair; at least 2
     * @return the p-value; 1 if all differences are 0, 0 if they all have the same other value
     */
    public static double pValue(double[] differences) {
        if (Arrays.stream(differences).allMatch(d -> d == differences[0])) {
            return differences[0] == 0 ? 1 : 0;
        }
        return new TTest().tTest(0, differences);
    }
}
