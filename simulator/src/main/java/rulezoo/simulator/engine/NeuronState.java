package rulezoo.simulator.engine;

import java.util.Arrays;
import rulezoo.simulator.network.Neuron;

/** Membrane potentials (V), threshold offsets (V) and conductances (units of the leak) of all neurons. */
final class NeuronState {
    final float[] volts;
    final float[] thresholdOffset;
    final float[] ampa;
    final float[] nmda;
    final float[] gaba;

    /** All neurons at rest. */
    NeuronState(int neurons, Neuron constants) {
        volts = new float[neurons];
        Arrays.fill(volts, (float) constants.restVolts());
        thresholdOffset = new float[neurons];
        ampa = new float[neurons];
        nmda = new float[neurons];
        gaba = new float[neurons];
    }

    private NeuronState(NeuronState other) {
        volts = other.volts.clone();
        thresholdOffset = other.thresholdOffset.clone();
        ampa = other.ampa.clone();
        nmda = other.nmda.clone();
        gaba = other.gaba.clone();
    }

    NeuronState copy() {
        return new NeuronState(this);
    }

    void set(NeuronState other) {
        System.arraycopy(other.volts, 0, volts, 0, volts.length);
        System.arraycopy(other.thresholdOffset, 0, thresholdOffset, 0, volts.length);
        System.arraycopy(other.ampa, 0, ampa, 0, volts.length);
        System.arraycopy(other.nmda, 0, nmda, 0, volts.length);
        System.arraycopy(other.gaba, 0, gaba, 0, volts.length);
    }

    void setNeuron(int i, NeuronState other) {
        volts[i] = other.volts[i];
        thresholdOffset[i] = other.thresholdOffset[i];
        ampa[i] = other.ampa[i];
        nmda[i] = other.nmda[i];
        gaba[i] = other.gaba[i];
    }
}
