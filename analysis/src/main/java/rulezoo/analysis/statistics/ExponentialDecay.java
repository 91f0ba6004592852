package rulezoo.analysis.statistics;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * An exponential fitted by least squares to how something fades with the delay. Decay times are between a
 * third of the first delay and ten times the last: an estimate or an end of an interval at the border means
 * that the data do not tell.
 */
public final class ExponentialDecay {
    /** With fewer delays an exponential cannot be distinguished from any other course. */
    public static final int FEWEST_DELAYS = 4;

    private static final int RESAMPLES = 500;
    private static final int GRID = 60;
    private static final long SEED = 20260102;

    private ExponentialDecay() {}

    /**
     * {@return the shortest decay time in seconds that is looked for}
     *
     * @param delays in seconds, ascending
     */
    public static double shortest(double[] delays) {
        return delays[0] / 3;
    }

    /**
     * {@return the longest decay time in seconds that is looked for}
     *
     * @param delays in seconds, ascending
     */
    public static double longest(double[] delays) {
        return 10 * delays[delays.length - 1];
    }

    /**
     * The decay time of the mean course in seconds, with the 2.5 and 97.5 percentiles over resamples, each of
     * which draws clusters of units and, for every random factor, levels of the replicates with replacement.
     *
     * @param delays in seconds, ascending, at least {@value #FEWEST_DELAYS}
     * @param courses by unit and replicate, one value a delay; NaN throughout for a replicate that does not count
     * @param sampling how units and replicates were sampled
     * @return the estimate; without an interval if there is only one cluster or one level of every factor
     * @throws IllegalArgumentException if there are too few delays
     */
    public static Estimate of(double[] delays, double[][][] courses, Sampling sampling) {
        if (delays.length < FEWEST_DELAYS) {
            throw new IllegalArgumentException("a decay time needs " + FEWEST_DELAYS + " delays, not " + delays.length);
        }
        int clusters = sampling.clusterCount();
        double value = seconds(delays, mean(courses, delays.length, ones(sampling.units()),
                ones(sampling.replicates())));
        if (clusters < 2 || sampling.varying().isEmpty()) {
            return new Estimate(value, Double.NaN, Double.NaN, sampling.units());
        }
        RandomGenerator random = RandomGeneratorFactory.of(Bootstrap.ALGORITHM).create(SEED);
        double[] resampled = new double[RESAMPLES];
        for (int r = 0; r < RESAMPLES; r++) {
            int[] units = drawn(sampling.clusters(), clusters, random);
            int[] replicates = ones(sampling.replicates());
            for (int[] factor : sampling.varying()) {
                int[] counts = drawn(factor, Sampling.levels(factor), random);
                for (int i = 0; i < replicates.length; i++) {
                    replicates[i] *= counts[i];
                }
            }
            double[] mean = mean(courses, delays.length, units, replicates);
            resampled[r] = Double.isNaN(mean[0]) ? Double.NaN : seconds(delays, mean);
        }
        double[] defined = Arrays.stream(resampled).filter(Double::isFinite).sorted().toArray();
        double tail = (1 - Estimate.LEVEL) / 2;
        return defined.length == 0
                ? new Estimate(value, Double.NaN, Double.NaN, sampling.units())
                : new Estimate(value, defined[(int) (tail * defined.length)],
                        defined[(int) ((1 - tail) * defined.length)], sampling.units());
    }

    /** How often each item is drawn if levels are drawn with replacement. */
    private static int[] drawn(int[] levels, int n, RandomGenerator random) {
        int[] counts = new int[n];
        for (int i = 0; i < n; i++) {
            counts[random.nextInt(n)]++;
        }
        return Arrays.stream(levels).map(l -> counts[l]).toArray();
    }

    private static int[] ones(int n) {
        int[] ones = new int[n];
        Arrays.fill(ones, 1);
        return ones;
    }

    /** Mean over units of their mean over replicates. */
    private static double[] mean(double[][][] courses, int delays, int[] unitCounts,
            int[] replicateCounts) {
        double[] mean = new double[delays];
        int units = 0;
        for (int u = 0; u < courses.length; u++) {
            double[] own = new double[delays];
            int n = 0;
            for (int r = 0; r < courses[u].length; r++) {
                double[] course = courses[u][r];
                if (Double.isFinite(course[0])) {
                    n += replicateCounts[r];
                    for (int d = 0; d < delays; d++) {
                        own[d] += replicateCounts[r] * course[d];
                    }
                }
            }
            if (n > 0) {
                units += unitCounts[u];
                for (int d = 0; d < delays; d++) {
                    mean[d] += unitCounts[u] * own[d] / n;
                }
            }
        }
        for (int d = 0; d < delays; d++) {
            mean[d] /= units;
        }
        return mean;
    }

    /**
     * {@return the decay time in seconds of the exponential with the least squared distance; its amplitude
     * follows for each decay time}
     *
     * @param delays in seconds, ascending
     * @param effects one for each delay
     */
    public static double seconds(double[] delays, double[] effects) {
        double shortest = shortest(delays);
        double longest = longest(delays);
        double factor = StrictMath.pow(longest / shortest, 1.0 / GRID);
        double best = Double.NaN;
        double least = Double.POSITIVE_INFINITY;
        double tau = shortest;
        for (int i = 0; i <= GRID; i++) {
            double error = squaredError(delays, effects, tau);
            if (error < least) {
                least = error;
                best = tau;
            }
            tau *= factor;
        }
        return refined(delays, effects, Math.max(best / factor, shortest), Math.min(best * factor, longest));
    }

    /** Golden-section search between two decay times. */
    private static double refined(double[] delays, double[] effects, double from, double to) {
        double golden = (Math.sqrt(5) - 1) / 2;
        double low = StrictMath.log(from);
        double high = StrictMath.log(to);
        while (high - low > 1e-4) {
            double a = high - golden * (high - low);
            double b = low + golden * (high - low);
            if (squaredError(delays, effects, StrictMath.exp(a)) < squaredError(delays, effects, StrictMath.exp(b))) {
                high = b;
            } else {
                low = a;
            }
        }
        return StrictMath.exp((low + high) / 2);
    }

    private static double squaredError(double[] delays, double[] effects, double tau) {
        double products = 0;
        double squares = 0;
        for (int d = 0; d < delays.length; d++) {
            double shape = StrictMath.exp((delays[0] - delays[d]) / tau);
            products += shape * effects[d];
            squares += shape * shape;
        }
        double error = 0;
        for (int d = 0; d < delays.length; d++) {
            double rest = effects[d] - products / squares * StrictMath.exp((delays[0] - delays[d]) / tau);
            error += rest * rest;
        }
        return error;
    }
}
