package rulezoo.analysis.inference;

import java.util.List;
import java.util.Locale;

/**
 * What is varied while known rules are recovered from choices in the foraging task. Beside our numbers stand
 * those of a third-party reproduction of Mehta et al. (NeurIPS 2024) for the rule {@code x r} and a Taylor
 * series: measured by others, not published by the authors.
 */
public enum RecoverySweep {
    /** Trials of a life. */
    TRIALS("trials in a life", new double[]{30, 60, 120, 240, 480, 960, 1920},
            new double[]{0.84, 0.50, 0.23, 0.83, 0.83, 0.53, 0.29}) {
        @Override
        RewardRecovery.Setup apply(RewardRecovery.Setup usual, double value) {
            int trials = whole(value);
            if (trials < BLOCKS || trials % BLOCKS != 0) {
                throw new IllegalArgumentException("a life has " + BLOCKS
                        + " blocks of trials of the same length, so that it can't have " + trials);
            }
            return usual.in(usual.experiment().lasting(trials / BLOCKS));
        }
    },
    /** Neurons of the layer. */
    NEURONS("neurons of the layer", new double[]{1, 10, 100, 300}, new double[]{Double.NaN, 0.83, 0.83, 0.83}) {
        @Override
        RewardRecovery.Setup apply(RewardRecovery.Setup usual, double value) {
            return usual.in(usual.experiment().sized(whole(value)));
        }
    },
    /** Weight of the L1 penalty on Taylor coefficients (Mehta et al., figure 5). */
    PENALTY("weight of the L1 penalty", new double[]{0.001, 0.005, 0.01, 0.05},
            new double[]{0.798, 0.814, 0.830, 0.864}) {
        @Override
        RewardRecovery.Setup apply(RewardRecovery.Setup usual, double value) {
            return usual.penalizing(value);
        }
    },
    /** Rewards that the expected reward averages (figure 6). */
    WINDOW("rewards in the expectation", new double[]{5, 10, 20}, new double[]{0.805, 0.830, 0.831}) {
        @Override
        RewardRecovery.Setup apply(RewardRecovery.Setup usual, double value) {
            return usual.in(usual.experiment().expecting(new RewardExpectation(whole(value))));
        }
    },
    /** Input of the odour that is met (figure 7). */
    INPUT_MEAN("mean input of an odour", new double[]{0.25, 0.5, 0.75, 1, 1.5}, new double[]{}) {
        @Override
        RewardRecovery.Setup apply(RewardRecovery.Setup usual, double value) {
            return usual.in(usual.experiment().smelling(value, usual.experiment().inputNoise()));
        }
    };

    private static final int BLOCKS = 3;
    /** The rule that the third-party numbers are for. */
    private static final String RULE_OF_OTHERS = "x_j r";

    private final String label;
    private final double[] usualValues;
    private final double[] weightsOfOthers;

    RecoverySweep(String label, double[] usualValues, double[] weightsOfOthers) {
        this.label = label;
        this.usualValues = usualValues;
        this.weightsOfOthers = weightsOfOthers;
    }

    /** The same recovery with another value of what is varied. */
    abstract RewardRecovery.Setup apply(RewardRecovery.Setup usual, double value);

    /** {@return the name in tables} */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** {@return what it is, for figures} */
    public String label() {
        return label;
    }

    /** {@return the values that are taken if nobody asks for others} */
    public double[] usualValues() {
        return usualValues.clone();
    }

    /**
     * {@return R2 of weights that a third-party reproduction measured; NaN if it did not}
     *
     * @param formula the true rule
     * @param value of what is varied
     */
    public double weightsOfOthers(String formula, double value) {
        for (int i = 0; i < weightsOfOthers.length; i++) {
            if (formula.equals(RULE_OF_OTHERS) && usualValues[i] == value) {
                return weightsOfOthers[i];
            }
        }
        return Double.NaN;
    }

    /**
     * Simulates, fits and scores.
     *
     * @param usual everything that is not varied
     * @param value of what is varied
     * @param theta 81 coefficients of the true rule
     * @param method how to fit
     * @param seed master seed
     * @return the recovery
     * @throws IllegalArgumentException if the value makes no sense; the message says which would
     */
    public RewardRecovery recover(RewardRecovery.Setup usual, double value, double[] theta,
            RewardRecovery.Method method, long seed) {
        return RewardRecovery.of(apply(usual, value), theta, method, seed, FitProgress.SILENT);
    }

    /**
     * Refuses values that make no sense, before any work is done.
     *
     * @param usual everything that is not varied
     * @param values of what is varied
     * @throws IllegalArgumentException if a value makes no sense, or comes twice; the message says which
     */
    public void check(RewardRecovery.Setup usual, List<Double> values) {
        if (values.stream().distinct().count() < values.size() || values.isEmpty()) {
            throw new IllegalArgumentException(id() + ": give different values, at least one: " + values);
        }
        values.forEach(value -> apply(usual, value));
    }

    private static int whole(double value) {
        if (value != (int) value) {
            throw new IllegalArgumentException("a whole number is needed: " + value);
        }
        return (int) value;
    }
}
