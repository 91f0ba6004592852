package rulezoo.analysis.inference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import rulezoo.simulator.random.RandomStream;

/**
 * Whether an archived rule can be inferred from the activity that it produces: its rate equivalent is
 * simulated under random stimuli and recorded with noise, terms of x, y and w are inferred from more and more
 * trajectories, and the Fisher information says beforehand what to expect.
 *
 * @param equivalent the rule that is simulated
 * @param terms the terms that are inferred
 * @param steps steps of a trajectory
 * @param noise standard deviation of a recorded rate, where 1 is the rate at background
 * @param seed master seed
 */
public record RuleInference(RateEquivalent equivalent, TaylorTerms terms, int steps, double noise, long seed) {
    private static final double WEIGHT_SPREAD = 0.3;
    private static final double ACTIVE_SHARE = 0.1;
    private static final double ACTIVE = 5;
    private static final double INPUT_NOISE = 0.1;
    private static final int MOST_STEPS = 60;
    private static final int FRESH_LIVES = 3;

    /** @throws IllegalArgumentException if there are fewer than 2 steps or no noise */
    public RuleInference {
        if (steps < 2 || !(noise > 0 && Double.isFinite(noise))) {
            throw new IllegalArgumentException(
                    "an inference needs at least 2 steps and a positive noise: " + steps + ", " + noise);
        }
    }

    /**
     * What was inferred from some trajectories.
     *
     * @param trajectories how many
     * @param theta the 81 coefficients found
     * @param scores on fresh lives without noise
     * @param within share of the coefficients that lie within two predicted standard errors of the truth
     */
    public record Outcome(int trajectories, double[] theta, RecoveryScores scores, double within) {}

    /** {@return the spectrum at the true rule, from a few trajectories} */
    public Identifiability identifiability() {
        return Identifiability.of(equivalent.layer(), terms, equivalent.theta(), recorded(FRESH_LIVES), noise);
    }

    /**
     * Infers the rule from recordings.
     *
     * @param trajectories number of trajectories
     * @param expected the spectrum
     * @param progress hears of the fit
     * @return the coefficients found, and how good they are
     */
    public Outcome infer(int trajectories, Identifiability expected, FitProgress progress) {
        PlasticLayer layer = equivalent.layer();
        FittedRule found = new NewtonFit(layer, terms, 0, MOST_STEPS).fit(new double[TaylorTerms.ALL],
                recorded(trajectories), progress);
        List<Trajectory> fresh = new ArrayList<>();
        for (int i = 0; i < FRESH_LIVES; i++) {
            fresh.add(life(trajectories + i));
        }
        FittedRule truth = new FittedRule(RuleForm.TAYLOR, equivalent.theta(), new double[]{0});
        int within = 0;
        for (int k = 0; k < terms.size(); k++) {
            double error = StrictMath.abs(found.theta()[terms.index(k)] - equivalent.theta()[terms.index(k)]);
            within += error <= 2 * expected.errors()[k] / StrictMath.sqrt(trajectories) ? 1 : 0;
        }
        return new Outcome(trajectories, found.theta(), RecoveryScores.of(layer, found, truth, fresh, fresh),
                (double) within / terms.size());
    }

    private List<Trajectory> recorded(int trajectories) {
        int[] neurons = new int[equivalent.layer().outputs()];
        Arrays.setAll(neurons, i -> i);
        List<Trajectory> all = new ArrayList<>();
        for (int number = 0; number < trajectories; number++) {
            Trajectory life = life(number);
            double[][] rates = LayerRun.rates(equivalent.layer(), RuleForm.TAYLOR, equivalent.theta(), life);
            if (!Arrays.stream(rates).flatMapToDouble(Arrays::stream).allMatch(Double::isFinite)) {
                throw new IllegalArgumentException("the rule makes rates diverge within " + steps
                        + " steps of random stimuli: use fewer --steps, or another rule");
            }
            RandomStream random = RandomStream.of(seed, "recording noise " + number);
            for (double[] row : rates) {
                for (int i = 0; i < row.length; i++) {
                    row[i] += noise * random.nextGaussian();
                }
            }
            all.add(life.observed(new ObservedActivity(neurons, rates), null));
        }
        return all;
    }

    /** Weights near the initial weight; in every step another tenth of the inputs at five times background. */
    private Trajectory life(int number) {
        PlasticLayer layer = equivalent.layer();
        RandomStream random = RandomStream.of(seed, "life " + number);
        double[] weights = new double[layer.synapses()];
        Arrays.setAll(weights, k -> StrictMath.max(0, 1 + WEIGHT_SPREAD * random.nextGaussian()));
        double[][] inputs = new double[steps][layer.inputs()];
        for (double[] row : inputs) {
            Arrays.setAll(row, j -> StrictMath.max(0,
                    (random.nextUniform() < ACTIVE_SHARE ? ACTIVE : 1) + INPUT_NOISE * random.nextGaussian()));
        }
        boolean[] plastic = new boolean[steps];
        Arrays.fill(plastic, true);
        return new Trajectory(weights, inputs, new double[steps], plastic, null, null);
    }
}
