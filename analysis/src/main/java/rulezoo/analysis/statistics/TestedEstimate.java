package rulezoo.analysis.statistics;

import org.hipparchus.distribution.continuous.TDistribution;

/**
 * An estimate with the p-value of its being 0.
 *
 * @param estimate value and interval
 * @param pValue two-sided; NaN where there is no interval
 * @param withoutOne what it is without any one of the clusters
 */
public record TestedEstimate(Estimate estimate, double pValue, WithoutOne withoutOne) {
    /**
     * An estimate from which no cluster was left out.
     *
     * @param estimate value and interval
     * @param pValue two-sided; NaN where there is no interval
     */
    public TestedEstimate(Estimate estimate, double pValue) {
        this(estimate, pValue, WithoutOne.NONE);
    }

    /**
     * {@return the same estimate with what it is when clusters are left out}
     *
     * @param range the smallest and largest of these values
     */
    TestedEstimate with(WithoutOne range) {
        return new TestedEstimate(estimate, pValue, range);
    }

    /**
     * {@return the estimate +- Student's quantile times the standard error, and the p-value of the same t}
     *
     * @param value the estimate; NaN if it is not defined
     * @param standardError its standard error; NaN if there are too few units for one, 0 if nothing varies
     * @param freedom degrees of freedom, above 0
     * @param n number of units behind the estimate
     */
    public static TestedEstimate student(double value, double standardError, double freedom, int n) {
        if (Double.isNaN(value) || Double.isNaN(standardError)) {
            return new TestedEstimate(new Estimate(value, Double.NaN, Double.NaN, n), Double.NaN);
        }
        if (standardError == 0) {
            return new TestedEstimate(new Estimate(value, value, value, n), value == 0 ? 1 : 0);
        }
        TDistribution t = new TDistribution(freedom);
        double half = standardError * t.inverseCumulativeProbability((1 + Estimate.LEVEL) / 2);
        return new TestedEstimate(new Estimate(value, value - half, value + half, n),
                2 * t.cumulativeProbability(-Math.abs(value) / standardError));
    }
}
