package rulezoo.analysis;

import static rulezoo.analysis.ReportTables.fraction;
import static rulezoo.analysis.ReportTables.withInterval;
import static rulezoo.analysis.figure.CsvTable.exact;
import static rulezoo.analysis.figure.CsvTable.rounded;

import java.util.List;
import java.util.Locale;
import rulezoo.analysis.figure.CsvTable;
import rulezoo.analysis.figure.Labels;
import rulezoo.analysis.statistics.CoActivityTrend;
import rulezoo.analysis.statistics.Estimate;
import rulezoo.analysis.memory.KnockOut;
import rulezoo.analysis.memory.MemoryPrediction;
import rulezoo.analysis.statistics.OutcomeTrend;
import rulezoo.analysis.memory.RuleRelation;
import rulezoo.analysis.memory.SignalToNoise;

/** Tables of the growth of memory with network size and co-activity, and of knock-outs. */
final class MemoryTables {
    private MemoryTables() {}

    /** Slopes of the signal-to-noise ratio beside what theory expects. */
    static String slopes(List<SignalToNoise> all) {
        return Html.table("Growth of the signal-to-noise ratio (log-log slopes with 95 % intervals). The linear theory "
                + "expects 0.5 with N and 0 with K.",
                List.of("delay", "with N", "against 0.5", "with K", "against 0", "rules"),
                all.stream()
                        .map(s -> List.of(Labels.delay(s.delaySeconds()), withInterval(s.slopeOfSize()),
                                verdict(s.slopeOfSize(), SignalToNoise.SIZE_SLOPE_EXPECTED),
                                withInterval(s.slopeOfCoActive()), verdict(s.slopeOfCoActive(), 0),
                                Integer.toString(s.slopeOfSize().n())))
                        .toList());
    }

    private static String verdict(Estimate slope, double expected) {
        if (!slope.hasInterval()) {
            return Double.isNaN(slope.value()) ? "not defined" : "no interval";
        }
        return slope.excludes(expected) ? "differs" : "not told apart";
    }

    /** The permutation tests of a trend with K. */
    static String coActivity(List<CoActivityTrend> tests) {
        return tests.isEmpty()
                ? ""
                : Html.table(
                        "Trend of dr \u2212 control with co-active rules within rules (permutation test for the seeds "
                                + "probed, Benjamini-Hochberg over all rows).",
                        List.of("N", "delay", "per co-active rule", "p", "adjusted p", "rules"),
                        tests.stream()
                                .map(t -> List.of(Integer.toString(t.excitatory()), Labels.delay(t.delaySeconds()),
                                        rounded(t.perCoActiveRule(), 3), rounded(t.p(), 4), rounded(t.adjusted(), 4),
                                        Integer.toString(t.rules())))
                                .toList());
    }

    /** Stability and memory of every subset of pathways at the headline's delay. */
    static String knockOuts(ZooAnalysis analysis, MemoryResults results) {
        return analysis.headline()
                .map(h -> Html.table("Knock-outs, " + Labels.delay(h.condition().delaySeconds()) + " after training.",
                        List.of("N", "plastic", "rules stable", "rules with memory", "tested",
                                "dr \u2212 control (95 % interval)"),
                        results.knockOuts().stream().filter(k -> k.delaySeconds() == h.condition().delaySeconds())
                                .map(MemoryTables::row).toList()))
                .orElse("");
    }

    private static List<String> row(KnockOut k) {
        return List.of(Integer.toString(k.excitatory()), Labels.pathways(k.plastic()),
                fraction(k.stable()) + " of " + k.stable().n(), fraction(k.remembering()),
                Integer.toString(k.remembering().n()), withInterval(k.effect()));
    }

    static CsvTable slopesCsv(List<SignalToNoise> all) {
        return new CsvTable(List.of("delay_s", "slope_of_log_n", "n_low_95", "n_high_95", "slope_of_log_k", "k_low_95",
                "k_high_95", "rules"),
                all.stream()
                        .map(s -> List.of(exact(s.delaySeconds()), exact(s.slopeOfSize().value()),
                                exact(s.slopeOfSize().low()), exact(s.slopeOfSize().high()),
                                exact(s.slopeOfCoActive().value()), exact(s.slopeOfCoActive().low()),
                                exact(s.slopeOfCoActive().high()), Integer.toString(s.slopeOfSize().n())))
                        .toList());
    }

    static CsvTable coActivityCsv(List<CoActivityTrend> tests) {
        return new CsvTable(List.of("n_excitatory", "delay_s", "per_co_active_rule", "p", "p_adjusted", "rules"),
                tests.stream()
                        .map(t -> List.of(Integer.toString(t.excitatory()), exact(t.delaySeconds()),
                                exact(t.perCoActiveRule()), exact(t.p()), exact(t.adjusted()),
                                Integer.toString(t.rules())))
                        .toList());
    }

