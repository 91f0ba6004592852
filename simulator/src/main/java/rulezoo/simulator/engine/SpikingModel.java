package rulezoo.simulator.engine;

import rulezoo.simulator.network.NetworkModel;
import rulezoo.simulator.rule.PlasticityRule;

/**
 * A network of spiking neurons with an engine of its own. The recurrent network of six-parameter rules is
 * none: its engines come from an {@link EngineMaker}.
 */
public interface SpikingModel extends NetworkModel {
    /**
     * {@return this network at time zero}
     *
     * @param rule a rule that fits it
     * @param seed master seed of everything random
     */
    Engine engine(PlasticityRule rule, long seed);

    /** {@return the number of inhibitory neurons, which follow the excitatory ones in spikes} */
    int inhibitoryNeurons();

    /** {@return the bound of plastic weights, in units of the leak conductance} */
    double maximumWeight();
}
