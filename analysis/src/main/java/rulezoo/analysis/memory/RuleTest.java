package rulezoo.analysis.memory;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import rulezoo.analysis.statistics.BenjaminiHochberg;
import rulezoo.analysis.statistics.ReplicateMean;
import rulezoo.analysis.statistics.TestedEstimate;
import rulezoo.analysis.statistics.TwoSampleTTest;
import rulezoo.analysis.table.Table;
import rulezoo.simulator.rule.Pathway;

/**
 * Whether one rule remembers in one condition: a t-test over seeds of its effect against 0
 * ({@link ReplicateMean}), if at least {@value MemoryPrevalence#MINIMUM_SEEDS} of its seeds stayed stable. A
 * rule with some pathways knocked out is a rule of its own here.
 *
 * <p>
 * The question is which rules of one network remember, and when: the family of tests is all rules and delays
 * of the same network size and plastic pathways, corrected together (Benjamini and Hochberg).
 *
 * @param rule id of the archived rule
 * @param condition network size, plastic pathways, delay
 * @param mean mean over seeds of the effect
 * @param p p-value, two-sided
 * @param adjusted adjusted p-value
 * @param published p-value of the published test (Mem1k): unpaired, of the responses to the novel against
 *        those to the familiar pattern over wirings ({@link TwoSampleTTest}), without a control or a
 *        correction; NaN with one wiring
 */
public record RuleTest(String rule, Condition condition, double mean, double p, double adjusted, double published) {
    /**
     * Whether the rule remembers, at the false discovery rate of {@link MemoryPrevalence#RATE}.
     *
     * @return true if the adjusted p-value is at most that rate
     */
    public boolean remembers() {
        return adjusted <= MemoryPrevalence.RATE;
    }

    /** {@return whether the rule is significant by the published test} */
    public boolean isSignificantAsPublished() {
        return published < MemoryPrevalence.RATE;
    }

    /** {@return the pathways that were plastic} */
    public Set<Pathway> plastic() {
        return condition.plastic();
    }

    /**
     * Tests all rules that can be tested, conditions in order.
     *
     * @param data the paired probes
     * @return one test for each rule and condition of which enough seeds count
     */
    public static List<RuleTest> of(MemoryScores data) {
        Map<Condition, List<RuleTest>> families = new LinkedHashMap<>();
        data.byCondition().forEach((condition, scores) -> families
                .computeIfAbsent(new Condition(condition.excitatory(), condition.plastic(), 0), _ -> new ArrayList<>())
                .addAll(tests(condition, scores)));
        return families.values().stream().flatMap(f -> adjusted(f).stream()).toList();
    }

    /**
     * {@return tests as a table for scripts}
     *
     * @param tests tests of a measure
     * @param data what was tested
     */
    public static Table<RuleTest> table(List<RuleTest> tests, MemoryScores data) {
        return Table.data("rule-tests", tests).script("rule", RuleTest::rule)
                .script("lineage", t -> data.lineages().of(t.rule)).with(Condition.columns(RuleTest::condition))
                .script("quantity", t -> data.quantity()).script("mean", RuleTest::mean).script("p", RuleTest::p)
                .script("p_adjusted", RuleTest::adjusted).script("remembers", RuleTest::remembers)
                .script("p_published", RuleTest::published);
    }

    private static List<RuleTest> tests(Condition condition, List<PairedScore> scores) {
        return scores.stream().filter(PairedScore::counts)
                .collect(Collectors.groupingBy(PairedScore::rule, LinkedHashMap::new, Collectors.toList())).entrySet()
                .stream().filter(e -> e.getValue().size() >= MemoryPrevalence.MINIMUM_SEEDS)
                .map(e -> test(e.getKey(), condition, e.getValue())).toList();
    }

    private static RuleTest test(String rule, Condition condition, List<PairedScore> seeds) {
        TestedEstimate mean = ReplicateMean.of(seeds.stream().mapToDouble(PairedScore::effect).toArray(),
                Replicate.factors(seeds.stream().map(PairedScore::replicate).toList()));
        double published = TwoSampleTTest.pValue(seeds.stream().mapToLong(s -> s.replicate().wiring()).toArray(),
                seeds.stream().mapToDouble(s -> s.responses().novelHz()).toArray(),
                seeds.stream().mapToDouble(s -> s.responses().familiarHz()).toArray());
        return new RuleTest(rule, condition, mean.estimate().value(), mean.pValue(), mean.pValue(), published);
    }

    private static List<RuleTest> adjusted(List<RuleTest> family) {
        double[] adjusted = BenjaminiHochberg.adjust(family.stream().mapToDouble(RuleTest::p).toArray());
        List<RuleTest> result = new ArrayList<>();
        for (int i = 0; i < adjusted.length; i++) {
            RuleTest t = family.get(i);
            result.add(new RuleTest(t.rule, t.condition, t.mean, t.p, adjusted[i], t.published));
        }
        return result;
    }
}
