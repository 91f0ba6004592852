package rulezoo.analysis.figure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import rulezoo.analysis.chart.Marker;
import rulezoo.analysis.chart.Palette;
import rulezoo.analysis.chart.Panel;
import rulezoo.analysis.chart.Plot;
import rulezoo.analysis.inference.RecoverySweep;
import rulezoo.analysis.inference.RewardRecovery;
import rulezoo.analysis.table.Labels;
import rulezoo.analysis.table.Table;

/** How well reward-modulated rules are recovered while something of the task, or of the fit, is varied. */
public final class RecoverySweepFigure {
    private static final int WIDTH = 460;
    private static final int HEIGHT = 320;
    private static final double LOWEST = -1;

    /**
     * One recovery.
     *
     * @param formula the true rule
     * @param sweep what was varied
     * @param value its value
     * @param recovery what was found
     */
    public record Row(String formula, RecoverySweep sweep, double value, RewardRecovery recovery) {
        String series() {
            return Labels.formula(formula) + ": " + recovery.method().label();
        }

        String method() {
            return recovery.method().name().toLowerCase(Locale.ROOT);
        }

        double weightsOfOthers() {
            return sweep.weightsOfOthers(formula, value);
        }
    }

    private RecoverySweepFigure() {}

    /**
     * {@return the figure: a column for each thing that was varied; R2 of weights above, deviance explained
     * below, or beside it if one thing was varied}
     *
     * @param name file name, without ending
     * @param rows at least one recovery
     */
    public static Figure of(String name, List<Row> rows) {
        List<RecoverySweep> sweeps = rows.stream().map(Row::sweep).distinct().toList();
        String caption = "Rules recovered from choices in the foraging task against the "
                + String.join(" and the ", sweeps.stream().map(RecoverySweep::label).toList())
                + ", scored on fresh lives (medians). Percent of deviance explained: against the layer without plasticity; dashed:"
                + " the true rule with the initial weights that the fit has to assume. R\u00b2 below \u22121 is drawn at"
                + " \u22121."
                + (rows.stream().anyMatch(row -> Double.isFinite(row.weightsOfOthers()))
                        ? " Black crosses: measured by others, a third-party reproduction of Mehta et al. ("
                                + Labels.formula("x_j r") + ", Taylor series); not published by the authors."
                        : "");
        List<Panel> panels = new ArrayList<>();
        for (boolean weights : new boolean[]{true, false}) {
            for (RecoverySweep sweep : sweeps) {
                List<Row> some = rows.stream().filter(row -> row.sweep == sweep).toList();
                panels.add(weights ? weights(sweep, some) : deviance(sweep, some));
            }
        }
        return new Figure(name, "Recovery of reward-modulated rules", caption, panels,
                sweeps.size() == 1 ? 2 : sweeps.size(), table(rows));
    }

    private static Panel weights(RecoverySweep sweep, List<Row> rows) {
        Places<Double> places = places(rows);
        List<Row> others = rows.stream().filter(row -> Double.isFinite(row.weightsOfOthers())).toList();
        // No room for negative scores where there are none.
        boolean positive = rows.stream().allMatch(row -> row.recovery.scores().weights() >= 0);
        Plot plot = plot(sweep, "R\u00b2 of weights", places).yRange((positive ? 0 : LOWEST) - 0.05, 1.05);
        draw(plot, rows, places, row -> Math.max(row.recovery.scores().weights(), LOWEST), false);
        if (!others.isEmpty()) {
            plot.points("measured by others", others.stream().mapToDouble(row -> places.at(row.value, 0)).toArray(),
                    others.stream().mapToDouble(Row::weightsOfOthers).toArray(), Palette.BLACK, Marker.CROSS);
        }
        return plot.panel();
    }

    private static Panel deviance(RecoverySweep sweep, List<Row> rows) {
        Places<Double> places = places(rows);
        Plot plot = plot(sweep, "deviance explained (%)", places).yRange(-3, 103);
        draw(plot, rows, places, row -> row.recovery.scores().deviancePercent(), false);
        draw(plot, rows, places, row -> row.recovery.ceiling().deviancePercent(), true);
        return plot.panel();
    }

    private static Plot plot(RecoverySweep sweep, String what, Places<Double> places) {
        return places.on(new Plot("", sweep.label(), what, WIDTH, HEIGHT));
    }

    /** Series stand beside each other: they often coincide. */
    private static Places<Double> places(List<Row> rows) {
        return new Places<>(values(rows), RecoverySweepFigure::plain,
                (int) rows.stream().map(Row::series).distinct().count());
    }

    private static String plain(double value) {
        return value == (int) value ? Integer.toString((int) value) : Double.toString(value);
    }

    private static List<Double> values(List<Row> rows) {
        return rows.stream().map(Row::value).distinct().sorted().toList();
    }

    private static void draw(Plot plot, List<Row> rows, Places<Double> places, ToDoubleFunction<Row> score,
            boolean ofTrueRule) {
        Map<String, List<Row>> series = rows.stream()
                .collect(Collectors.groupingBy(Row::series, LinkedHashMap::new, Collectors.toList()));
        int index = 0;
        for (Map.Entry<String, List<Row>> one : series.entrySet()) {
            int number = index++;
            double[] x = one.getValue().stream().mapToDouble(row -> places.at(row.value, number)).toArray();
            double[] y = one.getValue().stream().mapToDouble(score).toArray();
            if (ofTrueRule) {
                plot.reference(number == 0 ? "true rule" : "", x, y, Palette.BLACK);
            } else {
                plot.line(one.getKey(), x, y, Palette.line(number), Palette.marker(number));
            }
        }
    }

    /**
     * {@return one row per recovery}
     *
     * @param rows any recoveries
     */
    public static Table<Row> table(List<Row> rows) {
        return Table.data("recovery-sweep", rows).column("rule", "rule", "", Row::formula)
                .column("method", "method", "", Row::method).column("varied", "varied", "", r -> r.sweep.id())
                .column("value", "value", "", r -> plain(r.value))
                .column("r2_weights", "R\u00b2 of weights", "", r -> r.recovery.scores().weights())
                .column("r2_activity", "R\u00b2 of activity", "", r -> r.recovery.scores().activity())
                .column("deviance_percent", "deviance explained", "%", r -> r.recovery.scores().deviancePercent())
                .column("true_rule_deviance_percent", "deviance explained, true rule", "%",
                        r -> r.recovery.ceiling().deviancePercent())
                .column("r2_weights_measured_by_others", "R\u00b2 of weights, measured by others", "",
                        Row::weightsOfOthers);
    }
}
