package rulezoo.archive.column;

/**
 * A set of 128-bit keys in plain arrays: 27 bytes a key at most once it is large, where a set of objects
 * would take several times that. It grows a part at a time, so that growing needs little room on top.
 */
public final class KeySet {
    private static final int PARTS = 64;
    private static final int SMALLEST = 16;

    private final long[][] parts = new long[PARTS][2 * SMALLEST];
    private final int[] sizes = new int[PARTS];

    /** An empty set. */
    public KeySet() {}

    /**
     * Adds a key.
     *
     * @param high first 64 bits
     * @param low last 64 bits
     * @return whether it was new
     */
    public boolean add(long high, long low) {
        // All bits zero marks a free place; the key of which it is true shares its place with its neighbour.
        long nonzero = high == 0 && low == 0 ? 1 : low;
        int part = (int) (high >>> 58);
        int at = find(parts[part], high, nonzero);
        if (parts[part][at] != 0 || parts[part][at + 1] != 0) {
            return false;
        }
        parts[part][at] = high;
        parts[part][at + 1] = nonzero;
        sizes[part]++;
        if (8L * sizes[part] > 3L * parts[part].length) {
            grow(part);
        }
        return true;
    }

    /** Whether a key was added. */
    boolean contains(long high, long low) {
        long nonzero = high == 0 && low == 0 ? 1 : low;
        long[] slots = parts[(int) (high >>> 58)];
        int at = find(slots, high, nonzero);
        return slots[at] != 0 || slots[at + 1] != 0;
    }

    /** {@return the number of keys} */
    public long size() {
        long sum = 0;
        for (int size : sizes) {
            sum += size;
        }
        return sum;
    }

    private static int find(long[] slots, long high, long low) {
        int mask = slots.length / 2 - 1;
        int slot = (int) (((high ^ (low * 0x9E3779B97F4A7C15L)) * 0xBF58476D1CE4E5B9L) >>> Integer.SIZE) & mask;
        while (slots[2 * slot] != high || slots[2 * slot + 1] != low) {
            if (slots[2 * slot] == 0 && slots[2 * slot + 1] == 0) {
                break;
            }
            slot = (slot + 1) & mask;
        }
        return 2 * slot;
    }

    private void grow(int part) {
        long[] old = parts[part];
        long[] larger = new long[2 * old.length];
        for (int i = 0; i < old.length; i += 2) {
            if (old[i] != 0 || old[i + 1] != 0) {
                int at = find(larger, old[i], old[i + 1]);
                larger[at] = old[i];
                larger[at + 1] = old[i + 1];
            }
        }
        parts[part] = larger;
    }
}
