package rulezoo.analysis.memory;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import rulezoo.analysis.statistics.Estimate;
import rulezoo.analysis.statistics.ReplicateMean;
import rulezoo.analysis.table.Table;
import rulezoo.archive.record.ProbeRecord;
import rulezoo.archive.record.RuleRecord;
import rulezoo.simulator.rule.Pathway;

/**
 * What one rule remembers with all of its pathways plastic, in one network size and at one delay. The unit of
 * replication is the seed: seeds whose network did not stay stable do not count.
 *
 * @param rule id of the archived rule
 * @param condition network size, plastic pathways, delay
 * @param suppression mean over seeds of the headline measure, with Student's interval
 * @param dr mean over seeds of the published measure, minus that of the static network of the same seed
 * @param counted number of seeds that the mean suppression is taken over
 * @param stable number of seeds whose network stayed stable
 * @param seeds number of seeds
 */
public record RuleMemory(String rule, Condition condition, Estimate suppression, Estimate dr, int counted, int stable,
        int seeds) {

    /**
     * {@return the memory of every probed rule, strongest suppression first; rules without a stable seed come
     * last}
     *
     * @param rules archived rules
     * @param probes records of the zoo; those of the experiment that has the most count
     * @throws IllegalArgumentException if there is no record of a familiarity task
     */
    public static List<RuleMemory> of(Collection<RuleRecord> rules, List<ProbeRecord> probes) {
        Map<String, Set<Pathway>> plastic = rules.stream()
                .collect(Collectors.toMap(RuleRecord::id, record -> record.rule().plastic(), (a, _) -> a));
        MemoryScores dr = MemoryScores.of(probes, Lineages.NONE);
        Map<Key, List<PairedScore>> suppressions = byRule(dr.of(Quantity.SUPPRESSION));
        return byRule(dr).entrySet().stream()
                .filter(e -> e.getKey().condition.plastic().equals(plastic.get(e.getKey().rule)))
                .map(e -> of(e.getKey(), suppressions.getOrDefault(e.getKey(), List.of()), e.getValue()))
                .sorted(Comparator.comparingDouble((RuleMemory m) -> rank(m.suppression)).reversed()
                        .thenComparing(RuleMemory::rule).thenComparing(RuleMemory::condition))
                .toList();
    }

    private record Key(String rule, Condition condition) {}

    private static Map<Key, List<PairedScore>> byRule(MemoryScores scores) {
        return scores.scores().stream().collect(Collectors.groupingBy(s -> new Key(s.rule(), s.condition()),
                LinkedHashMap::new, Collectors.toList()));
    }

    private static RuleMemory of(Key key, List<PairedScore> suppression, List<PairedScore> dr) {
        return new RuleMemory(key.rule, key.condition, mean(suppression), mean(dr),
                (int) suppression.stream().filter(PairedScore::counts).count(),
                (int) dr.stream().filter(PairedScore::stable).count(), dr.size());
    }

    private static Estimate mean(List<PairedScore> seeds) {
        List<PairedScore> counted = seeds.stream().filter(PairedScore::counts).toList();
        return counted.isEmpty()
                ? Estimate.NONE
                : ReplicateMean.of(counted.stream().mapToDouble(PairedScore::effect).toArray(),
                        Replicate.factors(counted.stream().map(PairedScore::replicate).toList())).estimate();
    }

    /** A number to sort by; missing ones come last. */
    private static double rank(Estimate estimate) {
        return Double.isNaN(estimate.value()) ? Double.NEGATIVE_INFINITY : estimate.value();
    }

    /**
     * {@return rows as a table}
     *
     * @param rows in the order in which they are shown
     */
    public static Table<RuleMemory> table(List<RuleMemory> rows) {
        return Table.of("rule-memory", "Means over seeds, with 95 % intervals.", rows)
                .column("id", "id", "", RuleMemory::rule).with(Condition.columns(RuleMemory::condition))
                .estimate("suppression", "suppression", "", RuleMemory::suppression)
                .estimate("dr", "dr − static", "", RuleMemory::dr)
                .column("seeds_counted", "seeds of suppression", "", RuleMemory::counted)
                .column("stable", "stable seeds", "", RuleMemory::stable)
                .column("seeds", "seeds", "", RuleMemory::seeds);
    }
}
