package rulezoo.simulator.statistics;

/** Means and spreads. */
public final class Moments {
    private Moments() {}

    /**
     * {@return the mean; NaN if there are no values}
     *
     * @param values any numbers
     */
    public static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    /**
     * {@return the mean, summed in double precision; NaN if there are no values}
     *
     * @param values any numbers
     */
    public static double mean(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    /**
     * {@return the standard deviation with n as divisor, as numpy's default; NaN if there are no values}
     *
     * @param values any numbers
     */
    public static double populationSd(double[] values) {
        return Math.sqrt(squares(values) / values.length);
    }

    /**
     * {@return the unbiased variance, with n - 1 as divisor; NaN of fewer than two values}
     *
     * @param values any numbers
     */
    public static double sampleVariance(double[] values) {
        return squares(values) / (values.length - 1);
    }

    private static double squares(double[] values) {
        double mean = mean(values);
        double sum = 0;
        for (double value : values) {
            sum += (value - mean) * (value - mean);
        }
        return sum;
    }
}
