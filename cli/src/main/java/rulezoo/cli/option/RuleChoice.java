package rulezoo.cli.option;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import rulezoo.archive.Zoo;
import rulezoo.archive.ZooColumns;
import rulezoo.archive.record.RuleRecord;

/** Rules of a zoo that meet conditions on their columns. */
public final class RuleChoice {
    private RuleChoice() {}

    /**
     * Those of some rules that meet all conditions, in their order.
     *
     * @param zoo the zoo that holds the rules
     * @param rules rules of the zoo
     * @param conditions as in {@code zoo ls --where}; none for all rules
     * @return at least one rule, if there are conditions
     * @throws IOException if the zoo cannot be read
     * @throws IllegalArgumentException if a condition cannot be read, or names no column, or if no rule meets
     *         them
     */
    public static List<RuleRecord> where(Zoo zoo, List<RuleRecord> rules, List<String> conditions)
            throws IOException {
        if (conditions.isEmpty()) {
            return rules;
        }
        Set<String> ids = ids(zoo.path(), conditions);
        List<RuleRecord> met = rules.stream().filter(rule -> ids.contains(rule.id())).toList();
        if (met.isEmpty()) {
            throw noneMeets(zoo.path().toString(), conditions);
        }
        return met;
    }

    /**
     * {@return what to say if no rule meets the conditions}
     *
     * @param zoo name of the zoo
     * @param conditions the conditions
     */
    public static IllegalArgumentException noneMeets(String zoo, List<String> conditions) {
        return new IllegalArgumentException("no rule of " + zoo + " meets " + String.join(" and ", conditions)
                + ": 'zoo ls ZOO --where ...' lists those that meet a condition");
    }

    /**
     * The ids of the rules that meet all conditions.
     *
     * @param zoo folder or file of the zoo that holds the rules
     * @param conditions as in {@code zoo ls --where}
     * @return ids; none if no rule meets them
     * @throws IOException if the zoo cannot be read
     * @throws IllegalArgumentException if a condition cannot be read, or names no column
     */
    public static Set<String> ids(Path zoo, List<String> conditions) throws IOException {
        RecordFilter filter = new RecordFilter(conditions);
        filter.addLongevity(zoo);
        Set<String> ids = new HashSet<>();
        ZooColumns.rules(zoo, batch -> {
            String[] id = batch.texts("id");
            boolean[] met = filter.test(batch);
            IntStream.range(0, id.length).filter(row -> met[row]).forEach(row -> ids.add(id[row]));
        });
        filter.requireColumns();
        return ids;
    }
}
