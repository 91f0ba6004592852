package rulezoo.analysis.memory;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import rulezoo.analysis.statistics.Estimate;
import rulezoo.analysis.statistics.WilsonInterval;

/**
 * Fraction of rules that remember in one condition, by {@link RuleTest}. It depends on the noise of one seed
 * and on the number of seeds, not on memory alone: noise falls with the square root of the number of neurons,
 * so that the fraction rises with network size even where no memory grows.
 *
 * @param condition network size, plastic pathways, delay
 * @param corrected fraction of tested rules with memory after Benjamini-Hochberg, with Wilson's interval for
 *        lineages as clusters ({@link WilsonInterval#clustered})
 * @param published fraction that is significant by the published test; 5 % are expected without any memory
 * @param novelty how many of the corrected ones respond more to the novel pattern
 * @param familiarity how many of the corrected ones respond more to the familiar pattern
 * @param untested rules that could not be tested because too few seeds stayed stable
 */
public record MemoryPrevalence(Condition condition, Estimate corrected, Estimate published, int novelty,
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
    public static List<MemoryPrevalence> of(MemoryScores data, List<RuleTest> tests) {
        Map<Condition, List<RuleTest>> ofCondition = tests.stream().collect(Collectors.groupingBy(RuleTest::condition));
        return data.byCondition().entrySet().stream().map(e -> summarize(e.getKey(), e.getValue(),
                ofCondition.getOrDefault(e.getKey(), List.of()), data.lineages())).toList();
    }

    /** {@return the number of rules tested} */
    public int tested() {
        return corrected.n();
    }

    /** {@return the tested rules that cannot be distinguished from no memory} */
    public int neither() {
        return corrected.n() - novelty - familiarity;
    }

    private static MemoryPrevalence summarize(Condition condition, List<PairedScore> scores, List<RuleTest> tests,
            Lineages lineages) {
        int rules = (int) scores.stream().map(PairedScore::rule).distinct().count();
        int remembering = (int) tests.stream().filter(RuleTest::remembers).count();
        int novelty = (int) tests.stream().filter(t -> t.remembers() && t.mean() > 0).count();
        return new MemoryPrevalence(condition, share(tests, lineages, RuleTest::remembers),
                share(tests, lineages, RuleTest::isSignificantAsPublished), novelty, remembering - novelty,
                rules - tests.size());
    }

    /** Share of the tests of one condition that something is true of. */
    static Estimate share(List<RuleTest> tests, Lineages lineages, Predicate<RuleTest> what) {
        return WilsonInterval.clustered(tests, what, lineages.clusters(tests.stream().map(RuleTest::rule).toList()));
    }
}
