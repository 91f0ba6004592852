package rulezoo.simulator.theory;

/**
 * The explicit toy rule dw_i/dt = eta (theta0 + theta1 x_i) (y - y*) (docs/science.md, 5.1; MBA, section
 * 4.1): the most general rule of first order in x and y that has y* as its fixed point for every input.
 *
 * @param theta0 part that is the same for every synapse (non-Hebbian)
 * @param theta1 part in proportion to the presynaptic rate (Hebbian; negative in stable rules that prefer
 *        novelty)
 * @param learningRate eta, per unit of time
 */
public record ExplicitRule(double theta0, double theta1, double learningRate) implements StabilizingRule {
    /** Learning rate of the paper's figures. */
    public static final double PUBLISHED_LEARNING_RATE = 0.01;

    /** @throws IllegalArgumentException if a number is not finite or the learning rate is not positive */
    public ExplicitRule {
        if (!(Double.isFinite(theta0) && Double.isFinite(theta1))) {
            throw new IllegalArgumentException("theta0 and theta1 must be finite: " + theta0 + ", " + theta1);
        }
        if (!(learningRate > 0 && Double.isFinite(learningRate))) {
            throw new IllegalArgumentException("the learning rate must be positive: " + learningRate);
        }
    }

    /**
     * {@return the rule with the paper's learning rate}
     *
     * @param theta0 part that is the same for every synapse
     * @param theta1 part in proportion to the presynaptic rate
     */
    public static ExplicitRule of(double theta0, double theta1) {
        return new ExplicitRule(theta0, theta1, PUBLISHED_LEARNING_RATE);
    }

    /** eta (theta0 + theta1 x_i) for every synapse. */
    @Override
    public double[] direction(double[] input) {
        double[] u = new double[input.length];
        for (int i = 0; i < u.length; i++) {
            u[i] = learningRate * (theta0 + theta1 * input[i]);
        }
        return u;
    }

    /**
     * {@return whether the rule is stable for every non-negative input of unit norm (docs/science.md, E2): theta0
     * + theta1 &lt; 0 and sqrt(N) theta0 + theta1 &lt; 0, the two extremes of the sum of such an input}
     *
     * @param inputs number of inputs N
     */
    public boolean stableForUnitInputs(int inputs) {
        return theta0 + theta1 < 0 && StrictMath.sqrt(inputs) * theta0 + theta1 < 0;
    }

    /**
     * {@return the probability that a rule with both coefficients uniform on (-2, 2) is stable for every
     * non-negative input of unit norm (docs/science.md, E2): 3/8 + 1 / (8 sqrt(N))}
     *
     * @param inputs number of inputs N
     */
    public static double stableFraction(int inputs) {
        return 3.0 / 8 + 1 / (8 * StrictMath.sqrt(inputs));
    }
}
