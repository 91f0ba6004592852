package rulezoo.cli;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import rulezoo.archive.Confirmation;
import rulezoo.archive.RuleRecord;
import rulezoo.simulator.rule.Pathway;
import rulezoo.simulator.rule.PlasticityRule;
import rulezoo.simulator.rule.RuleFamily;
import rulezoo.simulator.stability.StabilityMetric;
import rulezoo.simulator.stability.StabilityMetrics;

/** An archived rule as one flat row. */
final class RuleFields {
    private RuleFields() {}

    /**
     * The fields of a rule by name: identity, origin, every metric averaged over seeds, and the coefficients of
     * its plastic pathways ({@code IE_tau_pre}).
     */
    static Map<String, Object> of(RuleRecord rule) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", rule.id());
        fields.put("family", rule.rule().family().id());
        fields.put("pathways", Pathway.format(rule.rule().plastic()));
        fields.put("K", rule.rule().plastic().size());
        fields.put("generation", rule.lineage().generation());
        fields.put("run", rule.lineage().run());
        fields.put("ne", rule.network().size());
        fields.put("criteria", rule.criteria().id());
        fields.put("seeds", rule.confirmations().stream().map(Confirmation::seed).toList());
        StabilityMetrics metrics = rule.meanMetrics();
        for (StabilityMetric metric : StabilityMetric.values()) {
            fields.put(metric.id(), metrics.get(metric));
        }
        fields.putAll(coefficients(rule.rule()));
        return fields;
    }

    /** The coefficients of a rule's plastic pathways by name. */
    static Map<String, Double> coefficients(PlasticityRule rule) {
        Map<String, Double> named = new LinkedHashMap<>();
        double[] values = rule.coefficients();
        for (int i = 0; i < values.length; i++) {
            named.put(PlasticityRule.columnName(rule.family(), rule.plastic(), i), values[i]);
        }
        return named;
    }

    /** The names of a family's coefficients on all four pathways, plastic or not. */
    static Set<String> coefficientNames(RuleFamily family) {
        Set<Pathway> all = EnumSet.allOf(Pathway.class);
        Set<String> names = new LinkedHashSet<>();
        for (int i = 0; i < all.size() * family.size(); i++) {
            names.add(PlasticityRule.columnName(family, all, i));
        }
        return names;
    }
}
