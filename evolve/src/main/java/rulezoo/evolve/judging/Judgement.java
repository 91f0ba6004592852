package rulezoo.evolve.judging;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import rulezoo.archive.record.Confirmation;

/**
 * How far a rule came: through how many stages (every screen is one, the confirmation is the last), and how
 * near it came to passing the one at which it failed.
 *
 * @param passed stages passed
 * @param progress in [0, 1): 0 is worst; 0 if no stage was failed
 * @param aspects the same for each {@link Aspect}
 * @param confirmations one for each confirmation seed if the rule is stable, else empty
 * @param further the same in each of {@link Target#further} if the rule is stable, else empty
 * @param activity what its network was seen to do, if a stage with several scored windows was reached, else
 *        null
 * @param error what went wrong if the rule could not be judged, else null
 */
public record Judgement(int passed, double progress, List<Double> aspects, List<Confirmation> confirmations,
        List<List<Confirmation>> further, @Nullable Activity activity, @Nullable String error) implements Serializable {
    private static final double LARGEST_PROGRESS = 1 - 1e-9;
    private static final int ASPECTS = Aspect.values().length;

    public Judgement {
        aspects = List.copyOf(aspects);
        confirmations = List.copyOf(confirmations);
        further = further.stream().map(List::copyOf).toList();
    }

    /**
     * {@return the judgement of a rule that failed}
     *
     * @param passed stages passed before
     * @param progress how near it came to passing the next; NaN counts as 0, and anything from 1 on as just below
     *        1, so that failing is always worse than passing
     */
    public static Judgement failed(int passed, double progress) {
        double bounded = bounded(progress);
        return new Judgement(passed, bounded, Collections.nCopies(ASPECTS, bounded), List.of(), List.of(), null, null);
    }

    /**
     * {@return the judgement of a rule that failed}
     *
     * @param passed stages passed before
     * @param progress how near it came to passing the next
     * @param aspects the same for each {@link Aspect}
     */
    public static Judgement failed(int passed, double progress, double[] aspects) {
        return new Judgement(passed, bounded(progress), Arrays.stream(aspects).map(Judgement::bounded).boxed().toList(),
                List.of(), List.of(), null, null);
    }

    /**
     * {@return the judgement of a rule that passed all stages it was put through, but was not confirmed yet}
     *
     * @param stages number of stages passed
     */
    public static Judgement passed(int stages) {
        return new Judgement(stages, 0, Collections.nCopies(ASPECTS, 0.0), List.of(), List.of(), null, null);
    }

    /**
     * {@return the judgement of a rule that was confirmed, which is the last stage}
     *
     * @param stages number of all stages, the confirmation included
     * @param confirmations one for each confirmation seed; copied
     */
    public static Judgement stable(int stages, List<Confirmation> confirmations) {
        return stable(stages, confirmations, List.of());
    }

    /**
     * {@return the judgement of a rule that was confirmed in all experiments}
     *
     * @param stages number of all stages, the confirmation included
     * @param confirmations one for each confirmation seed; copied
     * @param further the same for each further experiment; copied
     */
    public static Judgement stable(int stages, List<Confirmation> confirmations, List<List<Confirmation>> further) {
        return new Judgement(stages, 0, Collections.nCopies(ASPECTS, 0.0), confirmations, further, null, null);
    }

    /**
     * {@return the judgement of a rule that could not be judged; it counts as the worst}
     *
     * @param what what went wrong
     */
    public static Judgement error(String what) {
        return new Judgement(0, 0, Collections.nCopies(ASPECTS, 0.0), List.of(), List.of(), null, what);
    }

    /** The same, with what the network was seen to do; what was known before stays if nothing is given. */
    Judgement with(@Nullable Activity seen) {
        return seen == null ? this : new Judgement(passed, progress, aspects, confirmations, further, seen, error);
    }

    /** {@return whether the rule was confirmed} */
    public boolean isStable() {
        return !confirmations.isEmpty();
    }

    /** {@return the number to maximize: grows with every stage, and is the same for all stable rules} */
    public double fitness() {
        return passed + progress;
    }

    /** {@return the same as {@link #fitness} for each {@link Aspect}, in their order} */
    public List<Double> aspectFitness() {
        return aspects.stream().map(aspect -> passed + aspect).toList();
    }

    private static double bounded(double progress) {
        return Double.isNaN(progress) ? 0 : Math.clamp(progress, 0, LARGEST_PROGRESS);
    }
}
