package rulezoo.simulator.engine;

import java.io.Serial;
import java.io.Serializable;
import rulezoo.simulator.network.Neuron;

/**
 * Membrane potentials (V), threshold offsets (V) and conductances (units of the leak) of all neurons. Neurons
 * stand in groups of {@link #GROUP}, and all values of a group stand together: one stream through memory
 * instead of five.
 */
final class NeuronState implements Serializable {
    @Serial
    private static final long serialVersionUID = 1;

    /** Neurons in a group: the longest vector. */
    static final int GROUP = 16;
    /** Values of one group: {@code GROUP} of each quantity. */
    static final int GROUP_VALUES = 5 * GROUP;
    /** Where each quantity begins within its group. */
    static final int VOLTS = 0;
    static final int THRESHOLD_OFFSET = GROUP;
    static final int AMPA = 2 * GROUP;
    static final int NMDA = 3 * GROUP;
    static final int GABA = 4 * GROUP;

    final float[] values;

    /**
     * All neurons at rest.
     *
     * @param neurons how many; rounded up to whole groups
     */
    NeuronState(int neurons, Neuron constants) {
        int groups = Math.ceilDiv(neurons, GROUP);
        values = new float[groups * GROUP_VALUES];
        for (int i = 0; i < groups * GROUP; i++) {
            values[first(i) + VOLTS] = (float) constants.restVolts();
        }
    }

    private NeuronState(NeuronState other) {
        values = other.values.clone();
    }

    /** Where the values of a neuron begin; {@link #VOLTS} and the others are added to it. */
    static int first(int neuron) {
        return neuron / GROUP * GROUP_VALUES + neuron % GROUP;
    }

    NeuronState copy() {
        return new NeuronState(this);
    }

    void set(NeuronState other) {
        System.arraycopy(other.values, 0, values, 0, values.length);
    }

    void setNeuron(int neuron, NeuronState other) {
        for (int quantity = 0; quantity < GROUP_VALUES; quantity += GROUP) {
            values[first(neuron) + quantity] = other.values[first(neuron) + quantity];
        }
    }

    /** One quantity of a neuron, such as {@link #VOLTS}. */
    float get(int neuron, int quantity) {
        return values[first(neuron) + quantity];
    }
}
