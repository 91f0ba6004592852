package rulezoo.simulator.engine;

import java.util.Arrays;
import rulezoo.simulator.network.NetworkSpec;

/**
 * Which neurons fire in which step of a block, one bit each: what a vector kernel can write without leaving
 * its loop.
 */
final class FiredBits {
    private final int wordsPerStep;
    private final long[] words;

    FiredBits(int neurons) {
        wordsPerStep = Math.ceilDiv(neurons, Long.SIZE);
        words = new long[wordsPerStep * NetworkSpec.DELAY_STEPS];
    }

    void clear() {
        Arrays.fill(words, 0);
    }

    /**
     * Enters some consecutive neurons.
     *
     * @param step step of the block
     * @param first first neuron; a multiple of the number of lanes, which divides 64
     * @param lanes bit k stands for neuron {@code first + k}
     */
    void set(int step, int first, long lanes) {
        words[step * wordsPerStep + (first >> 6)] |= lanes << first;
    }

    /** Adds the neurons that fire in a step to a list, ascending. */
    void list(int step, IntList neurons) {
        for (int w = 0; w < wordsPerStep; w++) {
            for (long rest = words[step * wordsPerStep + w]; rest != 0; rest &= rest - 1) {
                neurons.add(w * Long.SIZE + Long.numberOfTrailingZeros(rest));
            }
        }
    }
}
