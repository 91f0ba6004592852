package rulezoo.analysis.statistics;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The mean of the replicates of one unit, with Student's interval and test. With a single random factor whose
 * levels all differ (seeds) this is the ordinary t-test of a mean, {@code scipy.stats.ttest_1samp(x, 0)}.
 * With two crossed factors (wiring and patterns) replicates that share a level are not independent: the
 * variance is that of clustering by the one factor, plus that by the other, minus that by both (Cameron,
 * Gelbach and Miller, J. Bus. Econ. Stat. 29:238, 2011), at least the larger of the first two, with one
 * degree of freedom less than the fewer levels.
 */
public final class ReplicateMean {
    private ReplicateMean() {}

    /**
     * {@return the mean and its test; without an interval if no factor has two levels among these values}
     *
     * @param values one for each replicate; NaN for one that does not count
     * @param factors level of each replicate, for each random factor, see {@link Sampling#factors}
     */
    public static TestedEstimate of(double[] values, List<int[]> factors) {
        double[] finite = Arrays.stream(values).filter(Double::isFinite).toArray();
        int n = finite.length;
        double mean = Arrays.stream(finite).average().orElse(Double.NaN);
        if (n > 1 && Arrays.stream(finite).allMatch(v -> v == finite[0])) {
            return TestedEstimate.student(finite[0], 0, 1, n);
        }
        int[] both = new int[values.length];
        double sum = 0;
        double largest = Double.NaN;
        double freedom = Double.MAX_VALUE;
        int varying = 0;
        for (int[] factor : factors) {
            Clustered clustered = Clustered.of(values, mean, factor);
            if (clustered.levels > 1) {
                varying++;
                sum += clustered.variance;
                largest = Double.isNaN(largest) ? clustered.variance : Math.max(largest, clustered.variance);
                freedom = Math.min(freedom, clustered.levels - 1.0);
                int width = Sampling.levels(factor);
                for (int i = 0; i < both.length; i++) {
                    both[i] = both[i] * width + factor[i];
                }
            }
        }
        double variance = varying > 1
                ? Math.max(sum - (varying - 1) * Clustered.of(values, mean, both).variance, largest)
                : largest;
        return TestedEstimate.student(mean, Math.sqrt(variance), freedom, n);
    }

    /** Variance of the mean if values of one cluster go together as they like. */
    private record Clustered(double variance, int levels) {
        static Clustered of(double[] values, double mean, int[] clusters) {
            Map<Integer, Double> residuals = new HashMap<>();
            int n = 0;
            for (int i = 0; i < values.length; i++) {
                if (Double.isFinite(values[i])) {
                    residuals.merge(clusters[i], values[i] - mean, Double::sum);
                    n++;
                }
            }
            double squares = residuals.values().stream().mapToDouble(r -> r * r).sum();
            int levels = residuals.size();
            return new Clustered(squares * levels / (levels - 1) / ((double) n * n), levels);
        }
    }
}
