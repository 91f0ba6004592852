package rulezoo.archive.record;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The founder of each rule of a zoo. Records say it since the column {@code founder} exists; for older ones,
 * first parents are followed as far as the zoo holds them, and an ancestor that was not archived counts as
 * the founder.
 */
public final class Founders {
    private final Map<String, RuleRecord> records = new HashMap<>();

    /**
     * The founders of some rules.
     *
     * @param rules all rules of a zoo
     */
    public Founders(Collection<RuleRecord> rules) {
        rules.forEach(rule -> records.putIfAbsent(rule.id(), rule));
    }

    /**
     * {@return the id of the founder of a rule}
     *
     * @param id a rule of the zoo, or another, which is its own founder
     */
    public String of(String id) {
        Set<String> seen = new HashSet<>();
        String at = id;
        while (seen.add(at)) {
            RuleRecord record = records.get(at);
            if (record == null || record.lineage().parents().isEmpty()) {
                return at;
            }
            if (!record.lineage().founder().isEmpty()) {
                return record.lineage().founder();
            }
            at = record.lineage().parents().getFirst();
        }
        return at;
    }
}
