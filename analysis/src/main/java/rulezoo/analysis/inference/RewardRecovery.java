package rulezoo.analysis.inference;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Whether a reward-modulated rule comes back from the choices of a foraging layer (docs/science.md, 6). The
 * fit knows inputs, choices and rewards, but not the initial weights.
 *
 * @param method how the rule was fitted
 * @param seed master seed
 * @param found the fitted rule
 * @param scores on fresh lives
 * @param ceiling what the true rule itself reaches there without the initial weights
 * @param encounters mean number of odours met in a life
 */
public record RewardRecovery(Method method, long seed, FittedRule found, RecoveryScores scores,
        RecoveryScores ceiling, double encounters) {
    /** Ways to fit. */
    public enum Method {
        /** Taylor series of 81 terms, Gauss-Newton. */
        TAYLOR("Taylor series, Gauss-Newton"),
        /** Taylor series of 81 terms, Adam, 100 passes at 5 times the published learning rate. */
        TAYLOR_ADAM("Taylor series, Adam"),
        /** Network of (x, y, w, r), Adam, 100 passes. */
        NETWORK("network, Adam");

        private final String label;

        Method(String label) {
            this.label = label;
        }

        /** {@return the name in figures: what is fitted, and how} */
        public String label() {
            return label;
        }
    }

    private static final int PASSES = 100;
    private static final double LEARNING_RATE = 5e-3;
    private static final int NEWTON_STEPS = 60;
    private static final RuleFit.Settings NETWORK_ADAM = new RuleFit.Settings(PASSES, LEARNING_RATE, 0, 0.1, 1);

    /**
     * What a recovery sees.
     *
     * @param experiment the task
     * @param fitted lives to fit, 18 as published
     * @param scored fresh lives to score, 7 as published
     * @param penalty on the absolute value of every Taylor coefficient, 0.01 as published
     */
    public record Setup(ForagingExperiment experiment, int fitted, int scored, double penalty) {
        /** As published. */
        public static final Setup PUBLISHED = new Setup(ForagingExperiment.PUBLISHED, 18, 7, 1e-2);

        /** @throws IllegalArgumentException if there is nothing to fit or to score */
        public Setup {
            if (fitted < 1 || scored < 1) {
                throw new IllegalArgumentException(
                        "at least one life must be fitted and one scored: " + fitted + ", " + scored);
            }
            if (!(penalty >= 0 && Double.isFinite(penalty))) {
                throw new IllegalArgumentException("the penalty must not be negative: " + penalty);
            }
        }

        /**
         * {@return the same setup with another number of lives to fit}
         *
         * @param lives lives to fit
         */
        public Setup fitting(int lives) {
            return new Setup(experiment, lives, scored, penalty);
        }

        /**
         * {@return the same setup in another task}
         *
         * @param other the task
         */
        public Setup in(ForagingExperiment other) {
            return new Setup(other, fitted, scored, penalty);
        }

        /**
         * {@return the same setup with another penalty}
         *
         * @param other on the absolute value of every Taylor coefficient
         */
        public Setup penalizing(double other) {
            return new Setup(experiment, fitted, scored, other);
        }
    }

    /**
     * Simulates, fits and scores.
     *
     * @param setup what the recovery sees
     * @param theta 81 coefficients of the true rule
     * @param method how to fit
     * @param seed master seed
     * @param progress hears of the fit
     * @return the rule found, and its scores
     */
    public static RewardRecovery of(Setup setup, double[] theta, Method method, long seed, FitProgress progress) {
        ForagingExperiment experiment = setup.experiment;
        PlasticLayer layer = experiment.layer();
        List<Trajectory> lives = IntStream.range(0, setup.fitted + setup.scored)
                .mapToObj(i -> experiment.simulate(RuleForm.TAYLOR, theta, seed, i)).toList();
        List<Trajectory> assumed = IntStream.range(0, lives.size())
                .mapToObj(i -> experiment.assumed(lives.get(i), seed, i)).toList();
        List<Trajectory> fitted = assumed.subList(0, setup.fitted);
        FittedRule found = switch (method) {
            case TAYLOR -> new NewtonFit(layer, TaylorTerms.all(), setup.penalty, NEWTON_STEPS)
                    .fit(new double[TaylorTerms.ALL], fitted, progress);
            case TAYLOR_ADAM -> RuleFit.taylor(layer, TaylorTerms.all(),
                    new RuleFit.Settings(PASSES, LEARNING_RATE, setup.penalty, 1e-5, seed)).fit(fitted, progress);
            case NETWORK -> RuleFit.network(layer, RuleForm.MLP_XYWR, NETWORK_ADAM.withSeed(seed)).fit(fitted,
                    progress);
        };
        List<Trajectory> fresh = lives.subList(setup.fitted, lives.size());
        List<Trajectory> freshAssumed = assumed.subList(setup.fitted, lives.size());
        FittedRule truth = new FittedRule(RuleForm.TAYLOR, theta, new double[]{0});
        return new RewardRecovery(method, seed, found,
                RecoveryScores.of(layer, found, truth, fresh, freshAssumed),
                RecoveryScores.of(layer, truth, truth, fresh, freshAssumed),
                lives.stream().mapToInt(Trajectory::steps).average().orElseThrow());
    }
}
