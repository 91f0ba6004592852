package rulezoo.analysis.inference;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import rulezoo.simulator.random.RandomStream;
import rulezoo.simulator.rate.TaylorRule;

class FitTest {
    private static final PlasticLayer LAYER = PlasticLayer.recorded(6, 5);
    private static final RuleFit.Settings SETTINGS = new RuleFit.Settings(60, 0.03, 0, 1e-3, 4);

    @Test
    void theSameSeedGivesTheSameCoefficients() {
        RuleFit fit = RuleFit.taylor(LAYER, TaylorTerms.withoutReward(), SETTINGS);
        List<Trajectory> data = data(oja(), 3);
        assertArrayEquals(fit.fit(data, FitProgress.SILENT).theta(), fit.fit(data, FitProgress.SILENT).theta());
    }

    @Test
    void adamDescends() {
        double[] losses = RuleFit.taylor(LAYER, TaylorTerms.withoutReward(), SETTINGS)
                .fit(data(oja(), 3), FitProgress.SILENT).losses();
        assertTrue(losses[losses.length - 1] < 0.05 * losses[0], () -> losses[0] + " to " + losses[59]);
    }

    @Test
    void adamLearnsNetworksToo() {
        double[] losses = RuleFit.network(LAYER, RuleForm.MLP_XYWR, new RuleFit.Settings(200, 0.01, 0, 0.1, 4))
                .fit(data(oja(), 3), FitProgress.SILENT).losses();
        assertTrue(losses[losses.length - 1] < 0.2 * losses[0], () -> losses[0] + " to " + losses[199]);
    }

    @Test
    void newtonFindsTheExactRuleInNoiselessData() {
        FittedRule fit = new NewtonFit(LAYER, TaylorTerms.withoutReward(), 0, 60)
                .fit(new double[TaylorTerms.ALL], data(oja(), 10), FitProgress.SILENT);
        assertArrayEquals(oja(), fit.theta(), 1e-4);
    }

    @Test
    void penaltyMakesUnneededCoefficientsExactlyZero() {
        FittedRule fit = new NewtonFit(LAYER, TaylorTerms.withoutReward(), 1e-5, 60)
                .fit(new double[TaylorTerms.ALL], data(oja(), 10), FitProgress.SILENT);
        long zeros = Arrays.stream(fit.theta()).filter(c -> c == 0).count();
        assertTrue(zeros > TaylorTerms.ALL - 20, () -> zeros + " zeros of " + TaylorTerms.ALL);
        assertEquals(1, fit.theta()[TaylorRule.index(1, 1, 0, 0)], 0.3);
    }

    @Test
    void newtonAndAdamMinimizeTheSamePenalizedLoss() {
        List<Trajectory> data = data(oja(), 1);
        TaylorTerms terms = TaylorTerms.of(List.of(TaylorRule.index(1, 1, 0, 0), TaylorRule.index(0, 0, 1, 0)));
        double l1 = 1e-3;
        double[] newton = new NewtonFit(LAYER, terms, l1, 50).fit(new double[TaylorTerms.ALL], data,
                FitProgress.SILENT).theta();
        double[] adam = RuleFit.taylor(LAYER, terms, new RuleFit.Settings(3000, 0.01, l1, 0, 1))
                .fit(data, FitProgress.SILENT).theta();
        assertArrayEquals(newton, adam, 2e-3);
    }

    @Test
    void derivativesWithRespectToInitialWeightsEqualFiniteDifferences() {
        double[] at = {0.3, -0.2, 0.5, 0.1, -0.4, 0.2};
        double[] theta = Arrays.stream(oja()).map(c -> 0.2 * c).toArray();
        List<Trajectory> data = data(oja(), 2);
        TaylorTerms terms = TaylorTerms.of(List.of(TaylorRule.index(1, 1, 0, 0)));
        Curvature curvature = Curvature.of(LAYER, terms, theta, starting(data, at), true);
        for (int input = 0; input < at.length; input++) {
            double step = 1e-5;
            double[] up = at.clone();
            double[] down = at.clone();
            up[input] += step;
            down[input] -= step;
            double slope = (Curvature.of(LAYER, terms, theta, starting(data, up)).loss()
                    - Curvature.of(LAYER, terms, theta, starting(data, down)).loss()) / (2 * step);
            assertEquals(slope, curvature.gradient()[1 + input], 1e-6);
        }
    }

