package rulezoo.evolve;

import java.util.List;
import rulezoo.archive.Confirmation;

/**
 * How far a rule came: through how many stages (every screen is one, the confirmation is the last), and how
 * near it came to passing the one at which it failed.
 *
 * @param passed stages passed
 * @param progress in [0, 1): 0 is worst; 0 if no stage was failed
 * @param confirmations one for each confirmation seed if the rule is stable, else empty
 */
public record Judgement(int passed, double progress, List<Confirmation> confirmations) {
    private static final double LARGEST_PROGRESS = 1 - 1e-9;

    /** Copies the list. */
    public Judgement {
        confirmations = List.copyOf(confirmations);
    }

    /**
     * A rule that failed.
     *
     * @param passed stages passed before
     * @param progress how near it came to passing the next; NaN counts as 0, and anything from 1 on as just below
     *        1, so that failing is always worse than passing
     */
    public static Judgement failed(int passed, double progress) {
        double bounded = Double.isNaN(progress) ? 0 : Math.clamp(progress, 0, LARGEST_PROGRESS);
        return new Judgement(passed, bounded, List.of());
    }

    /** A rule that passed all stages it was put through, but was not confirmed yet. */
    public static Judgement passed(int stages) {
        return new Judgement(stages, 0, List.of());
    }

    /** A rule that was confirmed, which is the last of the given number of stages. */
    public static Judgement stable(int stages, List<Confirmation> confirmations) {
        return new Judgement(stages, 0, confirmations);
    }

    /** Whether the rule was confirmed. */
    public boolean isStable() {
        return !confirmations.isEmpty();
    }

    /** The number to maximize: grows with every stage, and is the same for all stable rules. */
    public double fitness() {
        return passed + progress;
    }
}
