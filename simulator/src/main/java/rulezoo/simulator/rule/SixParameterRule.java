package rulezoo.simulator.rule;

/**
 * The six-parameter polynomial rule of one pathway (docs/science.md, 1.1; Confavreux et al. 2023):
 *
 * <pre>
 * pre spike arrives:  w += eta (alpha + kappa x_post)
 * post spike:         w += eta (beta  + gamma x_pre)
 * </pre>
 *
 * where x_pre and x_post grow by 1 with each spike and decay with tau_pre and tau_post, and w stays in [0,
 * w_max].
 *
 * @param tauPreSeconds time constant of the presynaptic trace
 * @param tauPostSeconds time constant of the postsynaptic trace
 * @param alpha change per presynaptic spike
 * @param beta change per postsynaptic spike
 * @param gamma weight of the presynaptic trace at a postsynaptic spike (pre before post)
 * @param kappa weight of the postsynaptic trace at a presynaptic spike (post before pre)
 */
public record SixParameterRule(double tauPreSeconds, double tauPostSeconds, double alpha, double beta, double gamma,
        double kappa) {
    /** A pathway that never changes: the static control of the published probes. */
    public static final SixParameterRule STATIC = new SixParameterRule(0.02, 0.02, 0, 0, 0, 0);

    /** @throws IllegalArgumentException if a time constant is not positive or a coefficient is not finite */
    public SixParameterRule {
        requirePositive("tau_pre", tauPreSeconds);
        requirePositive("tau_post", tauPostSeconds);
        requireFinite("alpha", alpha);
        requireFinite("beta", beta);
        requireFinite("gamma", gamma);
        requireFinite("kappa", kappa);
    }

    /**
     * {@return the rule of a vector of coefficients, in the order of {@link RuleFamily#POLYNOMIAL}}
     *
     * @param coefficients six numbers, or more of which the first six count
     */
    public static SixParameterRule of(double[] coefficients) {
        return new SixParameterRule(coefficients[0], coefficients[1], coefficients[2], coefficients[3],
                coefficients[4], coefficients[5]);
    }

    /** {@return the six numbers in the order of {@link RuleFamily#POLYNOMIAL}: the inverse of {@link #of}} */
    public double[] coefficients() {
        return new double[]{tauPreSeconds, tauPostSeconds, alpha, beta, gamma, kappa};
    }

    /**
     * Weight change, in units of eta, of an isolated spike pair.
     *
     * @param lagSeconds time of the postsynaptic spike minus arrival of the presynaptic one
     * @return {@code alpha + beta} plus the trace term of the later spike (docs/science.md, 1.1, "STDP shape")
     */
    public double pairChange(double lagSeconds) {
        if (lagSeconds > 0) {
            return alpha + beta + gamma * Math.exp(-lagSeconds / tauPreSeconds);
        }
        return lagSeconds < 0 ? alpha + beta + kappa * Math.exp(lagSeconds / tauPostSeconds) : alpha + beta;
    }

    private static void requirePositive(String name, double value) {
        if (!(value > 0 && Double.isFinite(value))) {
            throw new IllegalArgumentException(name + " must be a positive number of seconds: " + value);
        }
    }

    private static void requireFinite(String name, double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(name + " must be finite: " + value);
        }
    }
}
