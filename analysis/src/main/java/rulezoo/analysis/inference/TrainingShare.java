package rulezoo.analysis.inference;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * How well a rule that was fitted to the beginning of one life in the foraging task predicts the rest of it
 * (Mehta et al., NeurIPS 2024, figures 8 and 9, there for flies). The 27 terms of x, w and r are free, as in
 * the published repository; the fit does not know the initial weights.
 *
 * @param share share of the encounters that the rule was fitted to
 * @param life number of the life
 * @param trainingPercent percent of the deviance of the layer without plasticity that is explained in the
 *        choices that the rule was fitted to
 * @param testPercent the same for the rest; negative infinity if the rule makes the weights diverge there
 * @param trueRulePercent what the true rule explains of the rest, with the initial weights that the fit
 *        assumes
 */
public record TrainingShare(double share, int life, double trainingPercent, double testPercent,
        double trueRulePercent) {
    /** The shares that are taken if nobody asks for others. */
    public static final List<Double> USUAL = List.of(0.1, 0.25, 0.5, 0.75, 0.9);

    private static final int NEWTON_STEPS = 60;

    /**
     * Simulates a life, fits its beginning, and scores the rest.
     *
     * @param setup task and penalty
     * @param theta 81 coefficients of the true rule
     * @param share share of the encounters to fit, above 0 and below 1
     * @param seed master seed
     * @param life which life of this seed
     * @return what is explained
     * @throws IllegalArgumentException if nothing is left to fit or to score
     */
    public static TrainingShare of(RewardRecovery.Setup setup, double[] theta, double share, long seed, int life) {
        if (!(share > 0 && share < 1)) {
            throw new IllegalArgumentException("the share of a life to fit must lie between 0 and 1: " + share);
        }
        ForagingExperiment experiment = setup.experiment();
        PlasticLayer layer = experiment.layer();
        Trajectory whole = experiment.assumed(experiment.simulate(RuleForm.TAYLOR, theta, seed, life), seed, life);
        int fitted = Math.clamp((int) StrictMath.rint(share * whole.steps()), 1, whole.steps() - 1);
        Trajectory beginning = part(whole, 0, fitted);
        Trajectory rest = part(whole, fitted, whole.steps());
        FittedRule found = new NewtonFit(layer, TaylorTerms.withoutPostsynaptic(), setup.penalty(),
                NEWTON_STEPS)
                .fit(new double[TaylorTerms.ALL], List.of(beginning), FitProgress.SILENT);
        return new TrainingShare(share, life, percent(layer, found.theta(), beginning),
                percent(layer, found.theta(), rest), percent(layer, theta, rest));
    }

    private static double percent(PlasticLayer layer, double[] theta, Trajectory part) {
        double percent = Deviance.percentExplained(layer, part, LayerRun.rates(layer, RuleForm.TAYLOR, theta, part));
        return Double.isNaN(percent) ? Double.NEGATIVE_INFINITY : percent;
    }

    /** The same life, of which only some choices count. */
    private static Trajectory part(Trajectory life, int from, int to) {
        double[] weights = new double[life.steps()];
        Arrays.fill(weights, from, to, 1);
        return life.observed(null, Objects.requireNonNull(life.choices()).weighted(weights));
    }
}
