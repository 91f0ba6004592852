package rulezoo.analysis.memory;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Distinct items and their numbers. */
final class Index<T> {
    private final List<T> items;
    private final Map<T, Integer> numbers = new HashMap<>();

    /** Distinct items, which are numbered in their order. */
    Index(List<T> items) {
        this.items = List.copyOf(items);
        for (int i = 0; i < items.size(); i++) {
            numbers.put(items.get(i), i);
        }
    }

    List<T> items() {
        return items;
    }

    int size() {
        return items.size();
    }

    /** The number of an item; -1 if it is none of these. */
    int of(T item) {
        return numbers.getOrDefault(item, -1);
    }
}
