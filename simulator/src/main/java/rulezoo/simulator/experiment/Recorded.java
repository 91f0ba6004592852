package rulezoo.simulator.experiment;

import rulezoo.simulator.engine.SpikingModel;
import rulezoo.simulator.network.NetworkSpec;

/**
 * What is recorded of a spiking network.
 *
 * @param excitatory number of excitatory neurons, which come first
 * @param inhibitory number of inhibitory neurons, which follow
 * @param maximumWeight bound of plastic weights, in units of the leak conductance
 */
record Recorded(int excitatory, int inhibitory, double maximumWeight) {
    static Recorded of(NetworkSpec network) {
        return new Recorded(network.excitatory(), network.inhibitory(), network.maximumWeight());
    }

    static Recorded of(SpikingModel network) {
        return new Recorded(network.excitatoryNeurons(), network.inhibitoryNeurons(), network.maximumWeight());
    }
}
