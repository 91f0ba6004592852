package rulezoo.analysis.inference;

import java.util.Arrays;

/**
 * Decisions of an animal or of a deciding layer.
 *
 * @param accepted whether it accepted, for each step
 * @param scored whether the step counts in the loss: steps held out for a test do not
 */
public record ObservedChoices(boolean[] accepted, boolean[] scored) {
    /**
     * @throws IllegalArgumentException if the lengths differ or no step counts
     */
    public ObservedChoices {
        if (accepted.length != scored.length) {
            throw new IllegalArgumentException(
                    accepted.length + " choices do not fit " + scored.length + " marks of what is scored");
        }
        if (count(scored) == 0) {
            throw new IllegalArgumentException("no choice is scored: score at least one");
        }
    }

    /** All choices count. */
    public static ObservedChoices all(boolean[] accepted) {
        boolean[] scored = new boolean[accepted.length];
        Arrays.fill(scored, true);
        return new ObservedChoices(accepted, scored);
    }

    /** How many choices count. */
    public int scoredCount() {
        return count(scored);
    }

    private static int count(boolean[] marks) {
        int count = 0;
        for (boolean mark : marks) {
            count += mark ? 1 : 0;
        }
        return count;
    }
}
