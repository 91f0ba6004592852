package rulezoo.analysis.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import rulezoo.analysis.statistics.Estimate;
import rulezoo.analysis.statistics.RankCorrelation;
import rulezoo.analysis.table.Table;
import rulezoo.archive.record.ProbeRecord;

/**
 * How a property of rules goes with their memory, over rules with all their pathways plastic. Both are
 * averaged over seeds, and over network sizes where several were probed.
 *
 * @param property the property
 * @param unit its unit; {@code 1} for a pure number
 * @param memory what it is compared with
 * @param rank their {@link RankCorrelation}, with lineages as clusters; NaN with fewer than 5 rules, and
 *        without an interval with fewer than 5 lineages
 * @param points the rules that both are known of
 */
public record RuleRelation(String property, String unit, String memory, Estimate rank, List<Point> points) {
    private static final String LIFETIME = "last significant delay";

    /**
     * One rule.
     *
     * @param rule id of the rule
     * @param property the property; infinite if it lies beyond what was measured
     * @param memory what it is compared with
     */
    public record Point(String rule, double property, double memory) {}

    public RuleRelation {
        points = List.copyOf(points);
    }

    /** {@return the property with its unit, for an axis} */
    public String propertyWithUnit() {
        return property + (unit.equals("1") ? "" : " (" + unit + ")");
    }

    /** {@return what it is compared with, with its unit, for an axis} */
    public String memoryWithUnit() {
        return memory + (memory.equals(LIFETIME) ? " (s)" : "");
    }

    /**
     * Memory against each other property of rules.
     *
     * @param probes all records
     * @param data those of the memory experiment
     * @param tests their tests
     * @return one for each pair that is looked at; its rank correlation is NaN where too few rules have both
     *         numbers
     */
    public static List<RuleRelation> of(List<ProbeRecord> probes, MemoryScores data, List<RuleTest> tests) {
        Map<String, Double> lifetime = lifetime(tests);
        String memory = data.quantity().label() + " at the first delay";
        Lineages lineages = data.lineages();
        return List.of(of(RuleProperty.EDGE, probes, LIFETIME, lifetime, lineages),
                of(RuleProperty.EDGE, probes, memory, strength(data), lineages),
                of(RuleProperty.DEGENERACY, probes, memory, strength(data), lineages),
                of(RuleProperty.DEGENERACY, probes, LIFETIME, lifetime, lineages),
                of(RuleProperty.RECOVERY, probes, LIFETIME, lifetime, lineages));
    }

    /**
     * {@return relations as a table}
     *
     * @param relations any relations
     */
    public static Table<RuleRelation> table(List<RuleRelation> relations) {
        return Table.of("memory-relations", """
                Memory against other properties of the same rules (Spearman\u2019s rank correlation, 95 % interval \
                after Fisher, over lineages; no correction for the number of rows).""", relations)
                .column("property", "property", "", RuleRelation::property)
                .column("memory", "memory", "", RuleRelation::memory)
                .estimate("rank_correlation", "rank correlation", "", RuleRelation::rank)
                .column("rules", "rules", "", r -> r.points.size());
    }

    /**
     * {@return the rules behind some relations, as a table for scripts}
     *
     * @param relations any relations
     */
    public static Table<?> points(List<RuleRelation> relations) {
        record Row(RuleRelation relation, Point point) {}
        return Table.data("memory-relations",
                relations.stream().flatMap(r -> r.points.stream().map(p -> new Row(r, p))).toList())
                .script("property", r -> r.relation.property).script("memory", r -> r.relation.memory)
                .script("rule", r -> r.point.rule).script("value", r -> r.point.property)
                .script("memory_value", r -> r.point.memory);
    }

    /** Last delay that is significant as published, of each rule with most pathways plastic. */
    static Map<String, Double> lifetime(List<RuleTest> tests) {
        Map<String, Integer> most = tests.stream()
                .collect(Collectors.toMap(RuleTest::rule, t -> t.plastic().size(), Math::max));
        Map<String, Map<Integer, Double>> last = new TreeMap<>();
        tests.stream().filter(t -> most.getOrDefault(t.rule(), 0) == t.plastic().size())
                .forEach(t -> last.computeIfAbsent(t.rule(), _ -> new TreeMap<>()).merge(t.condition().excitatory(),
                        t.isSignificantAsPublished() ? t.condition().delaySeconds() : 0, Math::max));
        Map<String, Double> means = new TreeMap<>();
        last.forEach((rule, sizes) -> means.put(rule,
                sizes.values().stream().mapToDouble(Double::doubleValue).average().orElseThrow()));
        return means;
    }

    /**
     * Mean over seeds and sizes at the first delay, of the rules that have the most pathways plastic in this zoo.
     */
    static Map<String, Double> strength(MemoryScores data) {
        Predicate<Condition> wanted = data.firstWithMostPathways();
        return byRule(data.scores().stream().filter(s -> s.counts() && wanted.test(s.condition())).toList(),
                PairedScore::rule, PairedScore::effect);
    }

    private static <T> Map<String, Double> byRule(List<T> items, Function<T, String> rule,
            ToDoubleFunction<T> value) {
        return items.stream().collect(Collectors.groupingBy(rule, TreeMap::new, Collectors.averagingDouble(value)));
    }

    private static RuleRelation of(RuleProperty property, List<ProbeRecord> probes, String memory,
            Map<String, Double> ofRule, Lineages lineages) {
        List<Point> points = new ArrayList<>();
        property.of(probes).forEach((rule, value) -> {
            double other = ofRule.getOrDefault(rule, Double.NaN);
            if (!Double.isNaN(value) && !Double.isNaN(other)) {
                points.add(new Point(rule, value, other));
            }
        });
        Estimate rank = RankCorrelation.clustered(points.stream().mapToDouble(Point::property).toArray(),
                points.stream().mapToDouble(Point::memory).toArray(),
                lineages.clusters(points.stream().map(Point::rule).toList()));
        return new RuleRelation(property.description(), property.unit(), memory, rank, points);
    }
}
