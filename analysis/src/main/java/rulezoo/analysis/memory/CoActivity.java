package rulezoo.analysis.memory;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import rulezoo.analysis.statistics.Bootstrap;
import rulezoo.analysis.statistics.TestedEstimate;
import rulezoo.analysis.table.Labels;
import rulezoo.analysis.table.Table;
import rulezoo.simulator.rule.Pathway;

/**
 * Whether co-active pathways remember more than single ones do: within rules, a quantity with all pathways
 * plastic minus its mean over the networks in which one of them is plastic alone. Only rules count of which
 * all these networks were stable in some seed. The difference alone does not say that the number of pathways
 * matters: one pathway may bring it about, which {@link PathwayFactorial} tells. Intervals are from
 * {@link Bootstrap}.
 *
 * @param quantity what is compared
 * @param pathways all pathways of the rules
 * @param excitatory number of excitatory neurons, N
 * @param delaySeconds time since the end of training
 * @param together mean over rules with all pathways plastic
 * @param alone mean over rules of the mean over single pathways
 * @param difference the first minus the second; its n is the number of rules
 * @param ofMeans of suppression: the same of the mean responses over rules
 *        ({@link ControlContrast.Measure#SUPPRESSION_OF_MEANS}); of other quantities its n is 0
 * @param left rules with all these networks probed of which one was not stable in any seed
 */
public record CoActivity(Quantity quantity, Set<Pathway> pathways, int excitatory, double delaySeconds,
        TestedEstimate together, TestedEstimate alone, TestedEstimate difference, TestedEstimate ofMeans, int left) {
    /**
     * {@return one comparison for each set of pathways, network size and delay at which rules were probed with
     * all and with each of them alone}
     *
     * @param data the paired probes
     */
    public static List<CoActivity> of(MemoryScores data) {
        Map<String, Set<Pathway>> pathways = pathwaysOfRules(data);
        Map<Key, List<PairedScore>> designs = new LinkedHashMap<>();
        for (PairedScore score : data.scores()) {
            Set<Pathway> all = pathways.getOrDefault(score.rule(), Set.of());
            Condition condition = score.condition();
            if (all.size() > 1 && (condition.coActive() == 1 || condition.plastic().equals(all))) {
                designs.computeIfAbsent(new Key(all, condition.excitatory(), condition.delaySeconds()),
                        _ -> new ArrayList<>()).add(score);
            }
        }
        List<CoActivity> comparisons = new ArrayList<>();
        designs.forEach((key, scores) -> {
            RuleEffects effects = RuleEffects.of(scores, data.lineages());
            if (effects.conditions().size() == key.pathways.size() + 1) {
                List<TestedEstimate> estimates = Bootstrap.of(effects.sampling(), new Comparison(effects));
                int compared = estimates.getFirst().estimate().n();
                if (compared > 0) {
                    comparisons.add(new CoActivity(data.quantity(), key.pathways, key.excitatory, key.delaySeconds,
                            estimates.get(0), estimates.get(1), estimates.get(2),
                            MeanResponses.contrast(data, weights(effects.conditions())),
                            probed(scores, key) - compared));
                }
            }
        });
        return comparisons;
    }

    /** All pathways of each rule with which it was probed. */
    static Map<String, Set<Pathway>> pathwaysOfRules(MemoryScores data) {
        return data.scores().stream().collect(Collectors.toMap(PairedScore::rule, s -> s.condition().plastic(),
                CoActivity::union));
    }

    /** All pathways, minus the mean over single ones. */
    private static Map<Condition, Double> weights(List<Condition> conditions) {
        return conditions.stream().collect(Collectors.toMap(c -> c,
                c -> c.coActive() > 1 ? 1.0 : -1.0 / (conditions.size() - 1)));
    }

    private record Key(Set<Pathway> pathways, int excitatory, double delaySeconds) {}

    private static Set<Pathway> union(Set<Pathway> one, Set<Pathway> other) {
        EnumSet<Pathway> union = EnumSet.copyOf(one);
        union.addAll(other);
        return Collections.unmodifiableSet(union);
    }

    /** Rules of which all the networks were probed, stable or not. */
    private static int probed(List<PairedScore> scores, Key key) {
        return (int) scores.stream().collect(Collectors.groupingBy(PairedScore::rule,
                Collectors.mapping(s -> s.condition().plastic(), Collectors.toSet()))).values().stream()
                .filter(sets -> sets.size() == key.pathways.size() + 1).count();
    }

    /**
     * {@return comparisons as a table}
     *
     * @param comparisons any comparisons
     */
    public static Table<CoActivity> table(List<CoActivity> comparisons) {
        return Table
                .of("co-activity",
                        """
                                All pathways plastic against one of them alone (mean over single pathways), within rules that were stable \
                                in all these networks (95 % intervals; no correction for the number of rows). Which pathway brings a \
                                difference about is said by the main effects.""",
                        comparisons)
                .with(Quantity.columns(CoActivity::quantity))
                .with(List.of(Condition.size(CoActivity::excitatory), Condition.set(CoActivity::pathways),
                        Condition.delay(CoActivity::delaySeconds)))
                .estimate("together", "all", "", c -> c.together.estimate())
                .estimate("alone", "one alone", "", c -> c.alone.estimate())
                .estimate("difference", "difference", "", c -> c.difference.estimate())
                .column("p", "p", "", c -> c.difference.pValue(), Labels::pValue)
                .column("rules", "rules", "", c -> c.difference.estimate().n())
                .with(Lineages.withoutOne(CoActivity::difference))
                .estimate("of_mean_responses", "of mean responses", "", c -> c.ofMeans.estimate())
                .script("of_mean_responses_p", c -> c.ofMeans.pValue())
                .column("unstable_rules", "unstable", "", CoActivity::left);
    }

    /**
     * Sums over rules of the mean with all pathways and of that over the other conditions, and the number of
     * rules.
     */
    record Comparison(RuleEffects effects) implements Bootstrap.Sums {
        @Override
        public int size() {
            return 3;
        }

        /** Conditions are in the order of their number of pathways: the last one has all. */
        @Override
        public double[] of(int rule, int[] replicateCounts) {
            int singles = effects.conditions().size() - 1;
            double alone = IntStream.range(0, singles).mapToDouble(c -> effects.mean(rule, c, replicateCounts)).sum()
                    / singles;
            double together = effects.mean(rule, singles, replicateCounts);
            return Double.isNaN(alone + together) ? new double[size()] : new double[]{together, alone, 1};
        }

        @Override
        public double[] statistics(double[] sums) {
            return new double[]{sums[0] / sums[2], sums[1] / sums[2], (sums[0] - sums[1]) / sums[2]};
        }

        @Override
        public int units(double[] sums, int units) {
            return (int) sums[2];
        }
    }
}
