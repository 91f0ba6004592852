package rulezoo.archive;

import java.util.ArrayList;
import java.util.List;

/** Consecutive parts of a list. */
final class Batches {
    private Batches() {}

    static <T> List<List<T>> of(List<T> all, int limit) {
        List<List<T>> batches = new ArrayList<>();
        for (int from = 0; from < all.size(); from += limit) {
            batches.add(all.subList(from, Math.min(all.size(), from + limit)));
        }
        return batches;
    }
}
