package rulezoo.evolve;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts what became of every rule, also of those that leave no other trace: failed at one of the screens,
 * near-duplicate, failed the confirmation, stable.
 *
 * @param screens names of the screens
 * @param counts one for each screen, then three more
 */
record Outcomes(List<String> screens, long[] counts) {
    private static final List<String> AFTER_SCREENS = List.of("near-duplicate", "confirmation", "stable");

    Outcomes {
        counts = counts.clone();
        if (counts.length != screens.size() + AFTER_SCREENS.size()) {
            throw new IllegalArgumentException("a search with " + screens.size() + " screens counts "
                    + (screens.size() + AFTER_SCREENS.size()) + " outcomes, not " + counts.length);
        }
    }

    static Outcomes none(List<String> screens) {
        return new Outcomes(screens, new long[screens.size() + AFTER_SCREENS.size()]);
    }

    /** These counts with those of one more generation. */
    Outcomes plus(List<Race.Entry> entries) {
        Outcomes sum = new Outcomes(screens, counts);
        for (Race.Entry entry : entries) {
            int passed = entry.judgement().passed();
            sum.counts[passed < screens.size() || entry.nearDuplicate() ? passed : passed + 1]++;
        }
        return sum;
    }

    long total() {
        return Arrays.stream(counts).sum();
    }

    long stable() {
        return counts[counts.length - 1];
    }

    Map<String, Long> byName() {
        Map<String, Long> byName = new LinkedHashMap<>();
        for (int i = 0; i < counts.length; i++) {
            String name = i < screens.size() ? screens.get(i) : AFTER_SCREENS.get(i - screens.size());
            byName.put(name, counts[i]);
        }
        return byName;
    }
}
