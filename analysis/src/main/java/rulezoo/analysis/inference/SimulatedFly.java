package rulezoo.analysis.inference;

import java.util.Arrays;
import rulezoo.simulator.random.RandomStream;
import rulezoo.simulator.rate.TaylorRule;

/**
 * A fly of known truth in the two-odour foraging task, to see what an analysis of flies concludes. Its
 * initial weights are its own: a normal number with mean {@value #MEAN_WEIGHT} and standard deviation
 * {@value #WEIGHT_SD} for each odour, so that it accepts about three quarters of them at first.
 *
 * @param truth what changes its choices
 * @param forgetting minus the coefficient of w of a fly that forgets; not used by others
 * @param trialsPerBlock accepted odours of each of three blocks
 */
public record SimulatedFly(Truth truth, double forgetting, int trialsPerBlock) {
    private static final double MEAN_WEIGHT = 0.22;
    private static final double WEIGHT_SD = 0.1;
    private static final double DRIFT = 0.005;

    /** What changes a fly's choices. */
    public enum Truth {
        /** Nothing: each odour has a constant probability. */
        CONSTANT,
        /** Nothing within a block: each odour has another probability in each block, whatever the rewards. */
        CONSTANT_IN_BLOCKS,
        /** Time: both odours are accepted ever less, whatever the rewards. */
        DRIFT,
        /** Rewards: dw = x (R - E[R]) / 2. */
        LEARNING,
        /** Rewards and forgetting: dw = (x (R - E[R]) - f w) / 2. */
        FORGETTING
    }

    /** @throws IllegalArgumentException if forgetting is negative or not finite, or there is no trial */
    public SimulatedFly {
        if (!(forgetting >= 0 && Double.isFinite(forgetting)) || trialsPerBlock < 1) {
            throw new IllegalArgumentException("a fly forgets at a rate of at least 0 and has at least one trial a"
                    + " block: " + forgetting + ", " + trialsPerBlock);
        }
    }

    /**
     * {@return a fly}
     *
     * @param seed master seed
     * @param number which fly of this seed
     */
    public Fly fly(long seed, int number) {
        ForagingExperiment experiment = new ForagingExperiment(Fly.ODOURS, 1, trialsPerBlock,
                RewardExpectation.PUBLISHED, 1, 0);
        RandomStream random = RandomStream.of(seed, "fly " + truth + " " + number);
        double[][] weights = new double[truth == Truth.CONSTANT_IN_BLOCKS ? 3 : 1][Fly.ODOURS];
        for (double[] row : weights) {
            Arrays.setAll(row, odour -> MEAN_WEIGHT + WEIGHT_SD * random.nextGaussian());
        }
        ForagingExperiment.Lived lived = experiment.lived(RuleForm.TAYLOR, theta(), random, weights);
        boolean[] accepted = lived.trajectory().plastic();
        int[] blocks = new int[accepted.length];
        int claimed = 0;
        for (int t = 0; t < blocks.length; t++) {
            blocks[t] = claimed / trialsPerBlock;
            claimed += accepted[t] ? 1 : 0;
        }
        return new Fly("fly " + (number + 1), lived.odours(), accepted, lived.rewards(), blocks, 0);
    }

    private double[] theta() {
        double[] theta = new double[TaylorTerms.ALL];
        switch (truth) {
            case CONSTANT, CONSTANT_IN_BLOCKS -> {
            }
            case DRIFT -> theta[TaylorRule.index(0, 0, 0, 0)] = -DRIFT;
            case LEARNING -> theta[FlyModel.PRODUCT_TERM] = 1;
            case FORGETTING -> {
                theta[FlyModel.PRODUCT_TERM] = 1;
                theta[FlyModel.WEIGHT_TERM] = -forgetting;
            }
        }
        return theta;
    }
}
