package rulezoo.analysis.memory;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import rulezoo.analysis.statistics.TestedEstimate;
import rulezoo.analysis.statistics.WithoutOne;
import rulezoo.analysis.table.Column;
import rulezoo.analysis.table.Labels;
import rulezoo.archive.record.Founders;
import rulezoo.archive.record.RuleRecord;

/**
 * Which rules descend from common founders, and so are not independent of each other. Parents are followed as
 * far as the zoo holds them; two rules are of one lineage if a chain of parents and children joins them, also
 * through a parent that was not archived, and a rule that was mixed from two lineages makes one of them. A
 * rule without a parent, such as an imported one, is its own founder. Every rule is joined to its founder by
 * first parents ({@link Founders}), and to all its parents. Of older records, ancestors beyond a parent that
 * was not archived are unknown, so that the lineages counted can be too many, never too few.
 *
 * @param founders for each rule that has relatives, a name that all of its lineage share
 * @param broken rules with a parent that the zoo does not hold, and without a founder
 */
public record Lineages(Map<String, String> founders, Set<String> broken) {
    /** Below this number of lineages, intervals from drawing lineages are rough. */
    public static final int FEW = 10;
    /** Every rule is a lineage of its own. */
    public static final Lineages NONE = new Lineages(Map.of(), Set.of());

    public Lineages {
        founders = Map.copyOf(founders);
        broken = Set.copyOf(broken);
    }

    /**
     * {@return the lineages of the rules of a zoo}
     *
     * @param rules all its rules
     */
    public static Lineages of(Collection<RuleRecord> rules) {
        Map<String, String> above = new HashMap<>();
        Set<String> known = new LinkedHashSet<>();
        Set<String> broken = new LinkedHashSet<>();
        rules.forEach(rule -> known.add(rule.id()));
        Founders byFirstParent = new Founders(rules);
        for (RuleRecord rule : rules) {
            join(above, rule.id(), byFirstParent.of(rule.id()));
            for (String parent : rule.lineage().parents()) {
                join(above, rule.id(), parent);
                if (rule.lineage().founder().isEmpty() && !known.contains(parent)) {
                    broken.add(rule.id());
                }
            }
        }
        Map<String, String> founders = new TreeMap<>();
        known.forEach(rule -> founders.put(rule, root(above, rule)));
        return new Lineages(founders, broken);
    }

    /** The smaller name stands for both, so that the order of the rules does not matter. */
    private static void join(Map<String, String> above, String a, String b) {
        String first = root(above, a);
        String second = root(above, b);
        if (first.compareTo(second) < 0) {
            above.put(second, first);
        } else if (first.compareTo(second) > 0) {
            above.put(first, second);
        }
    }

    private static String root(Map<String, String> above, String rule) {
        String at = rule;
        for (String next = above.get(at); next != null; next = above.get(at)) {
            String further = above.getOrDefault(next, next);
            above.put(at, further);
            at = further;
        }
        return at;
    }

    /**
     * {@return the name of a rule's lineage}
     *
     * @param rule id of a rule, of this zoo or not
     */
    public String of(String rule) {
        return founders.getOrDefault(rule, rule);
    }

    /**
     * {@return the number of lineages among some rules}
     *
     * @param rules ids
     */
    public int count(Collection<String> rules) {
        return (int) rules.stream().map(this::of).distinct().count();
    }

    /**
     * {@return columns that say what an estimate is when any one lineage is left out}
     *
     * @param of the estimate of a row
     * @param <T> a row
     */
    static <T> List<Column<T>> withoutOne(Function<T, TestedEstimate> of) {
        return List.of(Column.of("without_a_lineage_least", "", "", row -> of.apply(row).withoutOne().least()),
                Column.of("without_a_lineage_greatest", "", "", row -> of.apply(row).withoutOne().greatest()),
                Column.of("", "without any one lineage", "", row -> range(of.apply(row).withoutOne())));
    }

    private static String range(WithoutOne range) {
        return range.equals(WithoutOne.NONE)
                ? Labels.rounded(Double.NaN, 3)
                : Labels.rounded(range.least(), 3) + " to " + Labels.rounded(range.greatest(), 3);
    }

    /**
     * {@return the lineage of each of some rules, numbered from 0 in the order in which they are met}
     *
     * @param rules ids
     */
    public int[] clusters(List<String> rules) {
        Map<String, Integer> numbers = new HashMap<>();
        return rules.stream().mapToInt(rule -> {
            int next = numbers.size();
            return numbers.computeIfAbsent(of(rule), _ -> next);
        }).toArray();
    }
}
