package rulezoo.analysis.statistics;

import java.util.Arrays;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.hipparchus.stat.correlation.SpearmansCorrelation;

/**
 * Spearman's rank correlation with Fisher's interval: the inverse hyperbolic tangent of the correlation has a
 * standard error of 1.06 / sqrt(n - 3) (Fieller, Hartley and Pearson, Biometrika 44:470, 1957).
 */
public final class RankCorrelation {
    private static final int FEWEST = 5;
    private static final double FISHER = 1.06;

    private RankCorrelation() {}

    /**
     * {@return the correlation with its interval; NaN of fewer than 5 pairs, or if one of the two is constant}
     *
     * @param x one number of each pair
     * @param y the other number, in the same order
     */
    public static Estimate of(double[] x, double[] y) {
        int n = x.length;
        if (n < FEWEST || Arrays.stream(x).distinct().count() < 2 || Arrays.stream(y).distinct().count() < 2) {
            return new Estimate(Double.NaN, Double.NaN, Double.NaN, n);
        }
        double rho = new SpearmansCorrelation().correlation(x, y);
        double half = new NormalDistribution().inverseCumulativeProbability((1 + Estimate.LEVEL) / 2) * FISHER
                / Math.sqrt(n - 3.0);
        double z = 0.5 * Math.log((1 + rho) / (1 - rho));
        return new Estimate(rho, Math.tanh(z - half), Math.tanh(z + half), n);
    }
}
