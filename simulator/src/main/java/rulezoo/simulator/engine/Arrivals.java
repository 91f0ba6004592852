package rulezoo.simulator.engine;

import java.util.Arrays;
import rulezoo.simulator.network.NetworkSpec;

/**
 * What arrives at each neuron in each step of a block. Input spikes are counted anew for each block;
 * conductances must be cleared.
 */
final class Arrivals {
    private static final int SHORTEST_VECTOR = 8;

    final int stride;
    final float inputWeight;
    /**
     * Input spikes; the conductance is this count times {@link #inputWeight}; entry
     * {@code step * stride + neuron}.
     */
    final byte[] inputCount;
    /** Conductance from excitatory neurons; entry {@code step * stride + neuron}. */
    final float[] excitatory;
    /** Conductance from inhibitory neurons; entry {@code step * stride + neuron}. */
    final float[] inhibitory;
    /** Scratch space of the vector kernels: the lanes in which neurons fired, vector by vector. */
    final int[] firedLanes;

    Arrivals(int stride, float inputWeight) {
        this.stride = stride;
        this.inputWeight = inputWeight;
        firedLanes = new int[stride * NetworkSpec.DELAY_STEPS / SHORTEST_VECTOR];
        inputCount = new byte[stride * NetworkSpec.DELAY_STEPS];
        excitatory = new float[stride * NetworkSpec.DELAY_STEPS];
        inhibitory = new float[stride * NetworkSpec.DELAY_STEPS];
    }

    void clear() {
        Arrays.fill(excitatory, 0);
        Arrays.fill(inhibitory, 0);
    }
}
