package rulezoo.analysis;

import static rulezoo.analysis.ReportTables.fraction;
import static rulezoo.analysis.ReportTables.withInterval;
import static rulezoo.analysis.figure.CsvTable.exact;
import static rulezoo.analysis.figure.CsvTable.rounded;

import java.util.List;
import rulezoo.analysis.figure.CsvTable;
import rulezoo.analysis.figure.Labels;
import rulezoo.analysis.statistics.CoActivityTrend;
import rulezoo.analysis.statistics.Estimate;
import rulezoo.analysis.statistics.KnockOut;
import rulezoo.analysis.statistics.SignalToNoise;

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
}
