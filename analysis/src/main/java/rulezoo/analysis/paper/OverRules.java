package rulezoo.analysis.paper;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import rulezoo.analysis.memory.Lineages;
import rulezoo.analysis.statistics.Estimate;
import rulezoo.analysis.statistics.ReplicateMean;
import rulezoo.analysis.statistics.WilsonInterval;

/**
 * Shares and means over evolved rules, with rules of one lineage as a cluster: they are not independent.
 *
 * @param lineages the lineages of the rules
 */
record OverRules(Lineages lineages) {
    /**
     * {@return the share of rules that something is true of, with Wilson's interval}
     *
     * @param ofRule whether it is true, by the id of each rule
     */
    Estimate share(Map<String, Boolean> ofRule) {
        Map<String, Boolean> sorted = new TreeMap<>(ofRule);
        return WilsonInterval.clustered(List.copyOf(sorted.values()), is -> is,
                lineages.clusters(List.copyOf(sorted.keySet())));
    }

    /**
     * {@return the mean over rules, with Student's interval; without one from a single lineage}
     *
     * @param ofRule a number by the id of each rule; those that are not finite do not count
     */
    Estimate mean(Map<String, Double> ofRule) {
        Map<String, Double> finite = new TreeMap<>(ofRule);
        finite.values().removeIf(value -> !Double.isFinite(value));
        return ReplicateMean.of(finite.values().stream().mapToDouble(Double::doubleValue).toArray(),
                List.of(lineages.clusters(List.copyOf(finite.keySet())))).estimate();
    }
}
