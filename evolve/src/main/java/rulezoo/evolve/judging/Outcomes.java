package rulezoo.evolve.judging;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts what became of every rule, also of those that leave no other trace: failed at one of the screens,
 * near-duplicate, failed the confirmation, stable, could not be judged. Beside them, the audits of the
 * screens.
 *
 * @param screens names of the screens
 * @param counts one for each screen, then four more
 * @param audits two for each screen: rejected rules that were confirmed nevertheless, and the stable ones
 *        among them
 */
public record Outcomes(List<String> screens, long[] counts, long[] audits) {
    static final List<String> AFTER_SCREENS = List.of("near-duplicate", "confirmation", "stable", "error");

    /** @throws IllegalArgumentException if there are not as many counts as the screens need */
    public Outcomes {
        counts = counts.clone();
        audits = audits.clone();
        if (counts.length != screens.size() + AFTER_SCREENS.size() || audits.length != 2 * screens.size()) {
            throw new IllegalArgumentException("a search with " + screens.size() + " screens counts "
                    + (screens.size() + AFTER_SCREENS.size()) + " outcomes, not " + counts.length);
        }
    }

    /**
     * {@return no rules yet}
     *
     * @param screens names of the screens
     */
    public static Outcomes none(List<String> screens) {
        return new Outcomes(screens, new long[screens.size() + AFTER_SCREENS.size()], new long[2 * screens.size()]);
    }

    /**
     * {@return these counts with those of one more generation}
     *
     * @param entries its rules
     */
    public Outcomes plus(List<Race.Entry> entries) {
        Outcomes sum = new Outcomes(screens, counts, audits);
        for (Race.Entry entry : entries) {
            sum.counts[index(entry)]++;
            if (entry.audited() >= 0) {
                sum.audits[2 * entry.audited()]++;
                sum.audits[2 * entry.audited() + 1] += entry.judgement().isStable() ? 1 : 0;
            }
        }
        return sum;
    }

    private int index(Race.Entry entry) {
        Judgement judgement = entry.judgement();
        if (judgement.error() != null) {
            return counts.length - 1;
        }
        if (judgement.isStable()) {
            return counts.length - 2;
        }
        if (entry.audited() >= 0) {
            return entry.audited();
        }
        int passed = judgement.passed();
        return passed < screens.size() || entry.nearDuplicate() ? passed : passed + 1;
    }

    /**
     * {@return these counts and others of the same search together}
     *
     * @param other counts for the same screens
     */
    public Outcomes plus(Outcomes other) {
        Outcomes sum = new Outcomes(screens, counts, audits);
        Arrays.setAll(sum.counts, i -> counts[i] + other.counts[i]);
        Arrays.setAll(sum.audits, i -> audits[i] + other.audits[i]);
        return sum;
    }

    /** {@return the number of rules} */
    public long total() {
        return Arrays.stream(counts).sum();
    }

    /** {@return the number of stable rules} */
    public long stable() {
        return counts[counts.length - 2];
    }

    /** {@return the counts by name, in the order of the stages} */
    public Map<String, Long> byName() {
        Map<String, Long> byName = new LinkedHashMap<>();
        for (int i = 0; i < counts.length; i++) {
            String name = i < screens.size() ? screens.get(i) : AFTER_SCREENS.get(i - screens.size());
            byName.put(name, counts[i]);
        }
        return byName;
    }

    /**
     * {@return what the audits say of each screen, by its name; empty if nothing is audited}
     *
     * @param share share of rejected rules that are audited
     */
    public Map<String, ScreenAudit> audited(double share) {
        Map<String, ScreenAudit> byName = new LinkedHashMap<>();
        for (int i = 0; i < screens.size(); i++) {
            byName.put(screens.get(i), new ScreenAudit(counts[i] + audits[2 * i + 1], audits[2 * i],
                    audits[2 * i + 1], passedAndStable(i)));
        }
        return share > 0 ? byName : Map.of();
    }

    /** Stable rules that passed a screen in their own right. */
    private long passedAndStable(int screen) {
        long caught = 0;
        for (int i = 0; i <= screen; i++) {
            caught += audits[2 * i + 1];
        }
        return stable() - caught;
    }
}