    /** How outcomes of single rules' tests change with N and K. */
    static String outcomes(List<OutcomeTrend> trends) {
        return Html.table(
                "Fraction of rules with memory, and their lifetime (log2 of 1 + the last delay in seconds with memory; 0 without), against "
                        + "log2 N and K together (least squares, rules as clusters, 95 % intervals; for the seeds probed).",
                List.of("outcome", "delay", "per doubling of N", "p", "per co-active rule", "p", "rules"),
                trends.stream().map(t -> List.of(name(t.outcome()),
                        Double.isNaN(t.delaySeconds()) ? "\u2013" : Labels.delay(t.delaySeconds()),
                        withInterval(t.perDoubling()), rounded(t.pDoubling(), 4), withInterval(t.perCoActiveRule()),
                        rounded(t.pCoActiveRule(), 4), Integer.toString(t.perDoubling().n()))).toList());
    }

    private static String name(OutcomeTrend.Outcome outcome) {
        return switch (outcome) {
            case REMEMBERS -> "fraction with memory";
            case LIFETIME -> "lifetime";
        };
    }

    /** Memory against other properties of rules. */
    static String relations(List<RuleRelation> relations) {
        return relations.isEmpty()
                ? ""
                : Html.table(
                        "Memory against other properties of the same rules (Spearman\u2019s rank correlation, 95 % "
                                + "interval after Fisher).",
                        List.of("property", "memory", "rank correlation", "rules"),
                        relations.stream().map(r -> List.of(r.property(), r.memory(), withInterval(r.rank()),
                                Integer.toString(r.rank().n()))).toList());
    }

    /** What the coefficients predict of memory, beside rates. */
    static String predictions(List<MemoryPrediction> predictions) {
        return predictions.isEmpty()
                ? ""
                : Html.table("What a linear function of the coefficients predicts of rules that it was not fitted to "
                        + "(cross-validated R\u00b2, 95 % interval over rules; 0: no better than the mean), N = "
                        + predictions.getFirst().excitatory() + ".",
                        List.of("quantity", "R\u00b2", "p (permutation)", "R\u00b2 of the fit", "rules"),
                        predictions.stream().map(p -> List.of(name(p.quantity()), withInterval(p.prediction().r2()),
                                rounded(p.prediction().pValue(), 3), rounded(p.prediction().fitted(), 3),
                                Integer.toString(p.prediction().r2().n()))).toList());
    }

    private static String name(MemoryPrediction.Quantity quantity) {
        return switch (quantity) {
            case RATE -> "mean excitatory rate";
            case MEMORY -> "dr \u2212 control at the first delay";
            case LIFETIME -> "lifetime";
        };
    }

    static CsvTable outcomesCsv(List<OutcomeTrend> trends) {
        return new CsvTable(List.of("outcome", "delay_s", "per_doubling_of_n", "n_low_95", "n_high_95", "n_p",
                "per_co_active_rule", "k_low_95", "k_high_95", "k_p", "rules"),
                trends.stream().map(t -> List.of(t.outcome().name().toLowerCase(Locale.ROOT), exact(t.delaySeconds()),
                        exact(t.perDoubling().value()), exact(t.perDoubling().low()), exact(t.perDoubling().high()),
                        exact(t.pDoubling()), exact(t.perCoActiveRule().value()), exact(t.perCoActiveRule().low()),
                        exact(t.perCoActiveRule().high()), exact(t.pCoActiveRule()),
                        Integer.toString(t.perDoubling().n()))).toList());
    }

    static CsvTable predictionsCsv(List<MemoryPrediction> predictions) {
        return new CsvTable(List.of("n_excitatory", "quantity", "r2_cross_validated", "low_95", "high_95", "p",
                "r2_fitted", "rules"),
                predictions.stream().map(p -> List.of(Integer.toString(p.excitatory()),
                        p.quantity().name().toLowerCase(Locale.ROOT), exact(p.prediction().r2().value()),
                        exact(p.prediction().r2().low()), exact(p.prediction().r2().high()),
                        exact(p.prediction().pValue()), exact(p.prediction().fitted()),
                        Integer.toString(p.prediction().r2().n()))).toList());
    }

    static CsvTable relationsCsv(List<RuleRelation> relations) {
        return new CsvTable(List.of("property", "memory", "rank_correlation", "low_95", "high_95", "rules"),
                relations.stream().map(r -> List.of(r.property(), r.memory(), exact(r.rank().value()),
                        exact(r.rank().low()), exact(r.rank().high()), Integer.toString(r.rank().n()))).toList());
    }
}
