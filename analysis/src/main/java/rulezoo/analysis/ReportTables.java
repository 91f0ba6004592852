package rulezoo.analysis;

import static rulezoo.analysis.figure.CsvTable.exact;
import static rulezoo.analysis.figure.CsvTable.rounded;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import rulezoo.analysis.figure.CsvTable;
import rulezoo.analysis.figure.EffectTable;
import rulezoo.analysis.figure.FactorialFigure;
import rulezoo.analysis.figure.KnockOutFigure;
import rulezoo.analysis.figure.Labels;
import rulezoo.analysis.figure.LifetimeFigure;
import rulezoo.analysis.figure.PredictionFigure;
import rulezoo.analysis.figure.WindowShapeFigure;
import rulezoo.analysis.memory.Lineages;
import rulezoo.analysis.memory.MemoryTable;
import rulezoo.analysis.statistics.Estimate;
import rulezoo.archive.RuleRecord;
import rulezoo.archive.exchange.TableNames;
import rulezoo.simulator.rule.Coefficient;
import rulezoo.simulator.rule.Pathway;
import rulezoo.simulator.rule.PlasticityRule;
import rulezoo.simulator.stability.StabilityMetric;

/** The report's tables: short ones for the page, and exact ones as CSV. */
final class ReportTables {
    private ReportTables() {}

    /** Exact tables by file name. */
    static Map<String, CsvTable> files(ZooAnalysis analysis) {
        Map<String, CsvTable> tables = new LinkedHashMap<>();
        tables.put("rules.csv", rules(analysis.rules(), analysis.lineages()));
        analysis.memory().ifPresent(m -> {
            MemoryTable table = m.table();
            tables.put("memory.csv", EffectTable.of(table));
            tables.put("rule-tests.csv", MemoryTables.testsCsv(table));
            tables.put("trends.csv", MemoryTables.trendsCsv(table.trends()));
            tables.put("snr-slopes.csv", MemoryTables.slopesCsv(m.snr()));
            tables.put("knock-outs.csv", KnockOutFigure.table(table.knockOuts()));
            tables.put("lifetimes.csv", LifetimeFigure.table(m.survival()));
            if (!table.factorials().isEmpty()) {
                tables.put("pathway-effects.csv", FactorialFigure.table(table.factorials()));
            }
            if (!table.decays().isEmpty()) {
                tables.put("decay-times.csv", MemoryTables.decaysCsv(table.decays()));
            }
            if (table.seedComponents().values().stream().anyMatch(c -> !c.isEmpty())) {
                tables.put("seed-components.csv", MemoryTables.seedComponentsCsv(table.seedComponents()));
            }
            if (!m.predictions().isEmpty()) {
                tables.put("predicted-memory.csv", MemoryTables.predictionsCsv(m.predictions()));
            }
            if (!m.relations().isEmpty()) {
                tables.put("memory-relations.csv", MemoryTables.relationsCsv(m.relations()));
            }
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

    private static CsvTable rules(List<RuleRecord> rules, Lineages lineages) {
        List<Map<String, Double>> coefficients = rules.stream().map(r -> coefficients(r.rule())).toList();
        Set<String> named = new LinkedHashSet<>();
        coefficients.forEach(of -> named.addAll(of.keySet()));
        List<String> header = new ArrayList<>(List.of("rule", "family", "pathways", "criteria", "confirming_seeds",
                "generation", "lineage", "rate_hz", "cv_isi"));
        header.addAll(named);
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < rules.size(); i++) {
            RuleRecord r = rules.get(i);
            List<String> row = new ArrayList<>(List.of(r.id(), r.rule().family().id(),
                    Pathway.format(r.rule().plastic()), r.criteria().id(), Integer.toString(r.confirmations().size()),
                    Integer.toString(r.lineage().generation()), lineages.of(r.id()),
                    exact(r.meanMetrics().get(StabilityMetric.RATE)),
                    exact(r.meanMetrics().get(StabilityMetric.CV_ISI))));
            Map<String, Double> ofRule = coefficients.get(i);
            named.forEach(name -> row.add(exact(ofRule.getOrDefault(name, Double.NaN))));
            rows.add(row);
        }
        return new CsvTable(header, rows);
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
