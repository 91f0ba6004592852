package rulezoo.simulator.network;

/** What the numbers of every network model must keep to. */
public final class Limits {
    /** No weight, rate or ratio of a network is larger. */
    public static final double LARGEST_NUMBER = 1e9;

    private static final int MOST_INPUTS = 1_000_000;

    private Limits() {}

    /**
     * Refuses what is not a number that must be positive.
     *
     * @param name what the number is, for the message
     * @param value the number
     * @throws IllegalArgumentException if it is out of this range
     */
    public static void requirePositive(String name, int value) {
        if (value <= 0) {
            throw new IllegalArgumentException(name + " must be positive: " + value);
        }
    }

    /**
     * Refuses what is not a number of inputs: 1 to 1,000,000.
     *
     * @param name what the number is, for the message
     * @param value the number
     * @throws IllegalArgumentException if it is out of this range
     */
    public static void requireInputs(String name, long value) {
        if (value <= 0 || value > MOST_INPUTS) {
            throw new IllegalArgumentException(name + " must be positive, at most " + MOST_INPUTS + ": " + value);
        }
    }

    /**
     * Refuses what is not a weight: 0 to {@link #LARGEST_NUMBER}.
     *
     * @param name what the number is, for the message
     * @param value the number
     * @throws IllegalArgumentException if it is out of this range
     */
    public static void requireWeight(String name, double value) {
        if (!(value >= 0 && value <= LARGEST_NUMBER)) {
            throw new IllegalArgumentException(
                    name + " must not be negative, at most " + LARGEST_NUMBER + ": " + value);
        }
    }

    /**
     * Refuses what is not a probability: above 0, at most 1.
     *
     * @param name what the number is, for the message
     * @param value the number
     * @throws IllegalArgumentException if it is out of this range
     */
    public static void requireProbability(String name, double value) {
        if (!(value > 0 && value <= 1)) {
            throw new IllegalArgumentException(name + " must lie in (0, 1]: " + value);
        }
    }

    /**
     * Refuses what is not a rate in Hz: at least 0, below one spike a step.
     *
     * @param name what the number is, for the message
     * @param value the number
     * @throws IllegalArgumentException if it is out of this range
     */
    public static void requireRate(String name, double value) {
        if (!(value >= 0 && value * NetworkSpec.STEP_SECONDS < 1)) {
            throw new IllegalArgumentException(
                    name + " must be at least 0 Hz and below one spike a step (" + 1 / NetworkSpec.STEP_SECONDS
                            + " Hz): " + value);
        }
    }
}
