package rulezoo.analysis.memory;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import rulezoo.analysis.statistics.Estimate;
import rulezoo.analysis.statistics.WilsonInterval;
import rulezoo.analysis.table.Labels;
import rulezoo.analysis.table.Table;
import rulezoo.simulator.rule.Pathway;

/**
 * What rules do with only some of their pathways plastic, in one network size and at one delay.
 *
 * @param excitatory number of excitatory neurons, N
 * @param delaySeconds time since the end of training
 * @param plastic the pathways that were left plastic
 * @param stable fraction of rules all of whose seeds stayed stable, with Wilson's interval for lineages as
 *        clusters
 * @param remembering fraction of the tested rules that remember ({@link RuleTest}), with Wilson's interval
 * @param effect mean over rules of their effect, of the networks that stayed stable
 */
public record KnockOut(int excitatory, double delaySeconds, Set<Pathway> plastic, Estimate stable,
        Estimate remembering, Estimate effect) {
    /**
     * {@return one row for each subset of pathways, network size and delay that was probed, in the order of
     * network size, delay and subset}
     *
     * @param data the paired probes
     * @param tests tests of the same probes, for the fraction that remembers
     */
    public static List<KnockOut> of(MemoryScores data, List<RuleTest> tests) {
        Map<Condition, List<RuleTest>> tested = tests.stream().collect(Collectors.groupingBy(RuleTest::condition));
        return data.byCondition().entrySet().stream()
                .map(e -> of(e.getKey(), e.getValue(), tested.getOrDefault(e.getKey(), List.of()), data.lineages()))
                .sorted(Comparator.comparingInt(KnockOut::excitatory).thenComparingDouble(KnockOut::delaySeconds)
                        .thenComparing(KnockOut::plastic, Condition.setOrder()))
                .toList();
    }

    /**
     * {@return knock-outs as a table}
     *
     * @param knockOuts knock-outs of all sizes and delays
     * @param measure what their effect is of
     */
    public static Table<KnockOut> table(List<KnockOut> knockOuts, Quantity measure) {
        return Table.of("knock-outs", """
                Knock-outs: number of rules that stayed stable in all seeds, and of tested rules with memory \
                (Wilson\u2019s intervals, lineages as clusters). Means have 95 % intervals from drawing lineages and \
                seeds.""", knockOuts)
                .with(Condition.columns(k -> new Condition(k.excitatory, k.plastic, k.delaySeconds)))
                .column("rules", "rules", "", k -> k.stable.n())
                .estimate("stable", "rules stable", "", KnockOut::stable, Labels::fraction)
                .column("tested", "tested", "", k -> k.remembering.n())
                .estimate("with_memory", "rules with memory", "", KnockOut::remembering, Labels::fraction)
                .estimate("memory", measure.effectLabel(), "", KnockOut::effect)
                .column("rules_of_mean", "rules of the mean", "", k -> k.effect.n());
    }

    private static KnockOut of(Condition condition, List<PairedScore> scores, List<RuleTest> tests,
            Lineages lineages) {
        Map<String, Boolean> stable = scores.stream().collect(
                Collectors.toMap(PairedScore::rule, PairedScore::stable, Boolean::logicalAnd, TreeMap::new));
        return new KnockOut(condition.excitatory(), condition.delaySeconds(), condition.plastic(),
                WilsonInterval.clustered(List.copyOf(stable.values()), ofRule -> ofRule,
                        lineages.clusters(List.copyOf(stable.keySet()))),
                MemoryPrevalence.share(tests, lineages, RuleTest::remembers),
                MemoryEffect.meanOverRules(RuleEffects.of(scores, lineages)).estimate());
    }
}
