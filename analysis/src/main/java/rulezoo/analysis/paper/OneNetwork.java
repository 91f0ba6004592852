package rulezoo.analysis.paper;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import rulezoo.analysis.memory.Experiment;
import rulezoo.analysis.memory.Lineages;
import rulezoo.analysis.memory.MemoryScores;
import rulezoo.archive.record.ProbeRecord;
import rulezoo.simulator.network.NetworkModel;
import rulezoo.simulator.rule.Pathway;

/**
 * The familiarity task that a figure of the paper reads from a zoo of several plans: that with most records.
 * The paper has one network. Of several networks that in which most rules were measured counts, and of
 * several such the largest.
 */
final class OneNetwork {
    private OneNetwork() {}

    /**
     * Records of that task in that network, and of its untrained networks.
     *
     * @param probes at least one record of a trained plastic network
     * @param ofInterest which records of the task decide the network
     */
    static List<ProbeRecord> of(List<ProbeRecord> probes, Predicate<ProbeRecord> ofInterest) {
        MemoryScores task = MemoryScores.of(probes, Lineages.NONE);
        Map<NetworkModel, Set<String>> rules = task.measured().stream().filter(ofInterest)
                .collect(Collectors.groupingBy(ProbeRecord::network,
                        Collectors.mapping(ProbeRecord::ruleId, Collectors.toSet())));
        NetworkModel network = rules.entrySet().stream()
                .max(Comparator.<Map.Entry<NetworkModel, Set<String>>>comparingInt(e -> e.getValue().size())
                        .thenComparingInt(e -> e.getKey().size()).thenComparing(e -> e.getKey().describe()))
                .orElseThrow().getKey();
        return probes.stream().filter(p -> p.isFamiliarity() && p.network().equals(network)
                && (p.isUntrained() || Experiment.of(p).equals(task.experiment()))).toList();
    }

    /** Those of rules that are plastic on all pathways; none if the zoo holds no task. */
    static List<ProbeRecord> ofFullRules(List<ProbeRecord> probes) {
        List<ProbeRecord> full = probes.stream().filter(p -> p.isMemoryTest()
                && p.plastic().equals(Pathway.ALL)).toList();
        return full.isEmpty() ? full : MemoryScores.of(of(full, _ -> true), Lineages.NONE).measured();
    }
}
