package rulezoo.analysis.statistics;

import org.hipparchus.stat.interval.BinomialProportion;
import org.hipparchus.stat.interval.ConfidenceInterval;

/**
 * Interval of a fraction by Wilson's score method, without continuity correction (as
 * {@code scipy.stats.binomtest(k, n).proportion_ci(method="wilson")} and R
 * {@code prop.test(k, n, correct=FALSE)}).
 */
public final class WilsonInterval {
    private WilsonInterval() {}

    /**
     * {@return the fraction of successes with its interval}
     *
     * @param successes at most {@code trials}
     * @param trials number of independent trials; with none, nothing is defined
     */
    public static Estimate of(int successes, int trials) {
        if (trials == 0) {
            return new Estimate(Double.NaN, Double.NaN, Double.NaN, 0);
        }
        ConfidenceInterval interval = BinomialProportion.getWilsonScoreInterval(trials,
                (double) successes / trials, Estimate.LEVEL);
        // The ends are exactly 0 and 1 there; rounding leaves about 1e-17.
        double low = successes == 0 ? 0 : interval.getLowerBound();
        double high = successes == trials ? 1 : interval.getUpperBound();
        return new Estimate((double) successes / trials, low, high, trials);
    }
}
