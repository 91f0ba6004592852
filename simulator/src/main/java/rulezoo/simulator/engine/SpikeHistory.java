package rulezoo.simulator.engine;

import java.util.Arrays;

/**
 * The latest spikes of each neuron as presynaptic trace factors (see {@link TraceClock#factor}) at their
 * times: infinite where there was none. The factor falls with time, so that it also tells the order of
 * events.
 */
final class SpikeHistory {
    /** Number of spikes that a neuron's history holds. */
    static final int DEPTH = 16;

    /** {@code factor[age][neuron]}, the newest spike first. */
    final float[][] factor;

    SpikeHistory(int neurons) {
        factor = new float[DEPTH][neurons];
        for (float[] age : factor) {
            Arrays.fill(age, Float.POSITIVE_INFINITY);
        }
    }

    private SpikeHistory(SpikeHistory other) {
        factor = new float[DEPTH][];
        for (int age = 0; age < DEPTH; age++) {
            factor[age] = other.factor[age].clone();
        }
    }

    void add(int neuron, float newest) {
        for (int age = DEPTH - 1; age > 0; age--) {
            factor[age][neuron] = factor[age - 1][neuron];
        }
        factor[0][neuron] = newest;
    }

    /** The spike that the next one will push out. */
    float oldest(int neuron) {
        return factor[DEPTH - 1][neuron];
    }

    /** The origin of time has moved. */
    void rebase() {
        for (float[] age : factor) {
            for (int i = 0; i < age.length; i++) {
                age[i] /= TraceClock.REBASE_FACTOR;
            }
        }
    }

    SpikeHistory copy() {
        return new SpikeHistory(this);
    }

    void set(SpikeHistory other) {
        for (int age = 0; age < DEPTH; age++) {
            System.arraycopy(other.factor[age], 0, factor[age], 0, factor[age].length);
        }
    }
}
