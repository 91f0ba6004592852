package rulezoo.analysis.report;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import rulezoo.analysis.memory.Lineages;
import rulezoo.analysis.table.Labels;
import rulezoo.analysis.table.Table;
import rulezoo.archive.RuleRecord;
import rulezoo.simulator.stability.StabilityMetric;

/** Archived rules as a table. */
final class ArchivedRules {
    private ArchivedRules() {}

    /**
     * One row for each rule, with the command that replays it.
     *
     * @param caption for people
     * @param rules the rules
     * @param lineages which of them descend from common founders
     * @param zoo path of the zoo as the user gave it
     */
    static Table<RuleRecord> table(String caption, List<RuleRecord> rules, Lineages lineages, String zoo) {
        return Table.of("rules", caption, rules).column("rule", "rule", "", RuleRecord::id)
                .script("family", r -> r.rule().family().id())
                .column("pathways", "plastic", "", r -> r.rule().plastic())
                .script("criteria", r -> r.criteria().id())
                .column("confirming_seeds", "seeds", "", r -> r.confirmations().size())
                .column("generation", "generation", "", r -> r.lineage().generation())
                .script("lineage", r -> lineages.of(r.id()))
                .column("rate_hz", "rate", "Hz", r -> r.meanMetrics().get(StabilityMetric.RATE),
                        hz -> Labels.rounded(hz, 1))
                .column("cv_isi", "CV of intervals", "", r -> r.meanMetrics().get(StabilityMetric.CV_ISI),
                        cv -> Labels.rounded(cv, 2))
                .script("coefficients", r -> Arrays.stream(r.rule().coefficients()).mapToObj(Double::toString)
                        .collect(Collectors.joining(" ")))
                .text("replay with", r -> replay(zoo) + " --rule " + r.id());
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
