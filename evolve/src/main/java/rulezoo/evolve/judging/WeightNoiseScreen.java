package rulezoo.evolve.judging;

import rulezoo.simulator.rule.Pathway;
import rulezoo.simulator.rule.PlasticityRule;

/**
 * A test of how much the spikes' randomness alone moves the mean weight that is recorded, without any
 * simulation ({@link OperatingPoint#diffusion}). The mean over n recorded synapses moves by the square root
 * of its variance over n, relative to the initial weight of the published network. Where that is large, the
 * weights creep by the criteria of fSBI (at most 5 % in 10 s) whatever the set point does. Drift back to the
 * set point and weights that grow make it less; a limit above 5 % leaves room for both.
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
    public WeightNoiseScreen {
        if (!(rateHz > 0 && seconds > 0 && synapses > 0 && largest > 0 && Double.isFinite(rateHz)
                && Double.isFinite(seconds) && Double.isFinite(largest))) {
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
        if (!rule.family().isSixParameter()) {
            return 0;
        }
        OperatingPoint point = new OperatingPoint(rateHz, rateHz);
        double sum = 0;
        for (Pathway pathway : rule.plastic()) {
            double excess = Math.max(0,
                    point.noise(rule.polynomial(pathway), pathway, seconds, synapses) / largest - 1);
            sum += excess / (1 + excess);
        }
        return sum / rule.plastic().size();
    }
}
