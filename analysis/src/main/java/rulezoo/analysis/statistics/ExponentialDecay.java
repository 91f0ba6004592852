package rulezoo.analysis.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * An exponential fitted by least squares to how something fades with the delay. Decay times are between a
 * third of the first delay and ten times the last: at the border the data do not tell.
 */
final class ExponentialDecay {
    private static final int RESAMPLES = 500;
    private static final int GRID = 60;
    private static final long SEED = 20260102;

    private ExponentialDecay() {}

    /**
     * The decay time of the mean course in seconds, with the 2.5 and 97.5 percentiles over resampled courses.
     *
     * @param delays in seconds, at least two, ascending
     * @param courses one value a delay, of each replicate
     */
    static Estimate of(double[] delays, List<double[]> courses) {
        RandomGenerator random = RandomGeneratorFactory.of(Bootstrap.ALGORITHM).create(SEED);
        double[] resampled = new double[RESAMPLES];
        for (int r = 0; r < RESAMPLES; r++) {
            List<double[]> drawn = new ArrayList<>();
            for (int i = 0; i < courses.size(); i++) {
                drawn.add(courses.get(random.nextInt(courses.size())));
            }
            resampled[r] = seconds(delays, mean(drawn));
        }
        Arrays.sort(resampled);
        double tail = (1 - Estimate.LEVEL) / 2;
        return new Estimate(seconds(delays, mean(courses)), resampled[(int) (tail * RESAMPLES)],
                resampled[(int) ((1 - tail) * RESAMPLES)], courses.size());
    }

    private static double[] mean(List<double[]> courses) {
        double[] mean = new double[courses.getFirst().length];
        for (double[] course : courses) {
            for (int d = 0; d < mean.length; d++) {
                mean[d] += course[d] / courses.size();
            }
        }
        return mean;
    }

    /**
     * The decay time of the exponential with the least squared distance; its amplitude follows for each decay
     * time.
     */
    static double seconds(double[] delays, double[] effects) {
        double shortest = delays[0] / 3;
        double factor = StrictMath.pow(10 * delays[delays.length - 1] / shortest, 1.0 / GRID);
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
        return refined(delays, effects, best / factor, best * factor);
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
