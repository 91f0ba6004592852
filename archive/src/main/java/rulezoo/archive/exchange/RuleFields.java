package rulezoo.archive.exchange;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import rulezoo.archive.record.ArchivedRule;
import rulezoo.archive.record.Confirmation;
import rulezoo.archive.record.Remarks;
import rulezoo.archive.record.RuleRecord;
import rulezoo.simulator.network.NetworkSpec;
import rulezoo.simulator.rule.Coefficient;
import rulezoo.simulator.rule.Pathway;
import rulezoo.simulator.rule.PlasticityRule;
import rulezoo.simulator.rule.RuleFamily;
import rulezoo.simulator.stability.StabilityMetric;
import rulezoo.simulator.stability.StabilityMetrics;

/** An archived rule as one flat row. */
public final class RuleFields {
    private RuleFields() {}

    /**
     * {@return the fields of a rule by name: identity, origin, every metric averaged over seeds, and the
     * coefficients of its plastic pathways ({@code IE_tau_pre})} Name, tags and note are there if the rule has
     * any.
     *
     * @param archived an archived rule
     * @param remarks what people say about it
     */
    public static Map<String, Object> of(ArchivedRule archived, Remarks remarks) {
        RuleRecord rule = archived.rule();
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", rule.id());
        if (!archived.name().isEmpty()) {
            fields.put("name", archived.name());
        }
        if (!remarks.tags().isEmpty()) {
            fields.put("tags", remarks.tags());
        }
        if (!remarks.note().isEmpty()) {
            fields.put("note", remarks.note());
        }
        fields.put("family", rule.rule().family().id());
        fields.put("pathways", Pathway.format(rule.rule().plastic()));
        fields.put("K", rule.rule().plastic().size());
        fields.put("generation", rule.lineage().generation());
        fields.put("run", rule.lineage().run());
        // Records of former versions, and of searches without weights, are listed as before.
        if (!rule.lineage().founder().isEmpty()) {
            fields.put("founder", rule.lineage().founder());
        }
        if (rule.lineage().weight() != 1) {
            fields.put("inclusion_weight", rule.lineage().weight());
        }
        fields.put("ne", rule.network().size());
        fields.put("criteria", rule.criteria().id());
        fields.put("judged", rule.judged().word());
        fields.put("seeds", rule.confirmations().stream().map(Confirmation::seed).toList());
        StabilityMetrics metrics = rule.meanMetrics();
        for (StabilityMetric metric : StabilityMetric.values()) {
            fields.put(metric.id(), metrics.get(metric));
        }
        fields.putAll(coefficients(rule.rule()));
        return fields;
    }

    /**
     * {@return the coefficients of a rule's plastic pathways by name}
     *
     * @param rule any rule
     */
    public static Map<String, Double> coefficients(PlasticityRule rule) {
        Map<String, Double> named = new LinkedHashMap<>();
        double[] values = rule.coefficients();
        for (int i = 0; i < values.length; i++) {
            named.put(PlasticityRule.columnName(rule.family(), rule.plastic(), i), values[i]);
        }
        return named;
    }

    /**
     * {@return the same as a row of a table, whose columns are called as {@link TableNames} says, with the input
     * rate that tables of rules have} A row has a name, tags and a note even if they are empty.
     *
     * @param archived an archived rule
     * @param remarks what people say about it
     */
    public static Map<String, Object> row(ArchivedRule archived, Remarks remarks) {
        RuleRecord rule = archived.rule();
        Map<String, String> units = new HashMap<>();
        for (StabilityMetric metric : StabilityMetric.values()) {
            units.put(metric.id(), metric.unit());
        }
        List<Coefficient> family = rule.rule().family().coefficients();
        int at = 0;
        for (String name : coefficients(rule.rule()).keySet()) {
            units.put(name, family.get(at++ % family.size()).unit());
        }
        Map<String, Object> row = new LinkedHashMap<>();
        of(archived, remarks)
                .forEach((name, value) -> row.put(TableNames.of(name, units.getOrDefault(name, "")), value));
        row.putIfAbsent("name", "");
        row.put("tags", remarks.tagText());
        row.putIfAbsent("note", "");
        if (rule.network() instanceof NetworkSpec network) {
            row.put(TableNames.INPUT_RATE, network.input().rateHz());
        }
        return row;
    }

    /**
     * {@return the columns of a family's coefficients on all four pathways, plastic or not}
     *
     * @param family any family
     */
    public static Set<String> coefficientColumns(RuleFamily family) {
        Set<String> names = new LinkedHashSet<>();
        for (Pathway pathway : Pathway.values()) {
            family.coefficients().forEach(coefficient -> names.add(TableNames.of(pathway, coefficient)));
        }
        return names;
    }
}
