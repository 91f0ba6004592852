package rulezoo.analysis.statistics;

import java.util.Arrays;
import org.hipparchus.distribution.continuous.TDistribution;

/** A mean of independent values with Student's interval (as R {@code t.test(x)$conf.int}). */
public final class MeanInterval {
    private MeanInterval() {}

    /**
     * {@return the mean with its interval; NaN of no values}
     *
     * @param values finite; with fewer than 2 there is no interval
     */
    public static Estimate of(double[] values) {
        double mean = Arrays.stream(values).average().orElse(Double.NaN);
        if (values.length < 2) {
            return new Estimate(mean, Double.NaN, Double.NaN, values.length);
        }
        double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
        double t = new TDistribution(values.length - 1.0).inverseCumulativeProbability((1 + Estimate.LEVEL) / 2);
        double half = t * Math.sqrt(squares / (values.length - 1) / values.length);
        return new Estimate(mean, mean - half, mean + half, values.length);
    }
}
