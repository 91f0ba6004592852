package rulezoo.simulator.theory;

import java.util.Arrays;
import rulezoo.simulator.random.RandomStream;

/**
 * Forgetting of K co-active rules (docs/science.md, E13): block k forgets at rate r_k and is imprinted in
 * proportion to it, so that the memory fades as sum r_k exp(-r_k t) / sum r_k. Rates are uniform on (0, R);
 * times are in units of 1 / R.
 */
public final class ImprintDecay {
    private ImprintDecay() {}

    /**
     * {@return the fraction that is left, after time t, of the imprint of blocks with the given rates}
     *
     * @param rates rates of forgetting of the blocks, in units of R
     * @param time time t, in units of 1 / R
     */
    public static double remaining(double[] rates, double time) {
        double left = 0;
        double all = 0;
        for (double rate : rates) {
            left += rate * StrictMath.exp(-rate * time);
            all += rate;
        }
        return left / all;
    }

    /**
     * {@return the limit of infinitely many blocks: 2 (1 - exp(-z)(1 + z)) / z^2 for z = R t, a power-law tail}
     *
     * @param z time in units of 1 / R, above 0
     */
    public static double remainingOfMany(double z) {
        return 2 * (1 - StrictMath.exp(-z) * (1 + z)) / (z * z);
    }

    /**
     * {@return the quantiles of the time at which a fraction of the imprint is left, over random rates}
     *
     * @param coActive number of blocks K
     * @param fraction fraction left, in (0, 1)
     * @param draws number of random sets of rates
     * @param seed master seed
     * @param quantiles which quantiles, in [0, 1]
     */
    public static double[] lifetimeQuantiles(int coActive, double fraction, int draws, long seed,
            double... quantiles) {
        RandomStream random = RandomStream.of(seed, "forgetting rates " + coActive);
        double[] times = new double[draws];
        double[] rates = new double[coActive];
        for (int draw = 0; draw < draws; draw++) {
            Arrays.setAll(rates, _ -> random.nextUniform());
            times[draw] = timeTo(rates, fraction);
        }
        Arrays.sort(times);
        return Arrays.stream(quantiles).map(q -> times[(int) StrictMath.rint(q * (draws - 1))]).toArray();
    }

    /** Bisection: the imprint decreases monotonically. */
    private static double timeTo(double[] rates, double fraction) {
        double low = 0;
        double high = 1;
        while (remaining(rates, high) > fraction) {
            high *= 2;
        }
        for (int i = 0; i < 60; i++) {
            double middle = (low + high) / 2;
            if (remaining(rates, middle) > fraction) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }
}
