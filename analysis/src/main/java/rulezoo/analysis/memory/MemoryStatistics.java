package rulezoo.analysis.memory;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rulezoo.analysis.stable.StableSet;
import rulezoo.analysis.table.Table;
import rulezoo.archive.record.ProbeRecord;
import rulezoo.archive.record.RuleRecord;
import rulezoo.simulator.rule.Pathway;

/**
 * All statistics of one experiment's probes.
 *
 * @param table memory, rates, controls, tests, effects of pathways and of size
 * @param snr signal-to-noise ratio of the primary measure and its growth
 * @param survival how many rules are still found to remember after each delay
 * @param relations memory against degeneracy, distance to instability and recovery, where these were probed
 * @param mechanisms which properties of rules explain their memory; none with too few rules
 * @param contrasts the questions of the atlas that the records can answer
 * @param otherTrends change with network size in the experiments that the table leaves out
 * @param evolvedSets rules that evolved at a set of pathways beside knock-outs; none if all evolved at the
 *        same set
 * @param presences what each pathway adds over rules that evolved at different sets
 * @param predictions how well the coefficients predict memory and lifetime beside rates; none with too few
 *        rules
 */
public record MemoryStatistics(MemoryByCondition table, List<SignalToNoise> snr, List<MemorySurvival> survival,
        List<RuleRelation> relations, List<MemoryMechanism> mechanisms, List<PrimaryContrast> contrasts,
        List<SizeTrend> otherTrends, List<EvolvedSet> evolvedSets, List<PathwayPresence> presences,
        List<MemoryPrediction> predictions) {
    public MemoryStatistics {
        snr = List.copyOf(snr);
        survival = List.copyOf(survival);
        relations = List.copyOf(relations);
        mechanisms = List.copyOf(mechanisms);
        contrasts = List.copyOf(contrasts);
        otherTrends = List.copyOf(otherTrends);
        evolvedSets = List.copyOf(evolvedSets);
        presences = List.copyOf(presences);
        predictions = List.copyOf(predictions);
    }

    /**
     * Computes them.
     *
     * @param probes all records
     * @param rules all archived rules
     * @param lineages which of them descend from common founders
     * @param set the stable set, if there is one
     * @return the statistics; no predictions without a stable set, no relations without a rank correlation
     */
    public static MemoryStatistics of(List<ProbeRecord> probes, List<RuleRecord> rules, Lineages lineages,
            Optional<StableSet> set) {
        MemoryByCondition table = MemoryByCondition.of(probes, lineages);
        MemoryScores primary = table.primary();
        Map<String, Set<Pathway>> pathways = rules.stream()
                .collect(Collectors.toMap(RuleRecord::id, rule -> rule.rule().plastic(), (first, _) -> first));
        List<MemoryMechanism> mechanisms = set.map(s -> MemoryMechanism.of(probes, primary, table.tests(), s.rules()))
                .orElse(List.of());
        return new MemoryStatistics(table, SignalToNoise.of(primary), MemorySurvival.of(table.tests()),
                RuleRelation.of(probes, primary, table.tests()).stream()
                        .filter(r -> Double.isFinite(r.rank().value())).toList(),
                mechanisms, PrimaryContrast.of(table, mechanisms), SizeTrend.ofOthers(table.data(), probes),
                EvolvedSet.of(primary, pathways), PathwayPresence.of(primary, pathways),
                set.map(s -> MemoryPrediction.of(s, table.tests(), lineages)).orElse(List.of()));
    }

    /** {@return every statistic as a table, in the order in which people read them} */
    public List<Table<?>> tables() {
        return Stream
                .concat(table.tables().stream(),
                        Stream.of(SizeTrend.tableOfOthers(otherTrends), PrimaryContrast.table(contrasts),
                                EvolvedSet.table(evolvedSets), PathwayPresence.table(presences),
                                SignalToNoise.slopes(snr),
                                MemorySurvival.table(survival), MemoryPrediction.table(predictions),
                                RuleRelation.table(relations),
                                MemoryMechanism.table(mechanisms)))
                .toList();
    }
}
