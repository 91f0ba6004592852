package rulezoo.analysis.inference;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import rulezoo.simulator.rate.TaylorRule;

/**
 * What may change a fly's weights after an accepted odour (science: F): a constant, the odour x, the third
 * factor r, their product, and perhaps the weight w itself, whose coefficient is negative if flies forget
 * actively. The third factor is the reward R, or the reward minus what was expected, R - E[R].
 */
public enum FlyModel {
    /** R; no term of the weight. */
    REWARD(RewardExpectation.NONE, WeightTerm.NONE),
    /** R; forgetting: the coefficient of the weight is at most 0. */
    REWARD_FORGETTING(RewardExpectation.NONE, WeightTerm.NOT_POSITIVE),
    /** R; the coefficient of the weight has any sign. */
    REWARD_WEIGHT(RewardExpectation.NONE, WeightTerm.FREE),
    /** R - E[R]; no term of the weight. */
    SURPRISE(RewardExpectation.PUBLISHED, WeightTerm.NONE),
    /** R - E[R]; forgetting. */
    SURPRISE_FORGETTING(RewardExpectation.PUBLISHED, WeightTerm.NOT_POSITIVE),
    /** R - E[R]; the coefficient of the weight has any sign. */
    SURPRISE_WEIGHT(RewardExpectation.PUBLISHED, WeightTerm.FREE);

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

    FlyModel(RewardExpectation expectation, WeightTerm weightTerm) {
        this.expectation = expectation;
        this.weightTerm = weightTerm;
    }

    /** {@return the name in tables} */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** {@return a short name for figures} */
    public String label() {
        return (expectation.window() == 0 ? "R" : "R\u2212E") + switch (weightTerm) {
            case NONE -> "";
            case NOT_POSITIVE -> ", w\u22640";
            case FREE -> ", w";
        };
    }

    /** {@return the way from reward to third factor} */
    public RewardExpectation expectation() {
        return expectation;
    }

    /** {@return what the weight itself may do} */
    public WeightTerm weightTerm() {
        return weightTerm;
    }

    /** Whether the weight itself has a coefficient. */
    boolean hasWeightTerm() {
        return weightTerm != WeightTerm.NONE;
    }

    /** {@return the model with the same third factor and no term of the weight} */
    public FlyModel withoutWeightTerm() {
        return expectation.window() == 0 ? REWARD : SURPRISE;
    }

    /** {@return the free coefficients} */
    public TaylorTerms terms() {
        List<Integer> places = new ArrayList<>(List.of(TaylorRule.index(0, 0, 0, 0), ODOUR_TERM,
                TaylorRule.index(0, 0, 0, 1), PRODUCT_TERM));
        if (hasWeightTerm()) {
            places.add(WEIGHT_TERM);
        }
        return TaylorTerms.of(places);
    }
}
