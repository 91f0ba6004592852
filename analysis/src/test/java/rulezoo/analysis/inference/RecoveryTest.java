package rulezoo.analysis.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import rulezoo.simulator.rate.TaylorRule;

class RecoveryTest {
    @Test
    void ojasRuleIsRecoveredFromNoiselessActivity() {
        ActivityExperiment experiment = ActivityExperiment.PUBLISHED.sized(100, 30, 4, 50);
        double[] theta = new double[TaylorTerms.ALL];
        theta[TaylorRule.index(1, 1, 0, 0)] = 1;
        theta[TaylorRule.index(0, 2, 1, 0)] = -1;
        FittedRule fit = new NewtonFit(experiment.layer(), TaylorTerms.withoutReward(), 0, 60)
                .fit(new double[TaylorTerms.ALL], experiment.simulate(theta, 1),
                        FitProgress.SILENT);
        assertEquals(1, fit.theta()[TaylorRule.index(1, 1, 0, 0)], 0.05);
        assertEquals(-1, fit.theta()[TaylorRule.index(0, 2, 1, 0)], 0.05);
    }

    @Test
    void rewardCovarianceIsRecoveredFromChoices() {
        ForagingExperiment experiment = ForagingExperiment.PUBLISHED;
        double[] theta = new double[TaylorTerms.ALL];
        theta[TaylorRule.index(1, 0, 0, 1)] = 1;
        FittedRule truth = new FittedRule(RuleForm.TAYLOR, theta, new double[]{0});
        List<Trajectory> lives = IntStream.range(0, 25)
                .mapToObj(i -> experiment.simulate(RuleForm.TAYLOR, theta, 3, i)).toList();
        List<Trajectory> assumed = IntStream.range(0, 25)
                .mapToObj(i -> experiment.assumed(lives.get(i), 3, i)).toList();
        RuleFit fit = RuleFit.taylor(experiment.layer(), TaylorTerms.withoutPostsynaptic(),
                new RuleFit.Settings(100, 5e-3, 1e-2, 1e-5, 1));
        FittedRule found = fit.fit(assumed.subList(0, 18), FitProgress.SILENT);
        RecoveryScores scores = RecoveryScores.of(experiment.layer(), found, truth, lives.subList(18, 25),
                assumed.subList(18, 25));
        assertTrue(scores.activity() > 0.9 && scores.weights() > 0.5 && scores.deviancePercent() > 0, scores::toString);
    }

    @Test
    void theLayerSeesEveryOdourAndIsPaidForAcceptedOnesOnly() {
        Trajectory life = ForagingExperiment.PUBLISHED.simulate(RuleForm.TAYLOR, new double[TaylorTerms.ALL], 1, 0);
        boolean[] accepted = Objects.requireNonNull(life.choices()).accepted();
        assertEquals(240, IntStream.range(0, life.steps()).filter(t -> accepted[t]).count());
        assertEquals(480, life.steps(), 80);
        for (int t = 0; t < life.steps(); t++) {
            assertTrue(accepted[t] || life.thirdFactor()[t] == 0);
        }
    }

    @Test
    void surpriseIsRewardMinusMeanOfTheLastTen() {
        boolean[] accepted = new boolean[14];
        Arrays.fill(accepted, true);
        accepted[1] = false;
        double[] rewards = new double[13];
        Arrays.fill(rewards, 1);
        double[] r = RewardExpectation.PUBLISHED.thirdFactor(accepted, rewards);
        assertEquals(1, r[0], 1e-12);
        assertEquals(0, r[1], 1e-12);
        assertEquals(0.9, r[2], 1e-12);
        assertEquals(0, r[13], 1e-12);
    }
}
