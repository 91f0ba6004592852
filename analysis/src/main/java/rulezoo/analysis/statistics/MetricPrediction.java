package rulezoo.analysis.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
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
     * @return nothing if there are too few rules for the number of coefficients
     */
    public static List<MetricPrediction> of(StableSet set) {
        List<MetricPrediction> predictions = new ArrayList<>();
        double[][] x = set.standardized();
        if (!LinearPrediction.isPossible(x.length, set.dimension())) {
            return predictions;
        }
        for (StabilityMetric metric : METRICS) {
            double[] y = set.rules().stream().mapToDouble(r -> r.meanMetrics().get(metric)).toArray();
            boolean varies = Arrays.stream(y).distinct().limit(FEWEST_VALUES).count() == FEWEST_VALUES;
            if (varies && IntStream.range(0, y.length).allMatch(i -> Double.isFinite(y[i]))) {
                predictions.add(new MetricPrediction(metric, LinearPrediction.of(x, y)));
            }
        }
        return predictions;
    }

}
