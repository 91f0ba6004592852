package rulezoo.evolve.judging;

import java.io.Serializable;
import rulezoo.simulator.network.NetworkSpec;
import rulezoo.simulator.rate.MeanFieldRule;
import rulezoo.simulator.rule.Pathway;
import rulezoo.simulator.rule.Population;
import rulezoo.simulator.rule.SixParameterRule;

/**
 * Population rates at which a network works, and what they do to weights if spikes are Poisson and
 * uncorrelated.
 *
 * @param excitatoryHz rate of the excitatory population
 * @param inhibitoryHz rate of the inhibitory population
 */
public record OperatingPoint(double excitatoryHz, double inhibitoryHz) implements Serializable {
    /**
     * {@return the rate of the presynaptic population}
     *
     * @param pathway a pathway
     */
    public double preHz(Pathway pathway) {
        return rateHz(pathway.pre());
    }

    /**
     * {@return the rate of the postsynaptic population}
     *
     * @param pathway a pathway
     */
    public double postHz(Pathway pathway) {
        return rateHz(pathway.post());
    }

    private double rateHz(Population population) {
        return population == Population.EXCITATORY ? excitatoryHz : inhibitoryHz;
    }

    /**
     * {@return the mean weight change per second in units of eta (docs/science.md, 1.1, mean field)}
     *
     * @param rule rule of the pathway
     * @param pathway the pathway
     */
    public double drift(SixParameterRule rule, Pathway pathway) {
        return MeanFieldRule.of(rule).drift(preHz(pathway), postHz(pathway));
    }

    /**
     * By how much the variance of a weight grows per second, in units of eta^2. A trace of time constant tau that
     * follows spikes of rate r has mean r tau and variance r tau / 2 (shot noise), so that this is
     *
     * <pre>
     * r_pre ((alpha + kappa r_post tau_post)^2 + kappa^2 r_post tau_post / 2)
     *     + r_post ((beta + gamma r_pre tau_pre)^2 + gamma^2 r_pre tau_pre / 2)
     * </pre>
     */
    double diffusion(SixParameterRule rule, Pathway pathway) {
        double preHz = preHz(pathway);
        double postHz = postHz(pathway);
        return preHz * meanSquare(rule.alpha(), rule.kappa(), postHz * rule.tauPostSeconds())
                + postHz * meanSquare(rule.beta(), rule.gamma(), preHz * rule.tauPreSeconds());
    }

    /**
     * {@return the standard deviation, relative to the initial weight of the published network, of the change by
     * chance of a mean weight}
     *
     * @param rule rule of the pathway
     * @param pathway the pathway
     * @param seconds time of the change
     * @param synapses synapses over which the mean is taken
     */
    public double noise(SixParameterRule rule, Pathway pathway, double seconds, int synapses) {
        return NetworkSpec.PUBLISHED.learningRate() * Math.sqrt(seconds * diffusion(rule, pathway) / synapses)
                / NetworkSpec.PUBLISHED.initialWeights().of(pathway);
    }

    /** Mean square of what one spike adds. */
    private static double meanSquare(double constant, double factor, double meanTrace) {
        double change = constant + factor * meanTrace;
        return change * change + factor * factor * meanTrace / 2;
    }
}
