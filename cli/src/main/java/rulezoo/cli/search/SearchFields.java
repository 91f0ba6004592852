package rulezoo.cli.search;

import java.util.LinkedHashMap;
import java.util.Map;
import rulezoo.evolve.SearchProgress;
import rulezoo.evolve.genome.Coverage;
import rulezoo.evolve.judging.ScreenAudit;
import rulezoo.simulator.rule.Pathway;

/** Where a search stands, as fields of a JSON object. */
public final class SearchFields {
    private SearchFields() {}

    static Map<String, Object> of(SearchProgress progress) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("run", progress.run());
        fields.put("generation", progress.generation());
        fields.put("pathways", Pathway.format(progress.plastic()));
        fields.put("evaluations", progress.evaluations());
        fields.put("evaluations_per_s", progress.evaluationsPerSecond());
        fields.put("stable", progress.stable());
        fields.put("yield_per_core_hour", progress.yieldPerCoreHour());
        fields.put("best_fitness", progress.bestFitness());
        fields.put("elapsed_s", progress.elapsedSeconds());
        fields.put("core_s", progress.coreSeconds());
        fields.put("cores", progress.cores());
        fields.put("outcomes", progress.outcomes());
        Map<String, Object> audits = new LinkedHashMap<>();
        progress.audits().forEach((screen, audit) -> audits.put(screen, audit(audit)));
        fields.put("audits", audits);
        fields.put("coverage", coverage(progress.coverage()));
        return fields;
    }

    private static Map<String, Object> audit(ScreenAudit audit) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("rejected", audit.rejected());
        fields.put("audited", audit.audited());
        fields.put("stable", audit.stable());
        fields.put("false_negative_rate", audit.falseNegativeRate());
        fields.put("false_negative_rate_95", audit.falseNegativeRateBound());
        return fields;
    }

    /** How much of the space of rules some rules cover. */
    public static Map<String, Object> coverage(Coverage coverage) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("rules", coverage.rules());
        fields.put("nearest_min", coverage.nearestMinimum());
        fields.put("nearest_median", coverage.nearestMedian());
        fields.put("nearest_max", coverage.nearestMaximum());
        fields.put("dimension", coverage.dimension());
        fields.put("effective_dimension", coverage.effectiveDimension());
        Map<String, Object> signs = new LinkedHashMap<>();
        coverage.signs().forEach((pathway, shares) -> signs.put(pathway.name(), shares));
        fields.put("signs", signs);
        return fields;

    }
}
