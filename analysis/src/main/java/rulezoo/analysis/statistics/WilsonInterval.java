package rulezoo.analysis.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.hipparchus.distribution.continuous.NormalDistribution;

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
        return score((double) successes / trials, trials, trials);
    }

    /**
     * The fraction of successes where trials of one cluster are not independent: Wilson's interval with the
     * effective number of trials n / (1 + (m - 1) r), with m the mean cluster size a trial meets and r the
     * correlation within clusters by the analysis of variance (Donner and Klar, Design and Analysis of Cluster
     * Randomization Trials, 2000). Where all trials agree nothing is known of r, which is taken as 1.
     *
     * @param success whether each trial succeeded
     * @param clusters cluster of each trial, numbered from 0
     * @return the fraction; its n is the number of trials
     */
    public static Estimate clustered(boolean[] success, int[] clusters) {
        int trials = success.length;
        long successes = IntStream.range(0, trials).filter(i -> success[i]).count();
        return score((double) successes / trials, trials / designEffect(success, clusters), trials);
    }

    /**
     * {@return the same fraction of things of which something is true or not}
     *
     * @param trials the things
     * @param success what is true of some of them
     * @param clusters cluster of each, numbered from 0
     * @param <T> what the things are
     */
    public static <T> Estimate clustered(List<T> trials, Predicate<T> success, int[] clusters) {
        boolean[] successes = new boolean[trials.size()];
        for (int i = 0; i < successes.length; i++) {
            successes[i] = success.test(trials.get(i));
        }
        return clustered(successes, clusters);
    }

    /** How many trials in clusters are worth one independent trial. */
    private static double designEffect(boolean[] success, int[] clusters) {
        int trials = success.length;
        int[] size = new int[Sampling.levels(clusters)];
        int[] hits = new int[size.length];
        int successes = 0;
        for (int i = 0; i < trials; i++) {
            size[clusters[i]]++;
            hits[clusters[i]] += success[i] ? 1 : 0;
            successes += success[i] ? 1 : 0;
        }
        double met = Arrays.stream(size).mapToDouble(m -> (double) m * m).sum() / trials;
        return 1 + (met - 1) * correlation(size, hits, trials, successes);
    }

    /**
     * {@return the fraction of successes in the population that a weighted sample of clusters stands for} The
     * effective number of trials is the square of the sum of the weights over the sum of their squares (Kish,
     * Survey Sampling, 1965), divided by what clusters cost ({@link #clustered}).
     *
     * @param success whether each trial succeeded
     * @param weights weight of each trial, positive: the inverse of the probability with which it was included
     * @param clusters cluster of each trial, numbered from 0
     */
    public static Estimate weighted(boolean[] success, double[] weights, int[] clusters) {
        double sum = 0;
        double squares = 0;
        double successes = 0;
        for (int i = 0; i < success.length; i++) {
            sum += weights[i];
            squares += weights[i] * weights[i];
            successes += success[i] ? weights[i] : 0;
        }
        return score(successes / sum, sum * sum / squares / designEffect(success, clusters), success.length);
    }

    /** Correlation within clusters, between 0 and 1. */
    private static double correlation(int[] size, int[] hits, int trials, int successes) {
        int clusters = (int) Arrays.stream(size).filter(m -> m > 0).count();
        if (successes == 0 || successes == trials || clusters < 2) {
            return 1;
        }
        if (clusters == trials) {
            return 0;
        }
        double mean = (double) successes / trials;
        double between = 0;
        double within = 0;
        double squares = 0;
        for (int c = 0; c < size.length; c++) {
            if (size[c] > 0) {
                double own = (double) hits[c] / size[c];
                between += size[c] * (own - mean) * (own - mean);
                within += size[c] * own * (1 - own);
                squares += (double) size[c] * size[c];
            }
        }
        between /= clusters - 1;
        within /= trials - clusters;
        double typical = (trials - squares / trials) / (clusters - 1);
        return Math.clamp((between - within) / (between + (typical - 1) * within), 0, 1);
    }

    private static Estimate score(double fraction, double trials, int n) {
        if (n == 0) {
            return Estimate.NONE;
        }
        double z = new NormalDistribution().inverseCumulativeProbability((1 + Estimate.LEVEL) / 2);
        double centre = (fraction + z * z / (2 * trials)) / (1 + z * z / trials);
        double half = z / (1 + z * z / trials)
                * Math.sqrt(fraction * (1 - fraction) / trials + z * z / (4 * trials * trials));
        // The ends are exactly 0 and 1 there; rounding leaves about 1e-17.
        return new Estimate(fraction, fraction == 0 ? 0 : centre - half, fraction == 1 ? 1 : centre + half, n);
    }
}
