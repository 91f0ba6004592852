package rulezoo.analysis.figure;

import static rulezoo.analysis.figure.CsvTable.exact;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.knowm.xchart.XYChart;
import rulezoo.analysis.inference.RecoveryScores;
import rulezoo.analysis.inference.RewardRecovery;

/** How well reward-modulated rules are recovered from choices, rule by rule. */
public final class RewardRecoveryFigure {
    private static final int WIDTH = 1000;
    private static final int HEIGHT = 300;
    private static final double LOWEST = -1;

    /**
     * A rule and what was recovered of it.
     *
     * @param id name of the rule
     * @param formula how it is written
     * @param recoveries one a method
     */
    public record Row(String id, String formula, List<RewardRecovery> recoveries) {
        /** Copies the list. */
        public Row {
            recoveries = List.copyOf(recoveries);
        }

        @Nullable
        RewardRecovery by(RewardRecovery.Method method) {
            return recoveries.stream().filter(r -> r.method() == method).findFirst().orElse(null);
        }
    }

    private RewardRecoveryFigure() {}

    /**
     * {@return the figure: a panel for each R2 and one of the deviance explained}
     *
     * @param rows rules in the order of their numbers; at least one with one recovery
     */
    public static Figure of(List<Row> rows) {
        String caption = "Rules recovered from choices in the foraging task, scored on fresh lives, in the order of the"
                + " known rules (numbers: rows of the table). Black: what the true rule itself reaches with the initial"
                + " weights that the fit has to assume. Percent of deviance explained: against the layer without"
                + " plasticity. R\u00b2 below \u22121 is drawn at \u22121.";
        return new Figure("reward-recovery", "Recovery of reward-modulated rules", caption,
                List.of(panel(rows, "R\u00b2 of activity", RecoveryScores::activity, LOWEST, 1),
                        panel(rows, "R\u00b2 of weights", RecoveryScores::weights, LOWEST, 1),
                        panel(rows, "deviance explained (%)", RecoveryScores::deviancePercent, -10, 100)),
                1, table(rows));
    }

    private static XYChart panel(List<Row> rows, String what, ToDoubleFunction<RecoveryScores> score, double low,
            double high) {
        double[] x = IntStream.rangeClosed(1, rows.size()).asDoubleStream().toArray();
        double margin = 0.04 * (high - low);
        Plot plot = new Plot("", "rule", what, WIDTH, HEIGHT).xRange(0, rows.size() + 1.0)
                .yRange(low - margin, high + margin).legendAtSide().markerSize(7).xTickSpacing(60);
        double[] ceiling = rows.stream().mapToDouble(
                row -> Math.clamp(score.applyAsDouble(row.recoveries().getFirst().ceiling()), low, high)).toArray();
        plot.curve("true rule", x, ceiling, Palette.BLACK);
        for (RewardRecovery.Method method : RewardRecovery.Method.values()) {
            double[] y = rows.stream().mapToDouble(row -> {
                RewardRecovery recovery = row.by(method);
                return recovery == null
                        ? Double.NaN
                        : Math.clamp(score.applyAsDouble(recovery.scores()), low, high);
            }).toArray();
            if (Arrays.stream(y).anyMatch(Double::isFinite)) {
                plot.points(label(method), x, y, Palette.line(method.ordinal()), Palette.marker(method.ordinal()));
            }
        }
        return plot.chart();
    }

    private static String label(RewardRecovery.Method method) {
        return switch (method) {
            case TAYLOR -> "Taylor, Newton";
            case TAYLOR_ADAM -> "Taylor, Adam";
            case NETWORK -> "network, Adam";
        };
    }

    /**
     * {@return one row a rule and method}
     *
     * @param rows rules in the order of their numbers
     */
    public static CsvTable table(List<Row> rows) {
        List<List<String>> cells = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            for (RewardRecovery r : row.recoveries()) {
                cells.add(List.of(Integer.toString(i + 1), row.id(), row.formula(),
                        r.method().name().toLowerCase(Locale.ROOT), Long.toString(r.seed()),
                        exact(r.scores().weights()), exact(r.scores().activity()),
                        exact(r.scores().deviancePercent()), exact(r.ceiling().weights()),
                        exact(r.ceiling().activity()), exact(r.ceiling().deviancePercent()), exact(r.encounters())));
            }
        }
        return new CsvTable(List.of("number", "id", "rule", "method", "seed", "r2_weights", "r2_activity",
                "deviance_percent", "true_rule_r2_weights", "true_rule_r2_activity", "true_rule_deviance_percent",
                "encounters"), cells);
    }
}
