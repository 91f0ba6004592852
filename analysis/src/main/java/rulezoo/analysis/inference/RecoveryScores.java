package rulezoo.analysis.inference;

import java.util.Arrays;
import java.util.List;
import org.hipparchus.stat.descriptive.rank.Median;

/**
 * How well a fitted rule does on lives that it was not fitted to, median over lives (docs/science.md, 6).
 *
 * @param activity R2 of the rates of all neurons
 * @param weights R2 of all weights
 * @param deviancePercent percent of deviance explained, 100 (D_0 - D) / D_0, where D_0 is that of the same
 *        layer without plasticity; NaN if nothing is decided
 */
public record RecoveryScores(double activity, double weights, double deviancePercent) {
    /**
     * Scores a rule.
     *
     * @param layer the model
     * @param fitted the rule to judge
     * @param truth the true rule
     * @param lives lives under the true rule
     * @param assumed the same lives, with the initial weights that the judged rule starts from
     * @return medians over the lives
     */
    public static RecoveryScores of(PlasticLayer layer, FittedRule fitted, FittedRule truth, List<Trajectory> lives,
            List<Trajectory> assumed) {
        double[] activity = new double[lives.size()];
        double[] weights = new double[lives.size()];
        double[] deviance = new double[lives.size()];
        for (int i = 0; i < activity.length; i++) {
            LayerRun expected = LayerRun.of(layer, truth.form(), truth.theta(), lives.get(i));
            LayerRun found = LayerRun.of(layer, fitted.form(), fitted.theta(), assumed.get(i));
            activity[i] = r2(expected.rates(), found.rates());
            weights[i] = r2(expected.weights(), found.weights());
            deviance[i] = Deviance.percentExplained(layer, assumed.get(i), found.rates());
        }
        return new RecoveryScores(median(activity), median(weights), median(deviance));
    }

    private static double median(double[] values) {
        // A rule whose weights diverge scores worse than any other.
        double[] ordered = Arrays.stream(values).map(v -> Double.isNaN(v) ? Double.NEGATIVE_INFINITY : v).toArray();
        return new Median().evaluate(ordered);
    }

    /** 1 - squared errors over squared deviations from the mean of all numbers. */
    static double r2(double[][] expected, double[][] found) {
        double sum = 0;
        long count = 0;
        for (double[] row : expected) {
            for (double value : row) {
                sum += value;
            }
            count += row.length;
        }
        double mean = sum / count;
        double total = 0;
        double residual = 0;
        for (int t = 0; t < expected.length; t++) {
            for (int k = 0; k < expected[t].length; k++) {
                double deviation = expected[t][k] - mean;
                double error = expected[t][k] - found[t][k];
                total += deviation * deviation;
                residual += error * error;
            }
        }
        return 1 - residual / total;
    }
}
