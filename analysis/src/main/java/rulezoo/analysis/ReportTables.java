package rulezoo.analysis;

import static rulezoo.analysis.figure.CsvTable.exact;
import static rulezoo.analysis.figure.CsvTable.rounded;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import rulezoo.analysis.figure.CsvTable;
import rulezoo.analysis.figure.EffectTable;
import rulezoo.analysis.figure.Labels;
import rulezoo.analysis.figure.KnockOutFigure;
import rulezoo.analysis.figure.LifetimeFigure;
import rulezoo.analysis.figure.PredictionFigure;
import rulezoo.analysis.figure.WindowShapeFigure;
import rulezoo.analysis.statistics.Estimate;
import rulezoo.analysis.memory.MemoryEffect;
import rulezoo.analysis.memory.MemoryPrevalence;
import rulezoo.analysis.memory.Trend;
import rulezoo.archive.RuleRecord;
import rulezoo.simulator.rule.Pathway;
import rulezoo.simulator.stability.StabilityMetric;

/** The report's tables: short ones for the page, and exact ones as CSV. */
final class ReportTables {
    private ReportTables() {}

    /** Exact tables by file name. */
    static Map<String, CsvTable> files(ZooAnalysis analysis) {
        Map<String, CsvTable> tables = new LinkedHashMap<>();
        tables.put("rules.csv", rules(analysis.rules()));
        analysis.memory().ifPresent(m -> {
            tables.put("memory.csv", EffectTable.of(m.effects()));
            tables.put("trends.csv", trends(m.trends()));
            tables.put("snr-slopes.csv", MemoryTables.slopesCsv(m.snr()));
            tables.put("co-activity-tests.csv", MemoryTables.coActivityCsv(m.coActivity()));
            tables.put("outcome-trends.csv", MemoryTables.outcomesCsv(m.outcomes()));
            if (!m.predictions().isEmpty()) {
                tables.put("predicted-memory.csv", MemoryTables.predictionsCsv(m.predictions()));
            }
            if (!m.relations().isEmpty()) {
                tables.put("memory-relations.csv", MemoryTables.relationsCsv(m.relations()));
            }
            tables.put("knock-outs.csv", KnockOutFigure.table(m.knockOuts()));
            tables.put("lifetimes.csv", LifetimeFigure.table(m.lifetimes()));
        });
        analysis.stableSet().ifPresent(s -> {
            if (!s.predictions().isEmpty()) {
                tables.put("predicted-metrics.csv", PredictionFigure.table(s.predictions()));
            }
            if (!s.shapes().isEmpty()) {
                tables.put("window-shapes.csv", WindowShapeFigure.shares(s.shapes()));
            }
        });
        return tables;
    }

