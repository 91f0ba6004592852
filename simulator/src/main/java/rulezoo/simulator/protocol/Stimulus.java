package rulezoo.simulator.protocol;

import java.io.Serializable;
import rulezoo.simulator.random.RandomStream;

/**
 * A pattern of inputs that fire above background. Presentations alternate with pauses: on-times are Gaussian
 * (cut at zero), off-times exponential (docs/science.md, 2.2, Mem1k).
 *
 * @param name what the pattern is called in results, for example {@code familiar}
 * @param firstInput first active input
 * @param inputs number of consecutive active inputs
 * @param addedRateHz rate of an independent Poisson process on each active input, added to background
 * @param onMeanSeconds mean duration of a presentation; infinite for a continuous one
 * @param onSdSeconds standard deviation of the duration
 * @param offMeanSeconds mean duration of a pause
 */
public record Stimulus(String name, int firstInput, int inputs, double addedRateHz, double onMeanSeconds,
        double onSdSeconds, double offMeanSeconds) implements Serializable {
    public Stimulus {
        if (firstInput < 0 || inputs <= 0) {
            throw new IllegalArgumentException("stimulus " + name + " needs a range of inputs: first " + firstInput
                    + ", number " + inputs);
        }
        if (!(addedRateHz > 0 && addedRateHz < 1e4)) {
            throw new IllegalArgumentException(
                    "added rate of stimulus " + name + " must lie between 0 and 10000 Hz: " + addedRateHz);
        }
        if (!(onMeanSeconds > 0 && onSdSeconds >= 0 && offMeanSeconds >= 0 && Double.isFinite(onSdSeconds)
                && Double.isFinite(offMeanSeconds))) {
            throw new IllegalArgumentException("durations of stimulus " + name + " must not be negative: "
                    + onMeanSeconds + ", " + onSdSeconds + ", " + offMeanSeconds);
        }
    }

    /**
     * {@return a pattern that is shown without pauses}
     *
     * @param name what the pattern is called in results
     * @param firstInput first active input
     * @param inputs number of consecutive active inputs
     * @param addedRateHz rate of an independent Poisson process on each active input, added to background
     */
    public static Stimulus continuous(String name, int firstInput, int inputs, double addedRateHz) {
        return new Stimulus(name, firstInput, inputs, addedRateHz, Double.POSITIVE_INFINITY, 0, 0);
    }

    /**
     * {@return how long the next presentation or pause lasts, in seconds; infinite if it has no end} How this
     * becomes a number of steps is the network's own: recurrent spiking networks toggle at most once a step,
     * feedforward ones also leave out what rounds to no step, networks of rates toggle in continuous time.
     *
     * @param on whether a presentation begins, not a pause
     * @param times stream of the times of this stimulus
     */
    public double nextSeconds(boolean on, RandomStream times) {
        if (!on) {
            return offMeanSeconds * times.nextExponential();
        }
        return Double.isInfinite(onMeanSeconds)
                ? onMeanSeconds
                : Math.max(0, onMeanSeconds + onSdSeconds * times.nextGaussian());
    }
}
