package rulezoo.analysis.statistics;

/**
 * A number with its 95 % confidence interval.
 *
 * @param value point estimate; NaN if there is nothing to estimate it from
 * @param low lower end of the interval; NaN if there are too few units for one
 * @param high upper end of the interval; NaN if there are too few units for one
 * @param n number of independent units (rules, or seeds of a control) behind it
 */
public record Estimate(double value, double low, double high, int n) {
    /** The level of every interval of this package. */
    public static final double LEVEL = 0.95;

    /** What is estimated from no unit at all. */
    public static final Estimate NONE = new Estimate(Double.NaN, Double.NaN, Double.NaN, 0);

    /** {@return whether there is an interval at all} */
    public boolean hasInterval() {
        return Double.isFinite(low) && Double.isFinite(high);
    }

    /**
     * {@return whether the interval exists and leaves out a value}
     *
     * @param other the value, such as 0 for no effect
     */
    public boolean excludes(double other) {
        return hasInterval() && (low > other || high < other);
    }
}
