package rulezoo.analysis.inference;

import java.util.Arrays;

/**
 * Decisions of an animal or of a deciding layer.
 *
 * @param accepted whether it accepted, for each step
 * @param weights how much each step counts in the loss: 0 for steps held out for a test
 */
public record ObservedChoices(boolean[] accepted, double[] weights) {
    /**
     * @throws IllegalArgumentException if the lengths differ, a weight is negative or not finite, or no step
     *         counts
     */
    public ObservedChoices {
        if (accepted.length != weights.length) {
            throw new IllegalArgumentException(
                    accepted.length + " choices do not fit " + weights.length + " weights of choices");
        }
        Finite.check(weights, weights.length, "weights of choices", 0);
        if (Arrays.stream(weights).anyMatch(w -> w < 0) || Arrays.stream(weights).sum() == 0) {
            throw new IllegalArgumentException(
                    "no choice is scored, or one counts less than nothing: score at least one");
        }
    }

    /**
     * {@return choices that all count}
     *
     * @param accepted whether it accepted, for each step; not copied
     */
    public static ObservedChoices all(boolean[] accepted) {
        double[] weights = new double[accepted.length];
        Arrays.fill(weights, 1);
        return new ObservedChoices(accepted, weights);
    }

    /**
     * {@return the same choices with other weights}
     *
     * @param other how much each step counts; not copied
     */
    public ObservedChoices weighted(double[] other) {
        return new ObservedChoices(accepted, other);
    }

    /** {@return the sum of the weights} */
    public double totalWeight() {
        return Arrays.stream(weights).sum();
    }
}
