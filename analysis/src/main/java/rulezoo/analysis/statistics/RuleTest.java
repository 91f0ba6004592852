package rulezoo.analysis.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import rulezoo.simulator.rule.Pathway;

/**
 * Whether one rule remembers in one condition: a paired t-test over seeds of dr against the static control's
 * dr, if at least {@value MemoryPrevalence#MINIMUM_SEEDS} of its seeds stayed stable. A rule with some
 * pathways knocked out is a rule of its own here. P-values are adjusted (Benjamini and Hochberg) over all
 * rules and delays of the same network size and number of co-active rules.
 *
 * @param rule id of the archived rule
 * @param plastic pathways that were plastic
 * @param condition network size, number of co-active rules, delay
 * @param mean mean over seeds of dr minus control
 * @param p p-value, two-sided
 * @param adjusted adjusted p-value
 */
public record RuleTest(String rule, Set<Pathway> plastic, Condition condition, double mean, double p,
        double adjusted) {
    /**
     * Whether the rule remembers, at the false discovery rate of {@link MemoryPrevalence#RATE}.
     *
     * @return true if the adjusted p-value is at most that rate
     */
    public boolean remembers() {
        return adjusted <= MemoryPrevalence.RATE;
    }

    /**
     * Tests all rules that can be tested, conditions in order.
     *
     * @param data the paired probes
     * @return one test for each rule and condition of which enough seeds count
     */
    public static List<RuleTest> of(MemoryData data) {
        Map<List<Integer>, List<RuleTest>> families = new LinkedHashMap<>();
        data.byCondition().forEach((condition, scores) -> families
                .computeIfAbsent(List.of(condition.excitatory(), condition.coActive()), _ -> new ArrayList<>())
                .addAll(tests(condition, scores)));
        return families.values().stream().flatMap(f -> adjusted(f).stream()).toList();
    }

    private static List<RuleTest> tests(Condition condition, List<PairedScore> scores) {
        return scores.stream().filter(PairedScore::counts)
                .collect(Collectors.groupingBy(RuleVariant::of, LinkedHashMap::new, Collectors.toList())).entrySet()
                .stream().filter(e -> e.getValue().size() >= MemoryPrevalence.MINIMUM_SEEDS).map(e -> {
                    double[] effects = e.getValue().stream().mapToDouble(PairedScore::effect).toArray();
                    double mean = Arrays.stream(effects).average().orElseThrow();
                    double p = PairedTTest.pValue(effects);
                    return new RuleTest(e.getKey().rule, e.getKey().plastic, condition, mean, p, p);
                }).toList();
    }

    private static List<RuleTest> adjusted(List<RuleTest> family) {
        double[] adjusted = BenjaminiHochberg.adjust(family.stream().mapToDouble(RuleTest::p).toArray());
        List<RuleTest> result = new ArrayList<>();
        for (int i = 0; i < adjusted.length; i++) {
            RuleTest t = family.get(i);
            result.add(new RuleTest(t.rule, t.plastic, t.condition, t.mean, t.p, adjusted[i]));
        }
        return result;
    }

    private record RuleVariant(String rule, Set<Pathway> plastic) {
        static RuleVariant of(PairedScore score) {
            return new RuleVariant(score.rule(), score.plastic());
        }
    }
}
