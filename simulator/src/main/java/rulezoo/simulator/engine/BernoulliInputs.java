package rulezoo.simulator.engine;

import java.util.Arrays;
import rulezoo.simulator.random.RandomStream;

/**
 * Some inputs that fire independently of each other with one probability per step. Their number is drawn
 * first, and then which: one random number a spike, and no logarithm.
 */
final class BernoulliInputs {
    /** Terms below this share of the distribution are beyond every simulation. */
    private static final double NEGLIGIBLE = 0x1p-60;

    private final int inputs;
    /** Probability that at most k of them fire. */
    private final double[] cumulative;
    /** Inputs that already fire in this step, one bit each. */
    private final long[] firing;

    /**
     * @param inputs how many
     * @param probability probability that one of them fires in a step, in (0, 1)
     */
    BernoulliInputs(int inputs, double probability) {
        this.inputs = inputs;
        this.cumulative = cumulative(inputs, probability);
        this.firing = new long[Math.ceilDiv(inputs, Long.SIZE)];
    }

    /** The binomial distribution, term by term: P(k + 1) / P(k) = (n - k) / (k + 1) p / (1 - p). */
    static double[] cumulative(int n, double p) {
        double[] cumulative = new double[n + 1];
        double logTerm = n * StrictMath.log1p(-p);
        double logOdds = StrictMath.log(p) - StrictMath.log1p(-p);
        double sum = 0;
        for (int k = 0; k < n; k++) {
            double term = StrictMath.exp(logTerm);
            sum += term;
            cumulative[k] = sum;
            if (k > n * p && term < NEGLIGIBLE) {
                cumulative[k] = 1;
                return Arrays.copyOf(cumulative, k + 1);
            }
            logTerm += StrictMath.log((double) (n - k) / (k + 1)) + logOdds;
        }
        cumulative[n] = 1;
        return cumulative;
    }

    /**
     * Adds the inputs that fire in one step, in no particular order.
     *
     * @param first number of the first input
     */
    void emit(RandomStream random, int first, IntList spikes) {
        int count = count(random.nextUniform());
        int from = spikes.size;
        while (spikes.size < from + count) {
            int input = random.nextInt(inputs);
            if ((firing[input >> 6] >>> input & 1) == 0) {
                firing[input >> 6] |= 1L << input;
                spikes.add(first + input);
            }
        }
        for (int k = from; k < spikes.size; k++) {
            firing[(spikes.items[k] - first) >> 6] = 0;
        }
    }

    /** How many fire: the smallest k whose cumulative probability exceeds a uniform variate. */
    private int count(double uniform) {
        int low = 0;
        int high = cumulative.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (cumulative[middle] > uniform) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
