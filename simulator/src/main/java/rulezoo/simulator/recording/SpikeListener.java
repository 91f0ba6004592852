package rulezoo.simulator.recording;

/** Told of every spike of the network, in the order of steps, and within a step of neurons. */
@FunctionalInterface
public interface SpikeListener {
    /**
     * A neuron fired.
     *
     * @param step integration step since the start of the simulation
     * @param neuron number of the neuron, excitatory ones first
     */
    void spike(long step, int neuron);
}
