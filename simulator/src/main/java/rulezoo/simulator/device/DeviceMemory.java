package rulezoo.simulator.device;

import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/** Hands out parts of one large block of memory: the first gap that is large enough. */
final class DeviceMemory {
    /** Parts begin at multiples of this many bytes. */
    static final int ALIGNMENT = 256;

    private final TreeMap<Long, Long> gaps = new TreeMap<>();
    private final TreeMap<Long, Long> taken = new TreeMap<>();

    /** An empty arena; its first bytes are never handed out, so that 0 means nothing. */
    DeviceMemory(long bytes) {
        gaps.put((long) ALIGNMENT, bytes - ALIGNMENT);
    }

    /** Where a part of this size begins, or nothing if no gap is large enough. */
    synchronized OptionalLong take(long bytes) {
        long size = Math.ceilDiv(bytes, ALIGNMENT) * ALIGNMENT;
        Map.Entry<Long, Long> gap = gaps.firstEntry();
        while (gap != null && gap.getValue() < size) {
            gap = gaps.higherEntry(gap.getKey());
        }
        if (gap == null) {
            return OptionalLong.empty();
        }
        long at = gap.getKey();
        gaps.remove(at);
        if (gap.getValue() > size) {
            gaps.put(at + size, gap.getValue() - size);
        }
        taken.put(at, size);
        return OptionalLong.of(at);
    }

    /** Takes a part back, and joins it with the gaps beside it. */
    synchronized void free(long at) {
        Long size = taken.remove(at);
        if (size == null) {
            throw new IllegalArgumentException("nothing was taken at " + at);
        }
        long from = at;
        long length = size;
        Map.Entry<Long, Long> before = gaps.lowerEntry(at);
        if (before != null && before.getKey() + before.getValue() == at) {
            from = before.getKey();
            length += before.getValue();
            gaps.remove(from);
        }
        Long after = gaps.remove(at + size);
        gaps.put(from, after == null ? length : length + after);
    }

    /** Whether nothing is taken. */
    synchronized boolean isEmpty() {
        return taken.isEmpty();
    }
}