    @Test
    void initialWeightsAreFoundTogetherWithTheRule() {
        double[] truth = {0.3, -0.2, 0.5, 0.1, -0.4, 0.2};
        List<Trajectory> lives = starting(data(oja(), 4), truth).stream()
                .map(life -> life.observed(new ObservedActivity(new int[]{0, 1, 2, 3, 4},
                        LayerRun.rates(LAYER, RuleForm.TAYLOR, oja(), life)), null))
                .toList();
        TaylorTerms terms = TaylorTerms.of(List.of(TaylorRule.index(1, 1, 0, 0), TaylorRule.index(0, 2, 1, 0)));
        NewtonFit.FreeStart found = new NewtonFit(LAYER, terms, 1e-9, 60).fitWithStart(new double[TaylorTerms.ALL],
                new double[6], lives);
        assertArrayEquals(truth, found.weights(), 1e-4);
        assertArrayEquals(oja(), found.rule().theta(), 1e-3);
    }

    private static List<Trajectory> starting(List<Trajectory> lives, double[] at) {
        double[] weights = new double[LAYER.synapses()];
        Arrays.setAll(weights, k -> at[k % at.length]);
        return lives.stream().map(life -> life.startingFrom(weights)).toList();
    }

    @Test
    void aRuleThatDivergesIsBackedOutOf() {
        List<Trajectory> data = data(oja(), 2);
        FittedRule fit = RuleFit.taylor(LAYER, TaylorTerms.withoutReward(), new RuleFit.Settings(40, 1e6, 0, 0, 1))
                .fit(data, FitProgress.SILENT);
        assertTrue(Double.isFinite(fit.loss()));
    }

    @Test
    void aFitStartsAgainWhereWhatWasFoundMakesTheHeldOutLifeDiverge() {
        double[] growth = new double[TaylorTerms.ALL];
        growth[TaylorRule.index(0, 0, 2, 0)] = 5;
        TaylorTerms terms = TaylorTerms.of(List.of(TaylorRule.index(0, 0, 2, 0)));
        List<Trajectory> lives = new ArrayList<>();
        for (int life = 0; life < 5; life++) {
            boolean held = life == 4;
            Trajectory quiet = growing(held ? 1 : 0.1, held ? 60 : 5);
            double[][] rates = LayerRun.rates(LAYER, RuleForm.TAYLOR, held ? new double[TaylorTerms.ALL] : growth,
                    quiet);
            lives.add(quiet.observed(new ObservedActivity(new int[]{0, 1, 2, 3, 4}, rates), null));
        }
        NewtonFit fit = new NewtonFit(LAYER, terms, 0, 40);
        double[] found = fit.fit(new double[TaylorTerms.ALL], lives.subList(0, 4), FitProgress.SILENT).theta();
        assertTrue(fit.diverges(found, lives), "what four lives say");
        PenaltyChoice.Choice choice = new PenaltyChoice(LAYER, terms, List.of(0.0), 40).fit(lives, FitProgress.SILENT);
        assertTrue(Double.isFinite(choice.rule().loss()));
        assertTrue(choice.rule().theta()[TaylorRule.index(0, 0, 2, 0)] < 5, "the held-out life does not grow");
    }

    private static Trajectory growing(double weight, int steps) {
        double[] weights = new double[LAYER.synapses()];
        Arrays.fill(weights, weight);
        double[][] inputs = new double[steps][LAYER.inputs()];
        Arrays.stream(inputs).forEach(input -> Arrays.fill(input, 0.5));
        boolean[] plastic = new boolean[steps];
        Arrays.fill(plastic, true);
        return new Trajectory(weights, inputs, new double[steps], plastic, null, null);
    }

    @Test
    void nothingToInferFromIsRefused() {
        RuleFit fit = RuleFit.taylor(LAYER, TaylorTerms.withoutReward(), SETTINGS);
        assertThrows(IllegalArgumentException.class, () -> fit.fit(List.of(), FitProgress.SILENT));
    }

    private static double[] oja() {
        double[] theta = new double[TaylorTerms.ALL];
        theta[TaylorRule.index(1, 1, 0, 0)] = 1;
        theta[TaylorRule.index(0, 2, 1, 0)] = -1;
        return theta;
    }

    /** Lives of 25 steps with strong weights and inputs, all rates recorded. */
    private static List<Trajectory> data(double[] theta, int count) {
        RandomStream random = RandomStream.of(5, "fit test");
        List<Trajectory> data = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int steps = 25;
            double[] weights = new double[LAYER.synapses()];
            Arrays.setAll(weights, k -> random.nextGaussian());
            double[][] inputs = new double[steps][LAYER.inputs()];
            for (double[] row : inputs) {
                Arrays.setAll(row, j -> random.nextGaussian());
            }
            boolean[] plastic = new boolean[steps];
            Arrays.fill(plastic, true);
            Trajectory life = new Trajectory(weights, inputs, new double[steps], plastic, null, null);
            double[][] rates = LayerRun.rates(LAYER, RuleForm.TAYLOR, theta, life);
            data.add(life.observed(new ObservedActivity(new int[]{0, 1, 2, 3, 4}, rates), null));
        }
        return data;
    }
}
