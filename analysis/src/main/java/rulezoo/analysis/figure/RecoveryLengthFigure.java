package rulezoo.analysis.figure;

import static rulezoo.analysis.figure.CsvTable.exact;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.knowm.xchart.XYChart;
import rulezoo.analysis.inference.RewardRecovery;

/**
 * How well reward-modulated rules are recovered from shorter and longer lives of smaller and larger layers.
 */
public final class RecoveryLengthFigure {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 360;
    /** Pixels; the legend leaves little width to seven labels. */
    private static final int TICK = 30;
    private static final double LOWEST = -1;

    /** What was varied. */
    public enum Varied {
        /** Trials of a life. */
        TRIALS,
        /** Neurons of the layer. */
        NEURONS
    }

    /**
     * One recovery.
     *
     * @param formula the true rule
     * @param varied what was varied
     * @param value its value
     * @param recovery what was found
     */
    public record Row(String formula, Varied varied, int value, RewardRecovery recovery) {
        String series() {
            return formula + ", " + method();
        }

        String method() {
            return recovery.method().name().toLowerCase(Locale.ROOT);
        }
    }

    private RecoveryLengthFigure() {}

    /**
     * {@return the figure: R2 of weights above, deviance explained below}
     *
     * @param rows at least one of each thing that was varied
     */
    public static Figure of(List<Row> rows) {
        String caption = "Rules recovered from choices in the foraging task against the trials of a life (left) and the"
                + " neurons of the layer (right), scored on fresh lives. Percent of deviance explained: against the"
                + " layer without plasticity; grey: the true rule with the initial weights that the fit has to assume."
                + " R\u00b2 below \u22121 is drawn at \u22121.";
        List<XYChart> panels = new ArrayList<>();
        for (boolean weights : new boolean[]{true, false}) {
            for (Varied varied : Varied.values()) {
                List<Row> some = rows.stream().filter(row -> row.varied == varied).toList();
                panels.add(weights ? weights(varied, some) : deviance(varied, some));
            }
        }
        return new Figure("recovery-length", "Recovery against length and size", caption, panels, 2, table(rows));
    }

    private static XYChart weights(Varied varied, List<Row> rows) {
        Plot plot = plot(varied, "R\u00b2 of weights", rows).yRange(LOWEST - 0.05, 1.05);
        draw(plot, rows, row -> Math.max(row.recovery.scores().weights(), LOWEST), false);
        return plot.chart();
    }

    private static XYChart deviance(Varied varied, List<Row> rows) {
        Plot plot = plot(varied, "deviance explained (%)", rows).yRange(-3, 103);
        draw(plot, rows, row -> row.recovery.ceiling().deviancePercent(), true);
        draw(plot, rows, row -> row.recovery.scores().deviancePercent(), false);
        return plot.chart();
    }

    private static Plot plot(Varied varied, String what, List<Row> rows) {
        return new Plot("", varied.name().toLowerCase(Locale.ROOT), what, WIDTH, HEIGHT).legendAtSide()
                .categories(values(rows).stream().map(String::valueOf).toList()).xTickSpacing(TICK);
    }

    private static List<Integer> values(List<Row> rows) {
        return rows.stream().map(Row::value).distinct().sorted().toList();
    }

    private static void draw(Plot plot, List<Row> rows, ToDoubleFunction<Row> score, boolean ofTrueRule) {
        List<Integer> values = values(rows);
        Map<String, List<Row>> series = rows.stream()
                .collect(Collectors.groupingBy(Row::series, LinkedHashMap::new, Collectors.toList()));
        int index = 0;
        for (Map.Entry<String, List<Row>> one : series.entrySet()) {
            double[] x = one.getValue().stream().mapToDouble(row -> values.indexOf(row.value)).toArray();
            double[] y = one.getValue().stream().mapToDouble(score).toArray();
            if (ofTrueRule) {
                plot.thick(x, y, Palette.FAINT);
            } else {
                plot.line(one.getKey(), x, y, Palette.line(index), Palette.marker(index));
            }
            index++;
        }
    }

    /**
     * {@return one row a recovery}
     *
     * @param rows any recoveries
     */
    public static CsvTable table(List<Row> rows) {
        List<List<String>> cells = rows.stream()
                .map(row -> List.of(row.formula, row.method(), row.varied.name().toLowerCase(Locale.ROOT),
                        Integer.toString(row.value), exact(row.recovery.scores().weights()),
                        exact(row.recovery.scores().activity()), exact(row.recovery.scores().deviancePercent()),
                        exact(row.recovery.ceiling().deviancePercent())))
                .toList();
        return new CsvTable(List.of("rule", "method", "varied", "value", "r2_weights", "r2_activity",
                "deviance_percent", "true_rule_deviance_percent"), cells);
    }
}
