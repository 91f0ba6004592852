package rulezoo.analysis.inference;

import java.util.List;
import java.util.stream.IntStream;
import rulezoo.simulator.rate.TaylorRule;

/**
 * Whether Oja's rule, theta_110 = 1 and theta_021 = -1, comes back from recordings (docs/science.md, 6). All
 * 27 terms of x, y and w are free.
 *
 * @param noise standard deviation of the recording noise
 * @param recordedShare share of the neurons recorded
 * @param seed master seed
 * @param penalty the penalty chosen
 * @param theta the 81 coefficients found
 * @param scores on {@value #FRESH_LIVES} fresh lives without noise
 */
public record OjaRecovery(double noise, double recordedShare, long seed, double penalty, double[] theta,
        RecoveryScores scores) {
    /** Lives that the recovered rule is scored on. */
    public static final int FRESH_LIVES = 3;

    private static final int MOST_STEPS = 40;
    private static final int XY = TaylorRule.index(1, 1, 0, 0);
    private static final int YYW = TaylorRule.index(0, 2, 1, 0);

    /** {@return the 81 coefficients of Oja's rule} */
    public static double[] oja() {
        double[] theta = new double[TaylorTerms.ALL];
        theta[XY] = 1;
        theta[YYW] = -1;
        return theta;
    }

    /**
     * Simulates, records, fits and scores.
     *
     * @param experiment what is recorded
     * @param seed master seed
     * @param progress hears of the fit
     * @return the coefficients found, and their scores
     */
    public static OjaRecovery of(ActivityExperiment experiment, long seed, FitProgress progress) {
        PlasticLayer layer = experiment.layer();
        List<Trajectory> data = experiment.simulate(oja(), seed);
        // Without noise there is nothing to guard against.
        List<Double> penalties = experiment.noise() == 0 ? List.of(0.0) : PenaltyChoice.DEFAULT;
        PenaltyChoice.Choice choice = new PenaltyChoice(layer, TaylorTerms.withoutReward(), penalties, MOST_STEPS)
                .fit(data, progress);
        List<Trajectory> fresh = IntStream.range(0, FRESH_LIVES)
                .mapToObj(i -> experiment.life(seed, experiment.trajectories() + i)).toList();
        FittedRule truth = new FittedRule(RuleForm.TAYLOR, oja(), new double[]{0});
        return new OjaRecovery(experiment.noise(), experiment.recordedShare(), seed, choice.penalty(),
                choice.rule().theta(), RecoveryScores.of(layer, choice.rule(), truth, fresh, fresh));
    }

    /** {@return theta_110, the coefficient of x y; 1 in Oja's rule} */
    public double xy() {
        return theta[XY];
    }

    /** {@return theta_021, the coefficient of y^2 w; -1 in Oja's rule} */
    public double yyw() {
        return theta[YYW];
    }

    /** {@return the largest absolute value of the 25 coefficients that Oja's rule lacks} */
    public double largestOther() {
        double largest = 0;
        for (int k = 0; k < theta.length; k++) {
            if (k != XY && k != YYW) {
                largest = StrictMath.max(largest, StrictMath.abs(theta[k]));
            }
        }
        return largest;
    }
}
