package rulezoo.analysis.memory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import rulezoo.analysis.statistics.Estimate;
import rulezoo.analysis.statistics.WilsonInterval;
import rulezoo.analysis.table.Labels;
import rulezoo.analysis.table.Table;
import rulezoo.archive.record.ProbeMeasure;
import rulezoo.archive.record.ProbeRecord;
import rulezoo.simulator.experiment.SimulationResult;
import rulezoo.simulator.stability.Bound;
import rulezoo.simulator.stability.StabilityCriteria;
import rulezoo.simulator.stability.StabilityMetric;
import rulezoo.simulator.stability.StabilityMetrics;

/**
 * In which networks, and how long, archived rules stay stable: records of the probe {@code longevity} by
 * network size, scaling and delay. A rule is stable in a condition if all its seeds are.
 *
 * @param conditions one for each size, scaling and delay
 */
public record Transfer(List<Condition> conditions) {
    /**
     * One size, scaling and delay.
     *
     * @param networkSize number of excitatory neurons
     * @param scaling what stayed fixed when the size changed
     * @param delaySeconds biological time
     * @param rules rules that were simulated
     * @param stable share of them that are stable with all seeds, with lineages as units
     * @param mixed rules that are stable with some seeds only: what chance decides
     * @param later rules that are not stable with all seeds here, but at a later delay: they had not settled
     * @param ended simulations whose rate left its bounds
     * @param limits simulations that miss each limit of the criteria, by the metric's name, the most frequent
     *        first
     */
    public record Condition(int networkSize, String scaling, double delaySeconds, int rules, Estimate stable,
            int mixed, int later, int ended, Map<String, Integer> limits) {}

    private record Where(int size, String scaling, double delaySeconds) {
        static Where of(ProbeRecord record) {
            return new Where(record.network().size(), record.variant().scaling(),
                    record.delaySeconds());
        }

        boolean isLater(Where other) {
            return other.size == size && other.scaling.equals(scaling) && other.delaySeconds > delaySeconds;
        }
    }

    public Transfer {
        conditions = List.copyOf(conditions);
    }

    /**
     * {@return what the records say; records of other probes, of knock-outs and of other learning rates are left
     * out}
     *
     * @param probes records of a zoo
     * @param lineages which rules have common founders
     */
    public static Transfer of(Collection<ProbeRecord> probes, Lineages lineages) {
        Map<Where, Map<String, List<ProbeRecord>>> grouped = Longevity.records(probes).stream()
                .collect(Collectors.groupingBy(Where::of, LinkedHashMap::new,
                        Collectors.groupingBy(ProbeRecord::ruleId, TreeMap::new, Collectors.toList())));
        Map<Where, Set<String>> stable = new LinkedHashMap<>();
        grouped.forEach((where, rules) -> stable.put(where,
                rules.entrySet().stream().filter(rule -> rule.getValue().stream().allMatch(ProbeRecord::stable))
                        .map(Map.Entry::getKey).collect(Collectors.toCollection(TreeSet::new))));
        List<Condition> conditions = new ArrayList<>();
        grouped.forEach((where, rules) -> conditions.add(condition(where, rules, stable, lineages)));
        conditions.sort(Comparator.comparing(Condition::scaling).thenComparingInt(Condition::networkSize)
                .thenComparingDouble(Condition::delaySeconds));
        return new Transfer(conditions);
    }

    private static Condition condition(Where where, Map<String, List<ProbeRecord>> rules,
            Map<Where, Set<String>> stable, Lineages lineages) {
        Set<String> here = Objects.requireNonNull(stable.get(where));
        Set<String> later = stable.entrySet().stream().filter(other -> where.isLater(other.getKey()))
                .flatMap(other -> other.getValue().stream()).collect(Collectors.toCollection(TreeSet::new));
        later.removeAll(here);
        later.retainAll(rules.keySet());
        int mixed = 0;
        int ended = 0;
        Map<String, Integer> limits = new TreeMap<>();
        boolean[] success = new boolean[rules.size()];
        int[] clusters = new int[rules.size()];
        List<String> founders = new ArrayList<>();
        int at = 0;
        for (Map.Entry<String, List<ProbeRecord>> rule : rules.entrySet()) {
            boolean all = here.contains(rule.getKey());
            success[at] = all;
            String founder = lineages.of(rule.getKey());
            if (!founders.contains(founder)) {
                founders.add(founder);
            }
            clusters[at++] = founders.indexOf(founder);
            mixed += !all && rule.getValue().stream().anyMatch(ProbeRecord::stable) ? 1 : 0;
            for (ProbeRecord record : rule.getValue()) {
                ended += record.blowUpSeconds() == SimulationResult.SURVIVED ? 0 : 1;
                missed(record).forEach(metric -> limits.merge(metric, 1, Integer::sum));
            }
        }
        return new Condition(where.size(), where.scaling(), where.delaySeconds(), rules.size(),
                WilsonInterval.clustered(success, clusters), mixed, later.size(), ended, sorted(limits));
    }

    private static Map<String, Integer> sorted(Map<String, Integer> limits) {
        Map<String, Integer> sorted = new LinkedHashMap<>();
        limits.entrySet().stream().sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
        return sorted;
    }

    /** The metrics of a record that lie outside the limits of its criteria. */
    private static List<String> missed(ProbeRecord record) {
        List<Double> values = record.measure(ProbeMeasure.STABILITY);
        if (record.stable() || values.size() != StabilityMetric.values().length) {
            return List.of();
        }
        StabilityMetrics metrics = new StabilityMetrics(values.stream().mapToDouble(Double::doubleValue).toArray());
        return StabilityCriteria.of(record.criteria()).bounds().stream().filter(bound -> misses(bound, metrics, record))
                .map(bound -> bound.metric().id()).toList();
    }

    private static boolean misses(Bound bound, StabilityMetrics metrics, ProbeRecord record) {
        StabilityCriteria alone = new StabilityCriteria(record.criteria() + "-" + bound.metric().id(), "",
                List.of(bound));
        return !alone.judge(List.of(metrics), record.network().weightScale()).stable();
    }

    /** {@return the conditions as rows} */
    public Table<Condition> table() {
        return Table.of("transfer", "Rules that are stable with all seeds, by network and time"
                + " (95 % intervals, lineages as units)", conditions)
                .column("scaling", "scaling", "", Condition::scaling)
                .column("ne", "N_E", "", Condition::networkSize)
                .column("delay_s", "after", "s", Condition::delaySeconds, seconds -> Labels.rounded(seconds, 0))
                .column("rules_counted", "rules", "", Condition::rules)
                .estimate("stable", "stable", "", Condition::stable)
                .column("stable_with_some_seeds", "with some seeds", "", Condition::mixed)
                .column("stable_later", "only later", "", Condition::later)
                .column("ended", "runs that ended", "", Condition::ended)
                .column("limits_missed", "runs that miss a limit", "",
                        condition -> condition.limits().entrySet().stream()
                                .map(entry -> entry.getKey() + " " + entry.getValue())
                                .collect(Collectors.joining(", ")));
    }
}
