package rulezoo.analysis.inference;

import org.jspecify.annotations.Nullable;

/**
 * What a layer lived through, and what was observed of it.
 *
 * @param initialWeights weights before the first step, neuron by neuron
 * @param inputs one row per step
 * @param thirdFactor r of each step: reward minus expected reward, or 0
 * @param plastic whether weights change after the step
 * @param activity recorded rates, if any
 * @param choices decisions, if any
 */
public record Trajectory(double[] initialWeights, double[][] inputs, double[] thirdFactor, boolean[] plastic,
        @Nullable ObservedActivity activity, @Nullable ObservedChoices choices) {
    /**
     * Checks lengths and values.
     *
     * @throws IllegalArgumentException if lengths disagree or a number is not finite; the message says which
     */
    public Trajectory {
        if (inputs.length == 0) {
            throw new IllegalArgumentException("a trajectory needs at least one step");
        }
        Finite.check(initialWeights, initialWeights.length, "initial weights", 0);
        Finite.check(thirdFactor, inputs.length, "third factor", 0);
        for (int t = 0; t < inputs.length; t++) {
            Finite.check(inputs[t], inputs[0].length, "inputs", t);
        }
        sameLength("marks of plastic steps", plastic.length, inputs.length);
        if (activity != null) {
            sameLength("steps of recorded rates", activity.rates().length, inputs.length);
        }
        if (choices != null) {
            sameLength("choices", choices.accepted().length, inputs.length);
        }
    }

    /** {@return the number of steps} */
    public int steps() {
        return inputs.length;
    }

    /**
     * {@return the same life with other observations}
     *
     * @param otherActivity recorded rates; null for none
     * @param otherChoices decisions; null for none
     */
    public Trajectory observed(@Nullable ObservedActivity otherActivity, @Nullable ObservedChoices otherChoices) {
        return new Trajectory(initialWeights, inputs, thirdFactor, plastic, otherActivity, otherChoices);
    }

    /**
     * {@return the same life of a layer that started with other weights}
     *
     * @param weights weights before the first step, neuron by neuron
     */
    public Trajectory startingFrom(double[] weights) {
        return new Trajectory(weights, inputs, thirdFactor, plastic, activity, choices);
    }

    private static void sameLength(String what, int length, int steps) {
        if (length != steps) {
            throw new IllegalArgumentException(
                    "a trajectory of " + steps + " steps has " + length + " " + what + ": give one a step");
        }
    }
}
