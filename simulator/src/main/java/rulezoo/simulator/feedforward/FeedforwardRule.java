package rulezoo.simulator.feedforward;

import rulezoo.simulator.rule.SixParameterRule;

/**
 * A six-parameter rule with a term that needs no spike (MBA, figure 5C): dw/dt = eta constant, between
 * spikes.
 *
 * @param polynomial the terms that spikes trigger
 * @param constantPerSecond change per second without any spike, in units of eta
 */
public record FeedforwardRule(SixParameterRule polynomial, double constantPerSecond) {
    /**
     * {@return the rule of seven coefficients in the order of the family: the six of the polynomial, then the
     * constant}
     *
     * @param c seven coefficients
     */
    public static FeedforwardRule of(double[] c) {
        return new FeedforwardRule(SixParameterRule.of(c), c[6]);
    }

    /** @throws IllegalArgumentException if the constant is not finite */
    public FeedforwardRule {
        if (!Double.isFinite(constantPerSecond)) {
            throw new IllegalArgumentException("the spike-independent term must be finite: " + constantPerSecond);
        }
    }
}
