package rulezoo.simulator.engine;

import java.io.Serial;
import java.io.Serializable;
import java.util.Arrays;

/**
 * The latest spikes of each neuron as presynaptic trace factors (see {@link TraceClock#factor}) at their
 * times: infinite where there was none. The factor falls with time, so that it also tells the order of
 * events.
 *
 * <p>
 * What nearly every visit of a synapse needs of its target stands together in two longs of two floats each:
 * the postsynaptic trace and the three newest spikes. One cache line brings them, and a row is gathered with
 * half as many loads and stores. Older spikes are stored the same way, in a place of their own.
 */
final class SpikeHistory implements Serializable {
    @Serial
    private static final long serialVersionUID = 1;

    /** Spikes that stand beside the trace. */
    static final int RECENT = 3;
    /** Longs of older spikes for each neuron. */
    static final int OLDER_PAIRS = 12;
    /** Longs of each neuron: the trace and the newest spike, the next two spikes, and so on. */
    static final int LEVELS = 2 + OLDER_PAIRS;
    /** Number of spikes that a neuron's history holds. */
    static final int DEPTH = RECENT + 2 * OLDER_PAIRS;

    private static final long LOW = 0xFFFF_FFFFL;
    private static final long NEVER = pair(Float.POSITIVE_INFINITY, Float.POSITIVE_INFINITY);

    /**
     * Neuron i has the trace (low half) and the newest spike (high half) at {@code 2 i}, the second and the third
     * newest at {@code 2 i + 1}.
     */
    final long[] recent;
    /**
     * The fourth and the fifth newest spike of every neuron, then the next two, and so on; the newer one in the
     * low half. Pair p of neuron i is at {@code p * neurons + i}.
     */
    final long[] older;
    final int neurons;

    SpikeHistory(int neurons) {
        this.neurons = neurons;
        recent = new long[2 * neurons];
        older = new long[OLDER_PAIRS * neurons];
        Arrays.fill(recent, NEVER);
        Arrays.fill(older, NEVER);
        for (int i = 0; i < neurons; i++) {
            setTrace(i, 0);
        }
    }

    private SpikeHistory(SpikeHistory other) {
        neurons = other.neurons;
        recent = other.recent.clone();
        older = other.older.clone();
    }

    private static long pair(float low, float high) {
        return (Float.floatToRawIntBits(low) & LOW) | ((long) Float.floatToRawIntBits(high) << Integer.SIZE);
    }

    static float low(long pair) {
        return Float.intBitsToFloat((int) pair);
    }

    static float high(long pair) {
        return Float.intBitsToFloat((int) (pair >>> Integer.SIZE));
    }

    void setTrace(int neuron, float trace) {
        recent[2 * neuron] = pair(trace, high(recent[2 * neuron]));
    }

    /** A spike of a neuron; age 0 is the newest one. */
    float factor(int age, int neuron) {
        // The trace stands where a spike of age -1 would.
        int place = age + 1;
        long pair = age < RECENT
                ? recent[2 * neuron + place / 2]
                : older[(place / 2 - 2) * neurons + neuron];
        return place % 2 == 0 ? low(pair) : high(pair);
    }

    void add(int neuron, float newest) {
        long first = recent[2 * neuron];
        long second = recent[2 * neuron + 1];
        recent[2 * neuron] = pair(low(first), newest);
        recent[2 * neuron + 1] = (first >>> Integer.SIZE) | (second << Integer.SIZE);
        long leaving = second >>> Integer.SIZE;
        for (int at = neuron; at < older.length; at += neurons) {
            long pair = older[at];
            older[at] = leaving | (pair << Integer.SIZE);
            leaving = pair >>> Integer.SIZE;
        }
    }

    /** The spike that the next one will push out. */
    float oldest(int neuron) {
        return factor(DEPTH - 1, neuron);
    }

    /** The origin of the presynaptic time has moved. */
    void rebase() {
        for (int at = 0; at < recent.length; at += 2) {
            recent[at] = pair(low(recent[at]), high(recent[at]) / TraceClock.REBASE_FACTOR);
            recent[at + 1] = rebased(recent[at + 1]);
        }
        for (int at = 0; at < older.length; at++) {
            older[at] = rebased(older[at]);
        }
    }

    private static long rebased(long pair) {
        return pair(low(pair) / TraceClock.REBASE_FACTOR, high(pair) / TraceClock.REBASE_FACTOR);
    }

    SpikeHistory copy() {
        return new SpikeHistory(this);
    }

    void set(SpikeHistory other) {
        System.arraycopy(other.recent, 0, recent, 0, recent.length);
        System.arraycopy(other.older, 0, older, 0, older.length);
    }
}
