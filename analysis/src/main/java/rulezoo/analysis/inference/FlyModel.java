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
    REWARD(RewardExpectation.NONE, false),
    /** R; with a term of the weight. */
    REWARD_WEIGHT(RewardExpectation.NONE, true),
    /** R - E[R]; no term of the weight. */
    SURPRISE(RewardExpectation.PUBLISHED, false),
    /** R - E[R]; with a term of the weight. */
    SURPRISE_WEIGHT(RewardExpectation.PUBLISHED, true);

    /** Place of the coefficient of w. */
    static final int WEIGHT_TERM = TaylorRule.index(0, 0, 1, 0);
    static final int ODOUR_TERM = TaylorRule.index(1, 0, 0, 0);
    static final int PRODUCT_TERM = TaylorRule.index(1, 0, 0, 1);

    private final RewardExpectation expectation;
    private final boolean withWeight;

    FlyModel(RewardExpectation expectation, boolean withWeight) {
        this.expectation = expectation;
        this.withWeight = withWeight;
    }

    /** Name in tables. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Name for people. */
    public String label() {
        return (expectation.window() == 0 ? "R" : "R \u2212 E[R]") + (withWeight ? ", w" : "");
    }

    /** From reward to third factor. */
    public RewardExpectation expectation() {
        return expectation;
    }

    /** Whether the weight itself has a coefficient. */
    public boolean hasWeightTerm() {
        return withWeight;
    }

    /** The same with a term of the weight, or without. */
    public FlyModel withWeightTerm(boolean wanted) {
        boolean reward = expectation.window() == 0;
        return wanted ? reward ? REWARD_WEIGHT : SURPRISE_WEIGHT : reward ? REWARD : SURPRISE;
    }

    /** The free coefficients. */
    public TaylorTerms terms() {
        List<Integer> places = new ArrayList<>(List.of(TaylorRule.index(0, 0, 0, 0), ODOUR_TERM,
                TaylorRule.index(0, 0, 0, 1), PRODUCT_TERM));
        if (withWeight) {
            places.add(WEIGHT_TERM);
        }
        return TaylorTerms.of(places);
    }
}
