package rulezoo.analysis.inference;

/**
 * From reward to the third factor of a rule (docs/science.md, 6): reward minus the mean of the last rewards,
 * where rewards before the first count as 0.
 *
 * @param window number of rewards that the expectation averages; 0 for no expectation, so that the third
 *        factor is the reward itself
 */
public record RewardExpectation(int window) {
    /** Mean of the last ten rewards. */
    public static final RewardExpectation PUBLISHED = new RewardExpectation(10);
    /** No expectation: the reward itself. */
    public static final RewardExpectation NONE = new RewardExpectation(0);

    /** @throws IllegalArgumentException if the window is negative */
    public RewardExpectation {
        if (window < 0) {
            throw new IllegalArgumentException("the window of the expected reward must not be negative: " + window);
        }
    }

    /** What remains of a reward. */
    double surprise(double reward, double[] before, int count) {
        if (window == 0) {
            return reward;
        }
        double sum = 0;
        for (int i = count < window ? 0 : count - window; i < count; i++) {
            sum += before[i];
        }
        return reward - sum / window;
    }

    /**
     * {@return the third factor of every step; 0 where nothing was accepted}
     *
     * @param accepted whether the odour was accepted, for each step
     * @param rewards reward of each accepted odour, in order
     */
    public double[] thirdFactor(boolean[] accepted, double[] rewards) {
        double[] r = new double[accepted.length];
        int count = 0;
        for (int t = 0; t < r.length; t++) {
            if (accepted[t]) {
                r[t] = surprise(rewards[count], rewards, count);
                count++;
            }
        }
        return r;
    }
}
