package rulezoo.analysis.report;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import rulezoo.analysis.table.Labels;
import rulezoo.analysis.table.Table;
import rulezoo.archive.exchange.TableNames;
import rulezoo.archive.record.RuleRecord;
import rulezoo.simulator.rule.Coefficient;
import rulezoo.simulator.rule.Pathway;
import rulezoo.simulator.rule.PlasticityRule;
import rulezoo.simulator.stability.StabilityMetric;

/** Archived rules as a table. */
final class ArchivedRules {
    private ArchivedRules() {}

    /**
     * One row for each rule, with the command that replays it.
     *
     * @param caption for people
     * @param rules the rules
     * @param analysis which of them descend from common founders, and what people call them and say about them
     * @param zoo path of the zoo as the user gave it
     */
    static Table<RuleRecord> table(String caption, List<RuleRecord> rules, ZooAnalysis analysis, String zoo) {
        Table<RuleRecord> table = Table.of("rules", caption, rules).column("rule", "rule", "", RuleRecord::id);
        if (!analysis.labels().isEmpty()) {
            table = table.column("name", "name", "", r -> analysis.label(r.id()).nameText())
                    .column("tags", "tags", "", r -> analysis.label(r.id()).remarks().tagText())
                    .script("note", r -> analysis.label(r.id()).remarks().note());
        }
        table = table.script("family", r -> r.rule().family().id())
                .column("pathways", "plastic", "", r -> r.rule().plastic())
                .script("criteria", r -> r.criteria().id())
                .column("confirming_seeds", "seeds", "", r -> r.confirmations().size())
                .column("generation", "generation", "", r -> r.lineage().generation())
                .script("lineage", r -> analysis.lineages().of(r.id()))
                .column("rate_hz", "rate", "Hz", r -> r.meanMetrics().get(StabilityMetric.RATE),
                        hz -> Labels.rounded(hz, 1))
                .column("cv_isi", "CV of intervals", "", r -> r.meanMetrics().get(StabilityMetric.CV_ISI),
                        cv -> Labels.rounded(cv, 2))
                .text("replay with", r -> replay(zoo) + " --rule " + r.id());
        Set<String> coefficients = new LinkedHashSet<>();
        rules.forEach(r -> coefficients.addAll(coefficients(r.rule()).keySet()));
        for (String name : coefficients) {
            table = table.script(name, r -> coefficients(r.rule()).getOrDefault(name, Double.NaN));
        }
        return table;
    }

    /** The coefficients of the plastic pathways by the name of their column. */
    private static Map<String, Double> coefficients(PlasticityRule rule) {
        Map<String, Double> named = new LinkedHashMap<>();
        double[] values = rule.coefficients();
        for (Pathway pathway : Pathway.values()) {
            if (rule.plastic().contains(pathway)) {
                for (Coefficient coefficient : rule.family().coefficients()) {
                    named.put(TableNames.of(pathway, coefficient), values[named.size()]);
                }
            }
        }
        return named;
    }

    /** The command that replays rules of a zoo. */
    static String replay(String zoo) {
        return "./rulezoo replay --zoo " + shellWord(zoo);
    }

    /** A word as a POSIX shell reads it. */
    private static String shellWord(String text) {
        return text.matches("[A-Za-z0-9_./:=@%+,-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
