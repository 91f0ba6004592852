package rulezoo.simulator.theory;

/**
 * Memory of the explicit rule after a uniform background (docs/science.md, E7, E8).
 *
 * @param rule the rule
 */
public record UniformBackground(ExplicitRule rule) {
    /**
     * {@return the memory 1 - rho of a stimulus after a background that is the same for all inputs, both in rates
     * that do not depend on N (docs/science.md, E7): theta1 Var / (theta0 mean + theta1 meanSquare), for any N}
     *
     * @param mean mean of the stimulus over inputs
     * @param meanSquare mean of its square over inputs
     */
    public double memory(double mean, double meanSquare) {
        return rule.theta1() * (meanSquare - mean * mean) / (rule.theta0() * mean + rule.theta1() * meanSquare);
    }

    /**
     * {@return the difference between the responses to a novel and the familiar pattern after training, if both
     * were the same before (docs/science.md, E7)} Positive: novelty preference.
     *
     * @param mean mean of each pattern over inputs
     * @param meanSquare mean of its square
     * @param covariance covariance of the two patterns over inputs
     * @param error response to either pattern before training, minus the set point
     */
    public double noveltyPreference(double mean, double meanSquare, double covariance, double error) {
        double variance = meanSquare - mean * mean;
        return error * rule.theta1() * (variance - covariance) / (rule.theta0() * mean + rule.theta1() * meanSquare);
    }

    /**
     * {@return the memory 1 - rho when background and stimulus both have unit norm (docs/science.md, E8): h (1 -
     * c^2) / (c + h) with h = theta1 / (theta0 sqrt(N)), which falls as 1 / sqrt(N)} The opposite of
     * {@link #memory}: what size does depends on the normalization.
     *
     * @param inputs number of inputs N
     * @param cosine cosine c of the angle between background and stimulus
     */
    public double memoryOfUnitInputs(int inputs, double cosine) {
        double h = rule.theta1() / (rule.theta0() * StrictMath.sqrt(inputs));
        return h * (1 - cosine * cosine) / (cosine + h);
    }
}
