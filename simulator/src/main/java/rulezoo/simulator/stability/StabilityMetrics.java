package rulezoo.simulator.stability;

import java.io.Serializable;
import java.util.Arrays;

/**
 * One value for each {@link StabilityMetric}; all NaN if the run did not reach the end of the window.
 *
 * @param values in the order of the enum
 */
public record StabilityMetrics(double[] values) implements Serializable {
    /** Metrics of a run that blew up or fell silent. */
    public static final StabilityMetrics UNDEFINED = undefined();

    /** @throws IllegalArgumentException if the number of values is not that of the metrics */
    public StabilityMetrics {
        values = values.clone();
        if (values.length != StabilityMetric.values().length) {
            throw new IllegalArgumentException(
                    "there are " + StabilityMetric.values().length + " stability metrics, not " + values.length);
        }
    }

    /** {@return a copy of the values, in the order of {@link StabilityMetric}} */
    @Override
    public double[] values() {
        return values.clone();
    }

    /**
     * {@return the value of one metric, in its unit; NaN if the run did not reach the end of the window}
     *
     * @param metric metric that is asked for
     */
    public double get(StabilityMetric metric) {
        return values[metric.ordinal()];
    }

    /**
     * {@return the mean of several metrics, value by value; NaN where one of them is}
     *
     * @param samples metrics to average; if there are none, every mean is NaN
     */
    public static StabilityMetrics mean(Iterable<StabilityMetrics> samples) {
        double[] sum = new double[StabilityMetric.values().length];
        int n = 0;
        for (StabilityMetrics sample : samples) {
            for (int i = 0; i < sum.length; i++) {
                sum[i] += sample.values[i];
            }
            n++;
        }
        for (int i = 0; i < sum.length; i++) {
            sum[i] /= n;
        }
        return new StabilityMetrics(sum);
    }

    private static StabilityMetrics undefined() {
        double[] nan = new double[StabilityMetric.values().length];
        Arrays.fill(nan, Double.NaN);
        return new StabilityMetrics(nan);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof StabilityMetrics metrics && Arrays.equals(values, metrics.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (StabilityMetric metric : StabilityMetric.values()) {
            text.append(text.isEmpty() ? "" : ", ").append(metric.id()).append(' ').append(get(metric));
        }
        return text.toString();
    }
}
