package rulezoo.analysis.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.hipparchus.distribution.continuous.TDistribution;

/**
 * Confidence intervals of a statistic of rules crossed with seeds. Rules are drawn from all stable rules, but
 * every rule meets the same few seeds, and with them the same static controls: an error of these is common to
 * all rules, and no number of rules averages it out. The variance is therefore that of drawing rules with
 * replacement plus that of drawing seeds with replacement, each times n / (n - 1); this counts the noise of
 * single simulations twice and so errs on the safe side (compare the pigeonhole bootstrap of Owen, Ann. Appl.
 * Stat. 1:386, 2007). The interval is the estimate +- t standard errors, with Satterthwaite's degrees of
 * freedom (n - 1 for each of the two).
 *
 * <p>
 * The random numbers come from {@value #ALGORITHM} with a fixed seed, so that the same data always give the
 * same interval.
 */
public final class Bootstrap {
    /** Algorithm of {@code java.util.random}. */
    public static final String ALGORITHM = "L64X128MixRandom";
    /** Resamples of the rules, and as many of the seeds. */
    public static final int RESAMPLES = 2000;

    private static final long SEED = 20250615;
    /** A statistic that is undefined on more resamples than this gets no interval. */
    private static final double UNDEFINED_ALLOWED = 0.05;

    /** A statistic of rules crossed with seeds. */
    @FunctionalInterface
    public interface Statistic {
        /**
         * Computes the statistic.
         *
         * @param ruleCounts how often each rule was drawn
         * @param seedCounts how often each seed was drawn
         * @return the value; NaN where it is not defined
         */
        double of(int[] ruleCounts, int[] seedCounts);
    }

    private Bootstrap() {}

    /**
     * The value of a statistic on all data with its interval. There is none with fewer than 2 rules or 2 seeds.
     *
     * @param rules number of rules
     * @param seeds number of seeds
     * @param statistic what to compute
     */
    public static Estimate of(int rules, int seeds, Statistic statistic) {
        return of(rules, seeds, 1, (r, s) -> new double[]{statistic.of(r, s)}).getFirst();
    }

    /** Several statistics that are computed together from the same draws. */
    @FunctionalInterface
    public interface Statistics {
        /** Computes the statistics as {@link Statistic#of} does. */
        double[] of(int[] ruleCounts, int[] seedCounts);
    }

    /**
     * The values of several statistics on all data, each with its interval.
     *
     * @param rules number of rules
     * @param seeds number of seeds
     * @param size number of statistics
     * @param statistics what to compute
     */
    public static List<Estimate> of(int rules, int seeds, int size, Statistics statistics) {
        int[] eachRule = ones(rules);
        int[] eachSeed = ones(seeds);
        double[] values = rules == 0 ? undefined(size) : statistics.of(eachRule, eachSeed);
        if (rules < 2 || seeds < 2 || Arrays.stream(values).allMatch(Double::isNaN)) {
            return Arrays.stream(values).mapToObj(v -> new Estimate(v, Double.NaN, Double.NaN, rules)).toList();
        }
        RandomGenerator random = RandomGeneratorFactory.of(ALGORITHM).create(SEED);
        double[] ofRules = variances(rules, size, random, drawn -> statistics.of(drawn, eachSeed));
        double[] ofSeeds = variances(seeds, size, random, drawn -> statistics.of(eachRule, drawn));
        List<Estimate> estimates = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            estimates.add(estimate(values[i], ofRules[i], rules, ofSeeds[i], seeds));
        }
        return estimates;
    }

    private static Estimate estimate(double value, double ofRules, int rules, double ofSeeds, int seeds) {
        double total = ofRules + ofSeeds;
        if (Double.isNaN(value) || Double.isNaN(total)) {
            return new Estimate(value, Double.NaN, Double.NaN, rules);
        }
        if (total == 0) {
            return new Estimate(value, value, value, rules);
        }
        double freedom = total * total / (ofRules * ofRules / (rules - 1) + ofSeeds * ofSeeds / (seeds - 1));
        double half = Math.sqrt(total)
                * new TDistribution(freedom).inverseCumulativeProbability((1 + Estimate.LEVEL) / 2);
        return new Estimate(value, value - half, value + half, rules);
    }

    private static double[] variances(int units, int size, RandomGenerator random,
            Function<int[], double[]> statistics) {
        double[][] replicates = new double[size][RESAMPLES];
        int[] counts = new int[units];
        for (int r = 0; r < RESAMPLES; r++) {
            Arrays.fill(counts, 0);
            for (int i = 0; i < units; i++) {
                counts[random.nextInt(units)]++;
            }
            double[] drawn = statistics.apply(counts);
            for (int i = 0; i < size; i++) {
                replicates[i][r] = drawn[i];
            }
        }
        return Arrays.stream(replicates).mapToDouble(values -> variance(values, units)).toArray();
    }

    private static double variance(double[] replicates, int units) {
        double[] defined = Arrays.stream(replicates).filter(Double::isFinite).toArray();
        if (defined.length < (1 - UNDEFINED_ALLOWED) * RESAMPLES) {
            return Double.NaN;
        }
        double mean = Arrays.stream(defined).average().orElseThrow();
        double squares = Arrays.stream(defined).map(d -> (d - mean) * (d - mean)).sum();
        return squares / (defined.length - 1) * units / (units - 1);
    }

    private static double[] undefined(int n) {
        double[] nan = new double[n];
        Arrays.fill(nan, Double.NaN);
        return nan;
    }

    private static int[] ones(int n) {
        int[] ones = new int[n];
        Arrays.fill(ones, 1);
        return ones;
    }
}
