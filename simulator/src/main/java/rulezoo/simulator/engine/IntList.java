package rulezoo.simulator.engine;

import java.io.Serial;
import java.io.Serializable;
import java.util.Arrays;

/** A growing list of ints that is cleared and refilled at every step without allocating. */
final class IntList implements Serializable {
    @Serial
    private static final long serialVersionUID = 1;

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
        if (items.length < other.size) {
            items = new int[other.items.length];
        }
        System.arraycopy(other.items, 0, items, 0, other.size);
        size = other.size;
    }

    int[] toArray() {
        return Arrays.copyOf(items, size);
    }

    static IntList[] copies(IntList[] lists) {
        IntList[] copies = new IntList[lists.length];
        for (int i = 0; i < lists.length; i++) {
            copies[i] = new IntList();
            copies[i].copyFrom(lists[i]);
        }
        return copies;
    }
}
