package rulezoo.cli.search;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import rulezoo.evolve.SearchProgress;
import rulezoo.evolve.genome.Coverage;
import rulezoo.evolve.judging.ScreenAudit;
import rulezoo.simulator.rule.Pathway;

/** Where a search stands, as a JSON object. */
record SearchFields(String run, int generation, String pathways, long evaluations,
        @JsonProperty("evaluations_per_s") double evaluationsPerSecond, long stable, double yieldPerCoreHour,
        double bestFitness, @JsonProperty("elapsed_s") double elapsedSeconds,
        @JsonProperty("core_s") double coreSeconds, int cores, Map<String, Long> outcomes,
        Map<String, ScreenAudit> audits, Coverage coverage) {

    static SearchFields of(SearchProgress progress) {
        return new SearchFields(progress.run(), progress.generation(), Pathway.format(progress.plastic()),
                progress.evaluations(), progress.evaluationsPerSecond(), progress.stable(),
                progress.yieldPerCoreHour(), progress.bestFitness(), progress.elapsedSeconds(),
                progress.coreSeconds(), progress.cores(), progress.outcomes(), progress.audits(),
                progress.coverage());
    }
}
