package rulezoo.evolve.judging;

import java.io.Serializable;
import java.util.List;
import rulezoo.simulator.rule.PlasticityRule;

/**
 * Says how stable a rule is. A judge is a pure function of the rule, is called by several threads at once,
 * and may be sent to other machines.
 */
public interface Judge extends Serializable {
    /** {@return the names of the screens in the order in which a rule goes through them} */
    List<String> screens();

    /**
     * {@return whether a screen, by its position, simulates; a formula rejects far more rules, at no cost}
     *
     * @param screen position in {@link #screens}, from 0
     */
    default boolean simulates(int screen) {
        return true;
    }

    /**
     * Puts a rule through the screens until it fails one.
     *
     * @param rule rule that is judged
     * @return a judgement with {@code screens().size()} stages passed if the rule is worth confirming, else with
     *         fewer
     */
    Judgement screen(PlasticityRule rule);

    /**
     * Puts a rule that passed the screens through the full protocol with every confirmation seed.
     *
     * @param rule rule that is judged
     * @return a stable judgement, or one with {@code screens().size()} stages passed
     */
    Judgement confirm(PlasticityRule rule);
}