    /** Mean memory and fraction of rules for people. */
    static String memory(MemoryResults results) {
        List<String> header = List.of("N", "K", "delay", "dr \u2212 control (95 % interval)", "rules", "seeds",
                "networks stable", "size, noise removed", "SD over seeds", "control\u2019s dr", "rules with memory",
                "p < 0.05, raw", "not tested");
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < results.effects().size(); i++) {
            MemoryEffect e = results.effects().get(i);
            MemoryPrevalence p = results.prevalence().get(i);
            rows.add(List.of(Integer.toString(e.condition().excitatory()), Integer.toString(e.condition().coActive()),
                    Labels.delay(e.condition().delaySeconds()), withInterval(e.effect()),
                    Integer.toString(e.effect().n()),
                    Integer.toString(e.seeds()), Labels.percent(e.stableFraction()) + " of " + e.simulations(),
                    rounded(e.strength(), 3), rounded(e.seedSd(), 3), withInterval(e.control()),
                    fraction(p.corrected()),
                    fraction(p.uncorrected()), Integer.toString(p.untested())));
        }
        return Html.table("Memory in every condition. Only stable networks count.", header, rows);
    }

    /** Trends for people. */
    static String trends(MemoryResults results) {
        List<List<String>> rows = results.trends().stream()
                .map(t -> List.of(Labels.delay(t.delaySeconds()), comparison(t), withInterval(t.perDoubling()),
                        withInterval(t.perCoActiveRule()), Integer.toString(t.perDoubling().n())))
                .toList();
        return Html.table(
                "Change of dr \u2212 control with network size and co-active rules (least squares on both, 95 % "
                        + "intervals). Linear theory expects no change with K.",
                List.of("delay", "compared", "per doubling of N", "per co-active rule", "rules"), rows);
    }

    private static String comparison(Trend trend) {
        return trend.comparison() == Trend.Comparison.ALL_RULES ? "all rules" : "each rule with itself";
    }

    static String withInterval(Estimate e) {
        return e.hasInterval()
                ? rounded(e.value(), 3) + " (" + rounded(e.low(), 3) + " to " + rounded(e.high(), 3) + ")"
                : rounded(e.value(), 3);
    }

    static String fraction(Estimate e) {
        return e.n() == 0
                ? "\u2013"
                : Labels.percent(e.value()) + " (" + Labels.percent(e.low()) + " to " + Labels.percent(e.high()) + ")";
    }

    private static CsvTable trends(List<Trend> trends) {
        return new CsvTable(List.of("delay_s", "compared", "rules", "per_doubling_of_n", "n_low_95", "n_high_95",
                "per_co_active_rule", "k_low_95", "k_high_95"),
                trends.stream()
                        .map(t -> List.of(exact(t.delaySeconds()), comparison(t), Integer.toString(t.perDoubling().n()),
                                exact(t.perDoubling().value()), exact(t.perDoubling().low()),
                                exact(t.perDoubling().high()), exact(t.perCoActiveRule().value()),
                                exact(t.perCoActiveRule().low()), exact(t.perCoActiveRule().high())))
                        .toList());
    }

    private static CsvTable rules(List<RuleRecord> rules) {
        return new CsvTable(
                List.of("rule", "family", "pathways", "criteria", "confirming_seeds", "generation", "rate_hz",
                        "cv_isi", "coefficients"),
                rules.stream().map(r -> List.of(r.id(), r.rule().family().id(), Pathway.format(r.rule().plastic()),
                        r.criteria().id(), Integer.toString(r.confirmations().size()),
                        Integer.toString(r.lineage().generation()), exact(r.meanMetrics().get(StabilityMetric.RATE)),
                        exact(r.meanMetrics().get(StabilityMetric.CV_ISI)), coefficients(r))).toList());
    }

    private static String coefficients(RuleRecord rule) {
        return Arrays.stream(rule.rule().coefficients()).mapToObj(CsvTable::exact)
                .collect(Collectors.joining(" "));
    }

    /** Rules for people, with the command that replays each. */
    static String rules(List<RuleRecord> rules, String zoo, int most) {
        List<List<String>> rows = rules.stream().limit(most)
                .map(r -> List.of(r.id(), Labels.pathways(r.rule().plastic()),
                        Integer.toString(r.confirmations().size()),
                        Integer.toString(r.lineage().generation()),
                        rounded(r.meanMetrics().get(StabilityMetric.RATE), 1),
                        rounded(r.meanMetrics().get(StabilityMetric.CV_ISI), 2),
                        "./rulezoo replay --zoo " + shellWord(zoo) + " --rule " + r.id()))
                .toList();
        String caption = rules.size() > most
                ? "The first " + most + " of " + rules.size() + " rules; tables/rules.csv lists all."
                : "All " + rules.size() + " rules.";
        return Html.table(caption, List.of("rule", "plastic", "seeds", "generation", "rate (Hz)", "CV of intervals",
                "replay with"), rows);
    }

    /** A word as a POSIX shell reads it. */
    static String shellWord(String text) {
        return text.matches("[A-Za-z0-9_./:=@%+,-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
