package rulezoo.evolve;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;
import rulezoo.simulator.rule.Pathway;
import rulezoo.simulator.rule.PlasticityRule;
import rulezoo.simulator.rule.Population;
import rulezoo.simulator.rule.RuleFamily;
import rulezoo.simulator.rule.SixParameterRule;

/**
 * Sign tests of the mean field, without any simulation. For uncorrelated spikes (science: A.1) the mean
 * weight drifts with
 *
 * <pre>
 * dw/dt = eta (alpha r_pre + beta r_post + lambda r_pre r_post),   lambda = gamma tau_pre + kappa tau_post
 * </pre>
 *
 * and stops at the set point r_post* = -alpha r_pre / (beta + lambda r_pre). A pathway passes if for some
 * presynaptic rate the set point lies in the range of plausible rates and attracts: more weight must change
 * the postsynaptic rate such that the weight comes back, which takes beta + lambda r_pre &lt; 0 for an
 * excitatory pathway and &gt; 0 for an inhibitory one (and so alpha &gt; 0 or alpha &lt; 0). Each pathway is
 * tested alone.
 *
 * @param name name of the screen in counts
 * @param pathways pathways that are tested where they are plastic
 * @param minimumHz smallest plausible population rate
 * @param maximumHz largest plausible population rate
 */
public record MeanFieldScreen(String name, Set<Pathway> pathways, double minimumHz, double maximumHz)
        implements
            Screen {
    private static final int GRID = 12;

    /**
     * @throws IllegalArgumentException if the rates are not positive and increasing
     */
    public MeanFieldScreen {
        pathways = pathways.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(pathways));
        if (!(minimumHz > 0 && minimumHz < maximumHz && Double.isFinite(maximumHz))) {
            throw new IllegalArgumentException("rates of screen " + name + " must be positive and increasing: "
                    + minimumHz + " Hz, " + maximumHz + " Hz");
        }
    }

    /**
     * How far a rule is from passing: 0 if it passes, else the mean over tested pathways of x / (1 + x), where x
     * is how much alpha, and beta if the set point repels, would have to change.
     *
     * <p>
     * Only the six-parameter polynomial has these set points: a rule of another family passes.
     */
    double shortfall(PlasticityRule rule) {
        if (!rule.family().equals(RuleFamily.POLYNOMIAL)) {
            return 0;
        }
        double[] ratesHz = new double[GRID];
        Arrays.setAll(ratesHz, this::rateHz);
        Set<Pathway> tested = new TreeSet<>(rule.plastic());
        tested.retainAll(pathways);
        double sum = 0;
        for (Pathway pathway : tested) {
            double feedback = pathway.pre() == Population.EXCITATORY ? 1 : -1;
            sum += shortfall(rule.polynomial(pathway), feedback, ratesHz);
        }
        return tested.isEmpty() ? 0 : sum / tested.size();
    }

    private double shortfall(SixParameterRule rule, double feedback, double[] ratesHz) {
        double lambda = rule.gamma() * rule.tauPreSeconds() + rule.kappa() * rule.tauPostSeconds();
        double nearest = Double.MAX_VALUE;
        for (double pre : ratesHz) {
            double gain = rule.beta() + lambda * pre;
            double setPoint = -rule.alpha() * pre / gain;
            if (feedback * gain < 0 && setPoint >= minimumHz && setPoint <= maximumHz) {
                return 0;
            }
            for (double post : ratesHz) {
                double alphaChange = Math.abs(rule.alpha() + gain * post / pre);
                nearest = Math.min(nearest, alphaChange + Math.max(0, feedback * gain));
            }
        }
        return Math.max(nearest / (1 + nearest), Double.MIN_NORMAL);
    }

    /** Rates of the grid, equally spaced on a logarithmic scale from the minimum to the maximum. */
    private double rateHz(int i) {
        double fraction = (double) i / (GRID - 1);
        return minimumHz * StrictMath.exp(fraction * StrictMath.log(maximumHz / minimumHz));
    }
}
