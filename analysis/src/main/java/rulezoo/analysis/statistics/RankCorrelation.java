package rulezoo.analysis.statistics;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.hipparchus.distribution.continuous.TDistribution;
import org.hipparchus.stat.StatUtils;
import org.hipparchus.stat.correlation.SpearmansCorrelation;

/**
 * Spearman's rank correlation with an interval on the scale of Fisher, the inverse hyperbolic tangent of the
 * correlation. For independent pairs its standard error is 1.06 / sqrt(n - 3) (Fieller, Hartley and Pearson,
 * Biometrika 44:470, 1957). For pairs that come in clusters it is that of the jackknife which leaves out one
 * cluster at a time (Efron and Tibshirani, An Introduction to the Bootstrap, 1993, chapter 11), with
 * Student's distribution of one degree of freedom fewer than clusters.
 */
public final class RankCorrelation {
    private static final int FEWEST = 5;
    private static final double FISHER = 1.06;
    private static final double UPPER = (1 + Estimate.LEVEL) / 2;

    private RankCorrelation() {}

    /**
     * {@return the correlation with its interval; NaN of fewer than 5 pairs, or if one of the two is constant}
     *
     * @param x one number of each pair
     * @param y the other number, in the same order
     */
    public static Estimate of(double[] x, double[] y) {
        double half = new NormalDistribution().inverseCumulativeProbability(UPPER) * FISHER / Math.sqrt(x.length - 3.0);
        return around(correlation(x, y), half, x.length);
    }

    /**
     * {@return the correlation of pairs that come in clusters, whose members are not independent; n counts
     * clusters} NaN of fewer than 5 pairs, or if one of the two is constant; without an interval if fewer than 5
     * clusters are left. If every pair is a cluster of its own, this is {@link #of}.
     *
     * @param x one number of each pair
     * @param y the other number, in the same order
     * @param clusters cluster of each pair, numbered from 0
     */
    public static Estimate clustered(double[] x, double[] y, int[] clusters) {
        int count = (int) Arrays.stream(clusters).distinct().count();
        if (count == x.length) {
            return of(x, y);
        }
        double rho = correlation(x, y);
        if (Double.isNaN(rho) || count < FEWEST) {
            return new Estimate(rho, Double.NaN, Double.NaN, count);
        }
        double[] without = Arrays.stream(clusters).distinct().mapToDouble(left -> {
            int[] kept = IntStream.range(0, x.length).filter(i -> clusters[i] != left).toArray();
            return correlation(Arrays.stream(kept).mapToDouble(i -> x[i]).toArray(),
                    Arrays.stream(kept).mapToDouble(i -> y[i]).toArray());
        }).toArray();
        double error = Math.sqrt((count - 1.0) * StatUtils.populationVariance(without));
        double half = new TDistribution(count - 1.0).inverseCumulativeProbability(UPPER) * error / (1 - rho * rho);
        return around(rho, half, count);
    }

    private static double correlation(double[] x, double[] y) {
        boolean varied = Arrays.stream(x).distinct().count() > 1 && Arrays.stream(y).distinct().count() > 1;
        return x.length >= FEWEST && varied ? new SpearmansCorrelation().correlation(x, y) : Double.NaN;
    }

    private static Estimate around(double rho, double half, int n) {
        double z = 0.5 * Math.log((1 + rho) / (1 - rho));
        return new Estimate(rho, Math.tanh(z - half), Math.tanh(z + half), n);
    }
}
