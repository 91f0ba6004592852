package rulezoo.analysis.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import rulezoo.analysis.statistics.Bootstrap;
import rulezoo.analysis.statistics.TestedEstimate;
import rulezoo.analysis.table.Labels;
import rulezoo.analysis.table.Table;
import rulezoo.simulator.rule.Pathway;

/**
 * What is remembered with all pathways of a rule plastic beyond what is remembered with some of them, within
 * the rules of which both networks were stable in some seed. It needs no complete factorial, which few rules
 * have because many of their subsets are unstable. Intervals are from {@link Bootstrap}.
 *
 * @param quantity what is compared
 * @param pathways all pathways of the rules
 * @param subset those that are plastic in the other network
 * @param excitatory number of excitatory neurons, N
 * @param delaySeconds time since the end of training
 * @param difference all minus the subset; its n is the number of rules
 * @param ofMeans of suppression: the same of the mean responses over rules
 *        ({@link ControlContrast.Measure#SUPPRESSION_OF_MEANS}); of other quantities its n is 0
 */
public record SimpleEffect(Quantity quantity, Set<Pathway> pathways, Set<Pathway> subset, int excitatory,
        double delaySeconds, TestedEstimate difference, TestedEstimate ofMeans) {
    /**
     * {@return one comparison for each subset, network size and delay at which rules were probed with it and with
     * all of their pathways}
     *
     * @param data the paired probes
     */
    public static List<SimpleEffect> of(MemoryScores data) {
        Map<String, Set<Pathway>> pathways = CoActivity.pathwaysOfRules(data);
        List<SimpleEffect> all = new ArrayList<>();
        for (Condition condition : data.byCondition().keySet()) {
            data.plasticSets().stream()
                    .filter(whole -> whole.size() > condition.coActive() && whole.containsAll(condition.plastic()))
                    .flatMap(whole -> of(data, pathways, condition, whole).stream())
                    .forEach(all::add);
        }
        return all;
    }

    private static Optional<SimpleEffect> of(MemoryScores data, Map<String, Set<Pathway>> pathways,
            Condition condition, Set<Pathway> whole) {
        Condition full = new Condition(condition.excitatory(), whole, condition.delaySeconds());
        RuleEffects effects = RuleEffects.of(data.scores().stream()
                .filter(s -> whole.equals(pathways.get(s.rule()))
                        && (s.condition().equals(condition) || s.condition().equals(full)))
                .toList(), data.lineages());
        if (effects.conditions().size() < 2) {
            return Optional.empty();
        }
        TestedEstimate difference = Bootstrap.of(effects.sampling(), new CoActivity.Comparison(effects)).getLast();
        return difference.estimate().n() == 0
                ? Optional.empty()
                : Optional.of(new SimpleEffect(data.quantity(), whole, condition.plastic(), condition.excitatory(),
                        condition.delaySeconds(), difference,
                        MeanResponses.contrast(data, Map.of(full, 1.0, condition, -1.0))));
    }

    /**
     * {@return comparisons as a table}
     *
     * @param effects any comparisons
     */
    public static Table<SimpleEffect> table(List<SimpleEffect> effects) {
        return Table
                .of("simple-effects",
                        """
                                All pathways plastic minus some of them, within rules that were stable in both networks (95 % intervals; \
                                no correction for the number of rows). Of mean responses: responses are averaged over rules and \
                                networks before the ratio is taken.""",
                        effects)
                .with(Quantity.columns(SimpleEffect::quantity))
                .with(List.of(Condition.size(SimpleEffect::excitatory), Condition.set(SimpleEffect::subset),
                        Condition.delay(SimpleEffect::delaySeconds)))
                .script("all_pathways", SimpleEffect::pathways)
                .estimate("all_minus_these", "all minus these", "", e -> e.difference.estimate())
                .column("p", "p", "", e -> e.difference.pValue(), Labels::pValue)
                .column("rules", "rules", "", e -> e.difference.estimate().n())
                .with(Lineages.withoutOne(SimpleEffect::difference))
                .estimate("of_mean_responses", "of mean responses", "", e -> e.ofMeans.estimate())
                .script("of_mean_responses_p", e -> e.ofMeans.pValue());
    }
}
