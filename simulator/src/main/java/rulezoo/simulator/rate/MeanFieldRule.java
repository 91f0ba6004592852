package rulezoo.simulator.rate;

import rulezoo.simulator.rule.Population;
import rulezoo.simulator.rule.SixParameterRule;

/**
 * The rate equivalent of a six-parameter rule for uncorrelated spikes (docs/science.md, 1.1; MBA, A.5):
 *
 * <pre>
 * dw/dt = eta (alpha r_pre + beta r_post + lambda r_pre r_post),   lambda = gamma tau_pre + kappa tau_post
 * </pre>
 *
 * with rates in Hz. For a given presynaptic rate it stops at the set point r_post* = -alpha r_pre / (beta +
 * lambda r_pre).
 *
 * @param alpha change per presynaptic spike
 * @param beta change per postsynaptic spike
 * @param lambda change per product of both rates, in seconds
 */
public record MeanFieldRule(double alpha, double beta, double lambda) {
    /**
     * {@return the rate equivalent of a rule}
     *
     * @param rule rule of one pathway
     */
    public static MeanFieldRule of(SixParameterRule rule) {
        return new MeanFieldRule(rule.alpha(), rule.beta(),
                rule.gamma() * rule.tauPreSeconds() + rule.kappa() * rule.tauPostSeconds());
    }

    /**
     * {@return the mean weight change per second in units of eta}
     *
     * @param preHz presynaptic rate in Hz
     * @param postHz postsynaptic rate in Hz
     */
    public double drift(double preHz, double postHz) {
        return alpha * preHz + beta * postHz + lambda * preHz * postHz;
    }

    /**
     * {@return how the drift grows with the postsynaptic rate: beta + lambda r_pre}
     *
     * @param preHz presynaptic rate in Hz
     */
    public double gain(double preHz) {
        return beta + lambda * preHz;
    }

    /**
     * {@return the postsynaptic rate in Hz at which the weights stand still on average} Not positive if there is
     * no such rate, infinite or NaN if the drift does not depend on it.
     *
     * @param preHz presynaptic rate in Hz
     */
    public double setPointHz(double preHz) {
        return -alpha * preHz / gain(preHz);
    }

    /**
     * {@return whether the set point attracts: more weight must change the postsynaptic rate such that the weight
     * comes back, which takes a negative gain for an excitatory synapse and a positive one for an inhibitory
     * synapse}
     *
     * @param pre class of the presynaptic neurons
     * @param preHz their rate
     */
    public boolean attracts(Population pre, double preHz) {
        return feedback(pre) * gain(preHz) < 0;
    }

    /**
     * {@return 1 if more weight raises the postsynaptic rate, -1 if it lowers it}
     *
     * @param pre class of the presynaptic neurons
     */
    public static double feedback(Population pre) {
        return pre == Population.EXCITATORY ? 1 : -1;
    }
}
