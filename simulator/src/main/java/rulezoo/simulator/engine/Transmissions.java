package rulezoo.simulator.engine;

import java.util.Arrays;
import rulezoo.simulator.network.NetworkSpec;

/**
 * The rows of one pathway that transmitted in one block, in the order of arrival: kept so that transmissions
 * that a post spike of the same block should have preceded can be done again.
 */
final class Transmissions {
    /** Transmissions of step s are numbers {@code first[s]} to {@code first[s + 1] - 1}. */
    private final int[] first = new int[NetworkSpec.DELAY_STEPS + 1];
    private int[] row = new int[64];
    private int[] start = new int[65];
    /** Transmitted weights; those of transmission k begin at {@code start(k)}. */
    float[] weight = new float[1 << 12];

    void clear() {
        Arrays.fill(first, 0);
    }

    /**
     * Notes a row that transmits and makes room for its weights. Rows are added in the order of their arrival.
     *
     * @param weights how many weights are to be kept
     * @return index of the transmission
     */
    int add(int transmittingRow, int arrivalSlot, int weights) {
        int at = first[NetworkSpec.DELAY_STEPS];
        if (at == row.length) {
            row = Arrays.copyOf(row, 2 * at);
            start = Arrays.copyOf(start, 2 * at + 1);
        }
        row[at] = transmittingRow;
        start[at + 1] = start[at] + weights;
        if (start[at + 1] + Kernels.SPARE > weight.length) {
            weight = Arrays.copyOf(weight, Math.max(2 * weight.length, start[at + 1] + Kernels.SPARE));
        }
        for (int s = arrivalSlot + 1; s < first.length; s++) {
            first[s] = at + 1;
        }
        return at;
    }

    /** The first transmission that arrived in a step or later. */
    int first(int slot) {
        return first[slot];
    }

    /** One more than the last transmission that arrived in a step. */
    int end(int slot) {
        return first[slot + 1];
    }

    int row(int index) {
        return row[index];
    }

    int start(int index) {
        return start[index];
    }
}
