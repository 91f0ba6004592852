package rulezoo.evolve.judging;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;
import rulezoo.simulator.rate.MeanFieldRule;
import rulezoo.simulator.rule.Pathway;
import rulezoo.simulator.rule.PlasticityRule;
import rulezoo.simulator.rule.Population;

/**
 * Sign tests of the mean field ({@link MeanFieldRule}), without any simulation. A pathway passes if for some
 * presynaptic rate its set point lies in the range of plausible rates and attracts. Each pathway is tested
 * alone.
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

    /** @throws IllegalArgumentException if the rates are not positive and increasing */
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
        if (!rule.family().isSixParameter()) {
            return 0;
        }
        double[] ratesHz = new double[GRID];
        Arrays.setAll(ratesHz, this::rateHz);
        Set<Pathway> tested = new TreeSet<>(rule.plastic());
        tested.retainAll(pathways);
        double sum = 0;
        for (Pathway pathway : tested) {
            sum += shortfall(MeanFieldRule.of(rule.polynomial(pathway)), pathway.pre(), ratesHz);
        }
        return tested.isEmpty() ? 0 : sum / tested.size();
    }

    private double shortfall(MeanFieldRule rule, Population presynaptic, double[] ratesHz) {
        double feedback = MeanFieldRule.feedback(presynaptic);
        double nearest = Double.MAX_VALUE;
        for (double pre : ratesHz) {
            double gain = rule.gain(pre);
            double setPoint = rule.setPointHz(pre);
            if (rule.attracts(presynaptic, pre) && setPoint >= minimumHz && setPoint <= maximumHz) {
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
