package rulezoo.analysis.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import rulezoo.analysis.statistics.Estimate;
import rulezoo.simulator.rate.TaylorRule;

class FlyCohortTest {
    @Test
    void aSimulatedFlyThatLearnsFromRewardIsFoundOut() {
        FlyCohort cohort = new FlyCohort(List.of(fly(0.8, 1), fly(0.8, 2), fly(0.8, 3)), 1, 0);
        FlyCohort.FlyFit fit = cohort.fit(0, FlyModel.REWARD);
        assertTrue(fit.heldOut() < fit.meanRate(), fit::toString);
        assertTrue(fit.deviance() < fit.heldOut(), fit::toString);
        List<Estimate> intervals = cohort.intervals(fit, 12);
        Estimate product = intervals.get(intervals.size() - 1);
        assertTrue(product.low() <= product.high() && product.value() > 0.1, product::toString);
        FittedRule all = cohort.together(FlyModel.REWARD);
        assertTrue(cohort.heldOutFly(0, FlyModel.REWARD, all) < fit.meanRate(), all::toString);
    }

    @Test
    void theSameSeedGivesTheSameFit() {
        FlyCohort cohort = new FlyCohort(List.of(fly(0.8, 1)), 1, 0);
        assertEquals(cohort.fit(0, FlyModel.SURPRISE_WEIGHT).heldOut(),
                cohort.fit(0, FlyModel.SURPRISE_WEIGHT).heldOut(), 0.0);
    }

    @Test
    void aFlyThatTakesEverythingIsRefused() {
        FlyFile all = new FlyFile("glutton", new double[][]{{1, 0}}, new boolean[]{true}, new double[]{1});
        assertThrows(IllegalArgumentException.class, () -> new FlyCohort(List.of(all), 1, 0));
        assertThrows(IllegalArgumentException.class, () -> new FlyCohort(List.of(), 1, 0));
    }

    /** A fly whose weights change by a multiple of x R, as a file would describe it. */
    private static FlyFile fly(double strength, long seed) {
        double[] theta = new double[TaylorTerms.ALL];
        theta[TaylorRule.index(1, 0, 0, 1)] = strength;
        theta[TaylorRule.index(1, 0, 0, 0)] = -0.3 * strength;
        Trajectory life = new ForagingExperiment(2, 10, 40, RewardExpectation.NONE).simulate(RuleForm.TAYLOR, theta,
                seed, 0);
        boolean[] accepted = Objects.requireNonNull(life.choices()).accepted();
        double[][] odours = new double[life.steps()][];
        List<Double> rewards = new ArrayList<>();
        for (int t = 0; t < odours.length; t++) {
            odours[t] = life.inputs()[t][0] > life.inputs()[t][1] ? new double[]{1, 0} : new double[]{0, 1};
            if (accepted[t]) {
                rewards.add(life.thirdFactor()[t]);
            }
        }
        return new FlyFile("simulated", odours, accepted, rewards.stream().mapToDouble(r -> r).toArray());
    }
}
