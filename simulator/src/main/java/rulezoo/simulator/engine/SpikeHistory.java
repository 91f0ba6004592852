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
    /** Number of spikes before the newest. */
    static final int OLDER = DEPTH - 1;

    /** Newest spike of each neuron. */
    final float[] newest;
    /** The spike that is {@code age >= 1} spikes before the newest, at {@code neuron * OLDER + age - 1}. */
    final float[] older;

    SpikeHistory(int neurons) {
        newest = new float[neurons];
        older = new float[neurons * OLDER];
        Arrays.fill(newest, Float.POSITIVE_INFINITY);
        Arrays.fill(older, Float.POSITIVE_INFINITY);
    }

    private SpikeHistory(SpikeHistory other) {
        newest = other.newest.clone();
        older = other.older.clone();
    }

    void add(int neuron, float factor) {
        int at = neuron * OLDER;
        System.arraycopy(older, at, older, at + 1, OLDER - 1);
        older[at] = newest[neuron];
        newest[neuron] = factor;
    }

    /** The spike that the next one will push out. */
    float oldest(int neuron) {
        return older[neuron * OLDER + OLDER - 1];
    }

    /** The origin of time has moved. */
    void rebase() {
        rebase(newest);
        rebase(older);
    }

    private static void rebase(float[] factors) {
        for (int i = 0; i < factors.length; i++) {
            factors[i] /= TraceClock.REBASE_FACTOR;
        }
    }

    SpikeHistory copy() {
        return new SpikeHistory(this);
    }

    void set(SpikeHistory other) {
        System.arraycopy(other.newest, 0, newest, 0, newest.length);
        System.arraycopy(other.older, 0, older, 0, older.length);
    }
}
