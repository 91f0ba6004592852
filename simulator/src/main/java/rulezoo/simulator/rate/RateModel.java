package rulezoo.simulator.rate;

import rulezoo.simulator.network.NetworkModel;
import rulezoo.simulator.rule.PlasticityRule;

/** A network of rates. */
public interface RateModel extends NetworkModel {
    /**
     * {@return this network at its initial weights}
     *
     * @param rule a rule that fits it
     * @param seed master seed of noise and initial weights
     */
    RateNetwork start(PlasticityRule rule, long seed);
}
