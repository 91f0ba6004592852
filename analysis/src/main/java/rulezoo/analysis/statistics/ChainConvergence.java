package rulezoo.analysis.statistics;

import java.util.Arrays;
import org.hipparchus.stat.StatUtils;

/**
 * Whether several Markov chains sample the same distribution, and how much their draws are worth: split R-hat
 * and effective sample size as in Vehtari, Gelman, Simpson, Carpenter and Bürkner 2021 (Bayesian Analysis 16,
 * 667), equations 1 to 4 and 10 to 13, without ranks. Tested against autoregressive chains, whose effective
 * size is known in closed form.
 *
 * @param chains number of chains
 * @param draws draws of each chain
 * @param splitRhat square root of the ratio of the variance over all half chains to that within them: 1 if
 *        they agree, infinite if none moved, NaN if nothing varies
 * @param effectiveSize number of independent draws that tell the mean as precisely; NaN if nothing varies
 * @param mean mean of all draws
 */
public record ChainConvergence(int chains, int draws, double splitRhat, double effectiveSize, double mean) {
    private static final int LEAST_DRAWS = 4;

    /**
     * {@return the convergence of one quantity}
     *
     * @param draws [chain][draw], equally many of each chain, at least 4
     * @throws IllegalArgumentException if there are too few
     */
    public static ChainConvergence of(double[][] draws) {
        if (draws.length == 0 || draws[0].length < LEAST_DRAWS) {
            throw new IllegalArgumentException("convergence needs a chain of at least " + LEAST_DRAWS + " draws");
        }
        double[][] halves = halves(draws);
        int n = halves[0].length;
        double[] means = Arrays.stream(halves).mapToDouble(StatUtils::mean).toArray();
        double within = 0;
        for (double[] half : halves) {
            within += StatUtils.variance(half) / halves.length;
        }
        double between = StatUtils.variance(means);
        double pooled = (n - 1.0) / n * within + between;
        double mean = Arrays.stream(draws).mapToDouble(StatUtils::mean).average().orElseThrow();
        return new ChainConvergence(draws.length, draws[0].length, pooled > 0 ? Math.sqrt(pooled / within) : Double.NaN,
                pooled > 0 ? effectiveSize(halves, means, within, pooled) : Double.NaN, mean);
    }

    /** The first and the second half of each chain; of an odd number of draws the middle one is left out. */
    private static double[][] halves(double[][] draws) {
        int n = draws[0].length;
        double[][] halves = new double[2 * draws.length][];
        for (int c = 0; c < draws.length; c++) {
            halves[2 * c] = Arrays.copyOfRange(draws[c], 0, n / 2);
            halves[2 * c + 1] = Arrays.copyOfRange(draws[c], n - n / 2, n);
        }
        return halves;
    }

    /** Pairs of autocorrelations are added while they are positive, and made to decrease (Geyer 1992). */
    private static double effectiveSize(double[][] chains, double[] means, double within, double pooled) {
        int n = chains[0].length;
        double sum = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int lag = 0; lag + 1 < n; lag += 2) {
            double pair = correlation(chains, means, lag, within, pooled)
                    + correlation(chains, means, lag + 1, within, pooled);
            if (pair < 0) {
                break;
            }
            least = Math.min(least, pair);
            sum += least;
        }
        double all = (double) chains.length * n;
        double time = Math.max(2 * sum - 1, 1 / Math.log10(all));
        return all / time;
    }

    private static double correlation(double[][] chains, double[] means, int lag, double within, double pooled) {
        int n = chains[0].length;
        double covariance = 0;
        for (int c = 0; c < chains.length; c++) {
            double sum = 0;
            for (int t = 0; t + lag < n; t++) {
                sum += (chains[c][t] - means[c]) * (chains[c][t + lag] - means[c]);
            }
            covariance += sum / n / chains.length;
        }
        return lag == 0 ? 1 : 1 - (within - covariance * n / (n - 1)) / pooled;
    }
}
