package rulezoo.analysis.figure;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.hipparchus.stat.descriptive.rank.Median;
import rulezoo.analysis.chart.Marker;
import rulezoo.analysis.chart.Palette;
import rulezoo.analysis.chart.Panel;
import rulezoo.analysis.chart.Plot;
import rulezoo.analysis.inference.TrainingShare;
import rulezoo.analysis.table.Labels;
import rulezoo.analysis.table.Table;

/** How well the beginning of a life predicts the rest of it, against how much of it was fitted. */
public final class TrainingShareFigure {
    private static final int WIDTH = 460;
    private static final int HEIGHT = 340;
    private static final double DODGE = 0.025;
    private static final double LOWEST = -100;

    /**
     * One life.
     *
     * @param formula the true rule
     * @param result what is explained
     */
    public record Row(String formula, TrainingShare result) {}

    private TrainingShareFigure() {}

    /**
     * {@return the figure: a panel a rule}
     *
     * @param rows at least one life
     */
    public static Figure of(List<Row> rows) {
        List<String> rules = rows.stream().map(Row::formula).distinct().toList();
        String caption = "Percent of the deviance of the layer without plasticity explained in the rest of a simulated"
                + " life by the rule (27 terms of x, w and r) fitted to its beginning, against the share of the life that"
                + " was fitted. A panel for each true rule. Grey points: lives. Lines: medians over "
                + Labels.range(rules.stream().mapToInt(rule -> (int) rows.stream()
                        .filter(row -> row.formula.equals(rule)).mapToInt(row -> row.result.life()).distinct().count()))
                + " lives, in the rest and in the choices that were fitted, and of the true rule in the rest. Values below"
                + " \u2212100, and rules that make the weights diverge, are drawn at \u2212100; the numbers say how many"
                + " lives these are.";
        return new Figure("recovery-share", "Recovery from the beginning of a life", caption,
                rules.stream().map(rule -> panel(rule, rows.stream().filter(row -> row.formula.equals(rule)).toList()))
                        .toList(),
                2, table(rows));
    }

    private static Panel panel(String rule, List<Row> rows) {
        List<Double> shares = rows.stream().map(row -> row.result.share()).distinct().sorted().toList();
        double[] x = shares.stream().mapToDouble(Double::doubleValue).toArray();
        Plot plot = new Plot(Labels.formula(rule), "share of the life that was fitted", "deviance explained (%)", WIDTH,
                HEIGHT).xRange(0, 1).yRange(1.05 * LOWEST, 105).zero().markerSize(6);
        plot.marks(rows.stream().mapToDouble(row -> row.result.share() - DODGE).toArray(),
                rows.stream().mapToDouble(row -> Math.max(row.result.testPercent(), LOWEST)).toArray(), Palette.GREY,
                Marker.CIRCLE);
        for (double share : shares) {
            long lowest = rows.stream().filter(row -> row.result.share() == share
                    && !(row.result.testPercent() > LOWEST)).count();
            if (lowest > 0) {
                plot.note(share - DODGE, LOWEST, Long.toString(lowest), Palette.GREY);
            }
        }
        plot.line("true rule, rest of the life", x, medians(rows, shares, TrainingShare::trueRulePercent),
                Palette.BLACK, Marker.CROSS);
        plot.line("rest of the life", x, medians(rows, shares, TrainingShare::testPercent), Palette.line(0),
                Palette.marker(0));
        plot.line("fitted part", x, medians(rows, shares, TrainingShare::trainingPercent), Palette.line(1),
                Palette.marker(1));
        return plot.panel();
    }

    private static double[] medians(List<Row> rows, List<Double> shares, ToDoubleFunction<TrainingShare> percent) {
        return shares.stream().mapToDouble(share -> new Median().evaluate(rows.stream()
                .filter(row -> row.result.share() == share)
                .mapToDouble(row -> Math.max(LOWEST, percent.applyAsDouble(row.result))).toArray())).toArray();
    }

    /**
     * {@return one row per life and share}
     *
     * @param rows any lives
     */
    public static Table<Row> table(List<Row> rows) {
        return Table.data("training-share", rows).column("rule", "rule", "", Row::formula)
                .column("share", "share", "", r -> r.result.share())
                .column("life", "life", "", r -> r.result.life() + 1)
                .column("fitted_percent", "fitted", "%", r -> r.result.trainingPercent())
                .column("test_percent", "test", "%", r -> r.result.testPercent())
                .column("true_rule_test_percent", "test, true rule", "%", r -> r.result.trueRulePercent());
    }
}
