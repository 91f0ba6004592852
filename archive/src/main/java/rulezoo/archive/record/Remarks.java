package rulezoo.archive.record;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What people say about a rule, after all changes.
 *
 * @param tags its tags in alphabetical order
 * @param note its note; empty if there is none
 */
public record Remarks(SortedSet<String> tags, String note) {
    /** Nothing was said about the rule. */
    public static final Remarks NONE = new Remarks(Collections.emptySortedSet(), "");

    /** Copies the tags. */
    public Remarks {
        tags = Collections.unmodifiableSortedSet(new TreeSet<>(tags));
    }

    /**
     * {@return what is said about each rule, by its id, after all changes in the order of their times} Of changes
     * of the same time the one that was archived last counts.
     *
     * @param remarks changes in the order in which they were archived
     */
    public static Map<String, Remarks> byRule(List<Remark> remarks) {
        List<Remark> ordered = new ArrayList<>(remarks);
        ordered.sort(Comparator.comparingLong(Remark::timeMillis)); // keeps the order of equal times
        Map<String, Remarks> byRule = new HashMap<>();
        ordered.forEach(remark -> byRule.merge(remark.ruleId(), NONE.with(remark), (said, _) -> said.with(remark)));
        return byRule;
    }

    /**
     * {@return this after one more change}
     *
     * @param remark the change
     */
    public Remarks with(Remark remark) {
        SortedSet<String> changed = new TreeSet<>(tags);
        return switch (remark.change()) {
            case TAG -> {
                changed.add(remark.text());
                yield new Remarks(changed, note);
            }
            case UNTAG -> {
                changed.remove(remark.text());
                yield new Remarks(changed, note);
            }
            case NOTE -> new Remarks(tags, remark.text());
        };
    }

    /** {@return the tags, separated by spaces} */
    public String tagText() {
        return String.join(" ", tags);
    }
}
