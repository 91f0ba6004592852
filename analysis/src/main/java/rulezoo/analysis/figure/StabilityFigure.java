package rulezoo.analysis.figure;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rulezoo.analysis.chart.Palette;
import rulezoo.analysis.chart.Panel;
import rulezoo.analysis.chart.Plot;
import rulezoo.analysis.table.Labels;
import rulezoo.analysis.table.Table;
import rulezoo.archive.record.RuleRecord;
import rulezoo.simulator.stability.Bound;
import rulezoo.simulator.stability.StabilityCriteria;
import rulezoo.simulator.stability.StabilityMetric;

/**
 * Distributions of the stability metrics of the archived rules: a panel for each metric of their criteria.
 */
public final class StabilityFigure {
    private static final int WIDTH = 310;
    private static final int HEIGHT = 240;
    private static final int BINS = 12;
    /** Values that differ by less, relative to their size, are drawn as one. */
    private static final double CONSTANT = 1e-6;

    private StabilityFigure() {}

    /**
     * Draws the figure for the criteria most rules were archived under.
     *
     * @param rules at least one
     * @return the figure; its table has the metrics without a limit, too
     */
    public static Figure of(List<RuleRecord> rules) {
        StabilityCriteria criteria = rules.stream()
                .collect(Collectors.groupingBy(RuleRecord::criteria, Collectors.counting())).entrySet().stream()
                .max(Comparator.comparingLong((Map.Entry<StabilityCriteria, Long> e) -> e.getValue())
                        .thenComparing(e -> e.getKey().id()))
                .orElseThrow().getKey();
        List<RuleRecord> members = rules.stream().filter(r -> r.criteria().equals(criteria)).toList();
        List<Panel> panels = criteria.bounds().stream().map(b -> panel(b, members)).toList();
        String caption = "Stability metrics of the archived rules (n = " + members.size()
                + "), averaged over their confirming seeds. Above each panel, and dashed where they lie within it: the limits of "
                + criteria.id()
                + " (" + criteria.source()
                + "). Weights are in units of the leak conductance " + Labels.LEAK
                + ", and scaled to the published network of 4096 neurons.";
        return new Figure("stability-metrics", "Stability metrics of the archived rules", caption, panels, 3,
                data(members));
    }

    private static double value(RuleRecord rule, StabilityMetric metric) {
        double value = rule.meanMetrics().get(metric);
        return metric.isWeight() ? value / rule.network().weightScale() : value;
    }

    private static Panel panel(Bound bound, List<RuleRecord> rules) {
        StabilityMetric metric = bound.metric();
        double[] values = rules.stream().mapToDouble(r -> value(r, metric)).filter(Double::isFinite).toArray();
        double low = Arrays.stream(values).min().orElse(0);
        double high = Arrays.stream(values).max().orElse(1);
        double margin = high - low > CONSTANT * Math.abs(high) ? 0 : 0.1 * Math.max(Math.abs(high), CONSTANT);
        Histogram histogram = Histogram.of(values, low - margin, high + margin, BINS);
        double top = 1.1 * Math.max(1, Arrays.stream(histogram.counts()).max().orElse(0));
        Plot plot = new Plot(limits(bound), Labels.metricWithUnit(metric), "rules", WIDTH, HEIGHT)
                .xRange(histogram.low(), histogram.high())
                .yRange(0, top).yCounts().xTickSpacing(70)
                .steps("", histogram.outlineX(), histogram.outlineY(1), Palette.BLUE);
        for (Double limit : Arrays.asList(bound.minimum(), bound.maximum())) {
            if (limit != null && limit >= histogram.low() && limit <= histogram.high()) {
                plot.reference(new double[]{limit, limit}, new double[]{0, top}, Palette.VERMILLION);
            }
        }
        return plot.panel();
    }

    private static String limits(Bound bound) {
        Double minimum = bound.minimum();
        Double maximum = bound.maximum();
        String unit = switch (bound.metric().unit()) {
            case "1" -> "";
            case "g_leak" -> " " + Labels.LEAK;
            case "1/ms" -> " per ms";
            default -> " " + bound.metric().unit();
        };
        if (minimum == null) {
            return maximum == null ? "no limit" : "limit \u2264 " + Labels.number(maximum) + unit;
        }
        return maximum == null
                ? "limit \u2265 " + Labels.number(minimum) + unit
                : "limits " + Labels.number(minimum) + " to " + Labels.number(maximum) + unit;
    }

    private static Table<?> data(List<RuleRecord> rules) {
        record Cell(RuleRecord rule, StabilityMetric metric) {}
        return Table.data("stability-metrics",
                rules.stream().flatMap(r -> Stream.of(StabilityMetric.values()).map(m -> new Cell(r, m))).toList())
                .script("rule", c -> c.rule.id()).script("metric", c -> c.metric.id())
                .script("mean_over_seeds", c -> value(c.rule, c.metric));
    }
}
