package rulezoo.analysis.report;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rulezoo.analysis.memory.Condition;
import rulezoo.analysis.memory.Lineages;
import rulezoo.analysis.memory.MemoryByCondition;
import rulezoo.analysis.memory.MemoryStatistics;
import rulezoo.analysis.memory.PairedScore;
import rulezoo.analysis.stable.ChainTraces;
import rulezoo.analysis.stable.StableSet;
import rulezoo.analysis.stable.StableSetResults;
import rulezoo.archive.record.ProbeRecord;
import rulezoo.archive.record.RuleRecord;

/**
 * Everything computed from a zoo's records.
 *
 * @param rules the archived rules
 * @param probes the memory measurements
 * @param lineages which rules descend from common founders
 * @param memory statistics of the probes; empty if no plastic network was probed
 * @param stableSet statistics of what the stable rules are; empty if too few can be compared
 * @param chains the Markov chains that found the rules, if the search samples and they are long enough to be
 *        compared
 * @param labels names and remarks of those rules that have any, by their ids
 */
public record ZooAnalysis(List<RuleRecord> rules, List<ProbeRecord> probes, Lineages lineages,
        Optional<MemoryStatistics> memory, Optional<StableSetResults> stableSet, List<ChainTraces> chains,
        Map<String, RuleLabel> labels) {
    /**
     * The published headline is the response 10 s after training (docs/science.md, 4.2); ours is at the delay
     * nearest to it.
     */
    private static final double HEADLINE_DELAY_SECONDS = 10;

    /**
     * Analyzes the records of a zoo.
     *
     * @param rules the archived rules, copied
     * @param probes all measurements, copied; those of other probes than memory, too
     * @return all statistics that the records allow
     */
    public static ZooAnalysis of(List<RuleRecord> rules, List<ProbeRecord> probes) {
        boolean probed = probes.stream().anyMatch(ProbeRecord::isMemoryTestOfRule);
        Lineages lineages = Lineages.of(rules);
        Optional<StableSetResults> stable = StableSetResults.of(rules, lineages::clusters);
        Optional<StableSet> set = stable.map(StableSetResults::set);
        return new ZooAnalysis(List.copyOf(rules), List.copyOf(probes), lineages,
                probed ? Optional.of(MemoryStatistics.of(probes, rules, lineages, set)) : Optional.empty(), stable,
                List.of(), Map.of());
    }

    /**
     * {@return the same with the chains of a search that samples}
     *
     * @param traces those that are long enough to be compared
     */
    public ZooAnalysis withChains(List<ChainTraces> traces) {
        return new ZooAnalysis(rules, probes, lineages, memory, stableSet, List.copyOf(traces), labels);
    }

    /**
     * {@return the same with what people call the rules and say about them}
     *
     * @param named names and remarks by the ids of rules
     */
    public ZooAnalysis withLabels(Map<String, RuleLabel> named) {
        return new ZooAnalysis(rules, probes, lineages, memory, stableSet, chains, Map.copyOf(named));
    }

    /** What people call a rule and say about it. */
    RuleLabel label(String ruleId) {
        return labels.getOrDefault(ruleId, RuleLabel.NONE);
    }

    /**
     * The condition of the headline, chosen by the design of the experiment and not by its outcome: the delay
     * nearest to 10 s, there the largest network, there the set of plastic pathways that most rules were probed
     * with (the larger of two).
     *
     * @return memory in that condition; empty if no plastic network was probed
     */
    public Optional<MemoryByCondition.Row> headline() {
        return memory.flatMap(m -> m.table().rows().stream()
                .min(Comparator.comparingDouble((MemoryByCondition.Row r) -> distance(r.condition()))
                        .thenComparing(r -> r.condition().excitatory(), Comparator.reverseOrder())
                        .thenComparing(r -> rulesProbed(m.table(), r.condition()), Comparator.reverseOrder())
                        .thenComparing(MemoryByCondition.Row::condition, Comparator.reverseOrder())));
    }

    private static double distance(Condition condition) {
        return Math.abs(StrictMath.log(condition.delaySeconds() / HEADLINE_DELAY_SECONDS));
    }

    private static long rulesProbed(MemoryByCondition table, Condition condition) {
        return table.primary().scores().stream().filter(s -> s.condition().equals(condition)).map(PairedScore::rule)
                .distinct().count();
    }

    /** {@return what a reader must know before believing a number, one sentence each} */
    public List<String> cautions() {
        return memory.map(m -> Cautions.of(m.table())).orElse(List.of());
    }
}
