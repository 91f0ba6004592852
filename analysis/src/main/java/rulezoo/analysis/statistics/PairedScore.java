package rulezoo.analysis.statistics;

import java.util.Set;
import rulezoo.simulator.rule.Pathway;

/**
 * One probe of a plastic network beside the static network of the same seed, wiring and input. The control is
 * subtracted because two patterns never excite even an untrained network equally: which neurons have
 * receptive fields on them is drawn with the seed.
 *
 * @param rule id of the archived rule
 * @param plastic pathways that were plastic
 * @param excitatory number of excitatory neurons, N
 * @param delaySeconds time since the end of training
 * @param seed master seed
 * @param stable whether the criteria were met up to the test
 * @param dr memory score of the plastic network; NaN if a response is missing
 * @param controlDr memory score of the static network; NaN if there is no such control
 */
public record PairedScore(String rule, Set<Pathway> plastic, int excitatory, double delaySeconds, long seed,
        boolean stable, double dr, double controlDr) {
    /**
     * {@return the memory beyond the static network's: dr minus the control's dr; NaN if one of them is missing}
     */
    public double effect() {
        return dr - controlDr;
    }

    /** {@return whether the score counts: the network was stable and both responses are there} */
    public boolean counts() {
        return stable && Double.isFinite(effect());
    }

    /** {@return what was measured, apart from rule and seed} */
    public Condition condition() {
        return new Condition(excitatory, plastic.size(), delaySeconds);
    }
}
