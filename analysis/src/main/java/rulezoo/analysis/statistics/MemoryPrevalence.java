package rulezoo.analysis.statistics;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

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

    /**
     * {@return one row for each condition probed, in order}
     *
     * @param data the paired probes
     * @param tests tests of the same probes
     */
    public static List<MemoryPrevalence> of(MemoryData data, List<RuleTest> tests) {
        Map<Condition, List<RuleTest>> ofCondition = tests.stream().collect(Collectors.groupingBy(RuleTest::condition));
        return data.byCondition().entrySet().stream()
                .map(e -> summarize(e.getKey(), e.getValue(), ofCondition.getOrDefault(e.getKey(), List.of())))
                .toList();
    }

    private static MemoryPrevalence summarize(Condition condition, List<PairedScore> scores, List<RuleTest> tests) {
        int variants = (int) scores.stream().map(s -> Map.entry(s.rule(), s.plastic())).distinct().count();
        List<RuleTest> remembering = tests.stream().filter(RuleTest::remembers).toList();
        int novelty = (int) remembering.stream().filter(t -> t.mean() > 0).count();
        int uncorrected = (int) tests.stream().filter(t -> t.p() < RATE).count();
        return new MemoryPrevalence(condition, WilsonInterval.of(remembering.size(), tests.size()),
                WilsonInterval.of(uncorrected, tests.size()), novelty, remembering.size() - novelty,
                variants - tests.size());
    }
}
