package rulezoo.analysis.inference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import rulezoo.simulator.rate.TaylorRule;

/**
 * What may change a fly's weights after an accepted odour (docs/science.md, 6): a constant, the odour x, the
 * third factor r, their product, and perhaps the weight w itself, whose coefficient is negative if flies
 * forget actively. The third factor is the reward R, or the reward minus what was expected, R - E[R].
 */
public enum FlyModel implements ChoiceModel {
    /** No third factor: weights drift with every accepted odour, whatever it brought. */
    DRIFT(RewardExpectation.NONE, WeightTerm.NONE, false),
    /** R; no term of the weight. */
    REWARD(RewardExpectation.NONE, WeightTerm.NONE, true),
    /** R; forgetting: the coefficient of the weight is at most 0. */
    REWARD_FORGETTING(RewardExpectation.NONE, WeightTerm.NOT_POSITIVE, true),
    /** R; the coefficient of the weight has any sign. */
    REWARD_WEIGHT(RewardExpectation.NONE, WeightTerm.FREE, true),
    /** R - E[R]; no term of the weight. */
    SURPRISE(RewardExpectation.PUBLISHED, WeightTerm.NONE, true),
    /** R - E[R]; forgetting. */
    SURPRISE_FORGETTING(RewardExpectation.PUBLISHED, WeightTerm.NOT_POSITIVE, true),
    /** R - E[R]; the coefficient of the weight has any sign. */
    SURPRISE_WEIGHT(RewardExpectation.PUBLISHED, WeightTerm.FREE, true);

    /** What the weight itself may do. */
    public enum WeightTerm {
        /** Nothing. */
        NONE,
        /** Be forgotten: a coefficient of at most 0. */
        NOT_POSITIVE,
        /** Be forgotten, or grow. */
        FREE
    }

    /** Place of the coefficient of w. */
    static final int WEIGHT_TERM = TaylorRule.index(0, 0, 1, 0);
    static final int ODOUR_TERM = TaylorRule.index(1, 0, 0, 0);
    static final int PRODUCT_TERM = TaylorRule.index(1, 0, 0, 1);

    private final RewardExpectation expectation;
    private final WeightTerm weightTerm;
    private final boolean learns;

    FlyModel(RewardExpectation expectation, WeightTerm weightTerm, boolean learns) {
        this.expectation = expectation;
        this.weightTerm = weightTerm;
        this.learns = learns;
    }

    @Override
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public String label() {
        if (!learns) {
            return "drift";
        }
        return (expectation.window() == 0 ? "R" : "R\u2212E") + switch (weightTerm) {
            case NONE -> "";
            case NOT_POSITIVE -> ", w\u22640";
            case FREE -> ", w";
        };
    }

    @Override
    public boolean learns() {
        return learns;
    }

    /**
     * {@return whether conclusions rest on the model} A coefficient of w of any sign is shown, and not tested:
     * where it is positive, weights grow by themselves, which is no hypothesis about flies.
     */
    public boolean tested() {
        return learns && weightTerm != WeightTerm.FREE;
    }

    /**
     * {@return the models that conclusions rest on}
     *
     * @param which those wanted of them
     */
    static List<FlyModel> testedModels(Predicate<FlyModel> which) {
        return Arrays.stream(values()).filter(model -> model.tested() && which.test(model)).toList();
    }

    /** {@return whether weights decay by themselves} */
    public boolean forgets() {
        return weightTerm == WeightTerm.NOT_POSITIVE;
    }

    /** {@return whether the third factor is what remains of the reward} */
    public boolean expects() {
        return expectation.window() > 0;
    }

    /** {@return the way from reward to third factor} */
    public RewardExpectation expectation() {
        return expectation;
    }

    /** {@return what the weight itself may do} */
    public WeightTerm weightTerm() {
        return weightTerm;
    }

    /** {@return the free coefficients} */
    public TaylorTerms terms() {
        List<Integer> places = new ArrayList<>(List.of(TaylorRule.index(0, 0, 0, 0), ODOUR_TERM));
        if (learns) {
            places.addAll(List.of(TaylorRule.index(0, 0, 0, 1), PRODUCT_TERM));
        }
        if (weightTerm != WeightTerm.NONE) {
            places.add(WEIGHT_TERM);
        }
        return TaylorTerms.of(places);
    }
}
