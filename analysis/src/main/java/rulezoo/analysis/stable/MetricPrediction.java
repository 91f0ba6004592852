package rulezoo.analysis.stable;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import rulezoo.analysis.statistics.LinearPrediction;
import rulezoo.analysis.table.Table;
import rulezoo.simulator.stability.StabilityMetric;

/**
 * How well the coefficients of a stable set predict one of its stability metrics.
 *
 * @param metric the metric, averaged over the confirming seeds
 * @param prediction the cross-validated regression
 */
public record MetricPrediction(StabilityMetric metric, LinearPrediction prediction) {
    private static final List<StabilityMetric> METRICS = List.of(StabilityMetric.RATE, StabilityMetric.RATE_I,
            StabilityMetric.CV_ISI, StabilityMetric.W_EE, StabilityMetric.W_EI, StabilityMetric.W_IE,
            StabilityMetric.W_II);
    /** A quantity with fewer values is (almost) the same for all rules. */
    private static final int FEWEST_VALUES = 10;

    /**
     * Predicts mean rates, irregularity and mean weights; a metric that a rule lacks or that all rules share
     * (such as the weight of a static pathway) is left out.
     *
     * @param set the rules, with their coefficients and metrics
     * @param lineages lineage of each of its rules
     * @return nothing if there are too few rules for the number of coefficients, or one lineage alone
     */
    public static List<MetricPrediction> of(StableSet set, int[] lineages) {
        double[][] x = set.standardized();
        if (!LinearPrediction.isPossible(lineages, set.dimension())) {
            return List.of();
        }
        // Each has random numbers of its own, so that it does not matter which is computed first.
        return METRICS.parallelStream().flatMap(metric -> {
            double[] y = set.rules().stream().mapToDouble(r -> r.meanMetrics().get(metric)).toArray();
            boolean varies = Arrays.stream(y).distinct().limit(FEWEST_VALUES).count() == FEWEST_VALUES;
            return varies && Arrays.stream(y).allMatch(Double::isFinite)
                    ? Stream.of(new MetricPrediction(metric, LinearPrediction.of(x, y, lineages)))
                    : Stream.empty();
        }).toList();
    }

    /**
     * {@return predictions as a table}
     *
     * @param predictions any predictions
     */
    public static Table<MetricPrediction> table(List<MetricPrediction> predictions) {
        return Table.data("predicted-metrics", predictions).script("metric", p -> p.metric.id())
                .script("unit", p -> p.metric.unit()).estimate("r2_cross_validated", "", "", p -> p.prediction.r2())
                .script("r2_fitted", p -> p.prediction.fitted()).script("p_permutation", p -> p.prediction.pValue())
                .script("rules", p -> p.prediction.r2().n());
    }
}
