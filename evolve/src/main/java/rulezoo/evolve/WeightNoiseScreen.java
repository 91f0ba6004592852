package rulezoo.evolve;

import rulezoo.simulator.network.NetworkSpec;
import rulezoo.simulator.rule.Pathway;
import rulezoo.simulator.rule.PlasticityRule;
import rulezoo.simulator.rule.RuleFamily;
import rulezoo.simulator.rule.SixParameterRule;

/**
 * A test of how much the spikes' randomness alone moves the mean weight that is recorded, without any
 * simulation. For Poisson spikes of rate r in both populations, a trace has mean r tau and variance r tau / 2
 * (shot noise), and the changes at a synapse have, over a time T, the variance
 *
 * <pre>
 * eta^2 T r ((alpha + kappa r tau_post)^2 + kappa^2 r tau_post / 2 + (beta + gamma r tau_pre)^2 + gamma^2 r tau_pre / 2)
 * </pre>
 *
 * The mean over n recorded synapses moves by the square root of this over n, relative to the initial weight
 * of the published network. Where that is large, the weights creep by the criteria of fSBI (at most 5 % in 10
 * s) whatever the set point does. Drift back to the set point and weights that grow make it less; a limit
 * above 5 % leaves room for both.
 *
 * @param name name of the screen in counts
 * @param rateHz rate of both populations
 * @param seconds time over which weights may creep
 * @param synapses recorded synapses of a pathway
 * @param largest largest relative change of the mean that passes
 */
public record WeightNoiseScreen(String name, double rateHz, double seconds, int synapses, double largest)
        implements
            Screen {
    /**
     * @throws IllegalArgumentException if a number is not positive
     */
    public WeightNoiseScreen {
        if (!(rateHz > 0 && seconds > 0 && synapses > 0 && largest > 0)) {
            throw new IllegalArgumentException("numbers of screen " + name + " must be positive: " + rateHz + " Hz, "
                    + seconds + " s, " + synapses + " synapses, " + largest);
        }
    }

    /**
     * How far a rule is from passing: 0 if it passes, else the mean over plastic pathways of x / (1 + x), where x
     * is the relative excess.
     *
     * <p>
     * Only the six-parameter polynomial is tested: a rule of another family passes.
     */
    double shortfall(PlasticityRule rule) {
        if (!rule.family().equals(RuleFamily.POLYNOMIAL)) {
            return 0;
        }
        double sum = 0;
        for (Pathway pathway : rule.plastic()) {
            double excess = Math.max(0, relativeChange(rule.polynomial(pathway), pathway) / largest - 1);
            sum += excess / (1 + excess);
        }
        return sum / rule.plastic().size();
    }

    /** Standard deviation of the recorded mean weight's change, relative to the initial weight. */
    double relativeChange(SixParameterRule rule, Pathway pathway) {
        double pre = mean(rule.alpha(), rule.kappa(), rule.tauPostSeconds());
        double post = mean(rule.beta(), rule.gamma(), rule.tauPreSeconds());
        double weight = NetworkSpec.PUBLISHED.initialWeights().of(pathway);
        return NetworkSpec.PUBLISHED.learningRate() * Math.sqrt(seconds * rateHz * (pre + post) / synapses) / weight;
    }

    /** Mean square of what one spike adds. */
    private double mean(double constant, double factor, double tauSeconds) {
        double trace = rateHz * tauSeconds;
        double change = constant + factor * trace;
        return change * change + factor * factor * trace / 2;
    }
}
