package rulezoo.analysis.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import rulezoo.simulator.rule.Pathway;

/**
 * Fraction of rules that remember, in one condition. A rule is tested by a paired t-test over seeds of dr
 * against the static control's dr, if at least {@value #MINIMUM_SEEDS} of its seeds stayed stable. A rule
 * with some pathways knocked out is a rule of its own here. The false discovery rate is held at
 * {@value #RATE} over all rules and delays of the same network size and number of co-active rules.
 *
 * @param condition network size, number of co-active rules, delay
 * @param corrected fraction of tested rules with memory after Benjamini-Hochberg, with Wilson's interval
 * @param uncorrected fraction with p &lt; 0.05, the way it was published; 5 % are expected without any memory
 * @param novelty how many of the corrected ones respond more to the novel pattern
 * @param familiarity how many of the corrected ones respond more to the familiar pattern
 * @param untested rules that could not be tested because too few seeds stayed stable
 */
public record MemoryPrevalence(Condition condition, Estimate corrected, Estimate uncorrected, int novelty,
        int familiarity, int untested) {
    /** Seeds needed to test a rule. */
    public static final int MINIMUM_SEEDS = 3;
    /** False discovery rate, and level of the uncorrected tests. */
    public static final double RATE = 0.05;

    /** One row for each condition probed, in order. */
    public static List<MemoryPrevalence> of(MemoryData data) {
        Map<List<Integer>, List<Test>> families = new LinkedHashMap<>();
        Map<Condition, Integer> untested = new TreeMap<>();
        data.byCondition().forEach((condition, scores) -> {
            List<Test> family = families.computeIfAbsent(List.of(condition.excitatory(), condition.coActive()),
                    _ -> new ArrayList<>());
            List<Test> tests = tests(condition, scores);
            family.addAll(tests);
            untested.put(condition, (int) scores.stream().map(RuleVariant::of).distinct().count() - tests.size());
        });
        List<Test> corrected = families.values().stream().flatMap(f -> correct(f).stream()).toList();
        return untested.entrySet().stream().map(e -> summarize(e.getKey(),
                corrected.stream().filter(t -> t.condition.equals(e.getKey())).toList(), e.getValue())).toList();
    }

    private static List<Test> tests(Condition condition, List<PairedScore> scores) {
        return scores.stream().filter(PairedScore::counts)
                .collect(Collectors.groupingBy(RuleVariant::of, LinkedHashMap::new, Collectors.toList())).values()
                .stream()
                .filter(seeds -> seeds.size() >= MINIMUM_SEEDS).map(seeds -> {
                    double[] effects = seeds.stream().mapToDouble(PairedScore::effect).toArray();
                    double mean = Arrays.stream(effects).average().orElseThrow();
                    double p = PairedTTest.pValue(effects);
                    return new Test(condition, mean, p, p);
                }).toList();
    }

    private static List<Test> correct(List<Test> family) {
        double[] adjusted = BenjaminiHochberg.adjust(family.stream().mapToDouble(Test::p).toArray());
        List<Test> result = new ArrayList<>();
        for (int i = 0; i < adjusted.length; i++) {
            result.add(new Test(family.get(i).condition, family.get(i).mean, family.get(i).p, adjusted[i]));
        }
        return result;
    }

    private static MemoryPrevalence summarize(Condition condition, List<Test> tests, int untested) {
        List<Test> remembering = tests.stream().filter(t -> t.adjusted <= RATE).toList();
        int novelty = (int) remembering.stream().filter(t -> t.mean > 0).count();
        int uncorrected = (int) tests.stream().filter(t -> t.p < RATE).count();
        return new MemoryPrevalence(condition, WilsonInterval.of(remembering.size(), tests.size()),
                WilsonInterval.of(uncorrected, tests.size()), novelty, remembering.size() - novelty, untested);
    }

    private record Test(Condition condition, double mean, double p, double adjusted) {}

    private record RuleVariant(String rule, Set<Pathway> plastic) {
        static RuleVariant of(PairedScore score) {
            return new RuleVariant(score.rule(), score.plastic());
        }
    }
}
