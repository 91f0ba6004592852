package rulezoo.evolve.genome;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import rulezoo.archive.record.Founders;
import rulezoo.archive.record.RuleRecord;
import rulezoo.simulator.rule.Pathway;
import rulezoo.simulator.rule.PlasticityRule;

/**
 * The descendants of one founder on one set of pathways, and how they cover the space of coefficients.
 *
 * @param founder id of the founder
 * @param plastic plastic pathways
 * @param share share of the zoo's rules on these pathways
 * @param firstGeneration generation in which the first of its rules was proposed
 * @param lastGeneration generation in which the last one was
 * @param coverage how its rules cover the space
 */
public record LineageCoverage(String founder, Set<Pathway> plastic, double share, int firstGeneration,
        int lastGeneration, Coverage coverage) {
    private record Kind(String family, Set<Pathway> plastic) {}

    /**
     * {@return the lineages of a zoo, the largest of each set of pathways first}
     *
     * @param rules all its rules
     */
    public static List<LineageCoverage> of(List<RuleRecord> rules) {
        Founders founders = new Founders(rules);
        Map<Kind, Map<String, List<RuleRecord>>> kinds = new LinkedHashMap<>();
        for (RuleRecord record : rules) {
            PlasticityRule rule = record.rule();
            kinds.computeIfAbsent(new Kind(rule.family().id(), rule.plastic()), _ -> new LinkedHashMap<>())
                    .computeIfAbsent(founders.of(record.id()), _ -> new ArrayList<>()).add(record);
        }
        List<LineageCoverage> lineages = new ArrayList<>();
        kinds.forEach((kind, byFounder) -> {
            int all = byFounder.values().stream().mapToInt(List::size).sum();
            byFounder.entrySet().stream()
                    .map(entry -> of(entry.getKey(), kind.plastic, entry.getValue(), all))
                    .sorted(Comparator.comparingDouble((LineageCoverage lineage) -> -lineage.share))
                    .forEach(lineages::add);
        });
        return lineages;
    }

    private static LineageCoverage of(String founder, Set<Pathway> plastic, List<RuleRecord> rules, int all) {
        return new LineageCoverage(founder, plastic, (double) rules.size() / all,
                rules.stream().mapToInt(rule -> rule.lineage().generation()).min().orElseThrow(),
                rules.stream().mapToInt(rule -> rule.lineage().generation()).max().orElseThrow(),
                Coverage.of(rules.stream().map(RuleRecord::rule).toList()));
    }
}
