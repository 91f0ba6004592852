package rulezoo.analysis.statistics;

import java.util.Arrays;

/** Slopes of straight lines that were fitted by least squares. */
public final class Slope {
    private Slope() {}

    /**
     * {@return what each value is multiplied with, so that the sum is the slope on x}
     *
     * @param x where the values are, at least two different places
     */
    public static double[] weights(double[] x) {
        double mean = Arrays.stream(x).average().orElseThrow();
        double squares = Arrays.stream(x).map(at -> (at - mean) * (at - mean)).sum();
        return Arrays.stream(x).map(at -> (at - mean) / squares).toArray();
    }
}
