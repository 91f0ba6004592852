package rulezoo.simulator.engine;

import java.util.Arrays;

/** A growing list of ints that is cleared and refilled at every step without allocating. */
final class IntList {
    int[] items = new int[64];
    int size;

    void add(int item) {
        if (size == items.length) {
            items = Arrays.copyOf(items, 2 * size);
        }
        items[size++] = item;
    }

    void clear() {
        size = 0;
    }

    void copyFrom(IntList other) {
        items = Arrays.copyOf(other.items, Math.max(64, other.size));
        size = other.size;
    }

    int[] toArray() {
        return Arrays.copyOf(items, size);
    }
}
