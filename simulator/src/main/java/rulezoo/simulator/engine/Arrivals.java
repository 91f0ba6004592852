package rulezoo.simulator.engine;

import java.util.Arrays;
import rulezoo.simulator.network.NetworkSpec;

/** What arrives at each neuron in each step of a block; entry {@code step * stride + neuron}. */
final class Arrivals {
    final int stride;
    final float inputWeight;
    /** Input spikes; the conductance is this count times {@link #inputWeight}. */
    final float[] inputCount;
    /** Conductance from excitatory neurons. */
    final float[] excitatory;
    /** Conductance from inhibitory neurons. */
    final float[] inhibitory;

    Arrivals(int stride, float inputWeight) {
        this.stride = stride;
        this.inputWeight = inputWeight;
        inputCount = new float[stride * NetworkSpec.DELAY_STEPS];
        excitatory = new float[stride * NetworkSpec.DELAY_STEPS];
        inhibitory = new float[stride * NetworkSpec.DELAY_STEPS];
    }

    void clear() {
        Arrays.fill(inputCount, 0);
        Arrays.fill(excitatory, 0);
        Arrays.fill(inhibitory, 0);
    }
}
