package rulezoo.analysis.paper;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import rulezoo.analysis.memory.Lineages;
import rulezoo.analysis.memory.MemoryScores;
import rulezoo.archive.record.ProbeRecord;
import rulezoo.simulator.rule.Pathway;

/**
 * The familiarity task that a figure of the paper reads from a zoo of several plans. The paper's networks
 * have one size. Of several sizes that at which most rules were measured counts, and of several such the
 * largest.
 */
final class OneSize {
    private OneSize() {}

    /**
     * Records of any probe at that size.
     *
     * @param probes at least one record of a trained plastic network
     * @param ofInterest which records of the largest experiment decide the size
     */
    static List<ProbeRecord> of(List<ProbeRecord> probes, Predicate<ProbeRecord> ofInterest) {
        Map<Integer, Set<String>> rules = MemoryScores.of(probes, Lineages.of(List.of())).measured().stream()
                .filter(ofInterest).collect(Collectors.groupingBy(p -> p.network().size(), TreeMap::new,
                        Collectors.mapping(ProbeRecord::ruleId, Collectors.toSet())));
        int size = rules.entrySet().stream()
                .max(Comparator.<Map.Entry<Integer, Set<String>>>comparingInt(e -> e.getValue().size())
                        .thenComparing(Map.Entry::getKey))
                .orElseThrow().getKey();
        return probes.stream().filter(p -> p.network().size() == size).toList();
    }

    /** Those of rules that are plastic on all pathways; none if the zoo holds no task. */
    static List<ProbeRecord> ofFullRules(List<ProbeRecord> probes) {
        List<ProbeRecord> full = probes.stream().filter(p -> p.isFamiliarity() && !p.isUntrained()
                && p.coActive() == Pathway.values().length).toList();
        return full.isEmpty() ? full : MemoryScores.of(of(full, _ -> true), Lineages.of(List.of())).measured();
    }
}
