package rulezoo.analysis.figure;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import rulezoo.analysis.chart.Marker;
import rulezoo.analysis.chart.Palette;
import rulezoo.analysis.chart.Panel;
import rulezoo.analysis.chart.Plot;
import rulezoo.analysis.inference.RecoveryScores;
import rulezoo.analysis.inference.RewardRecovery;
import rulezoo.analysis.table.Table;

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

    private static Panel panel(List<Row> rows, String what, ToDoubleFunction<RecoveryScores> score, double low,
            double high) {
        double[] x = IntStream.range(0, rows.size()).asDoubleStream().toArray();
        List<String> names = IntStream.rangeClosed(1, rows.size()).mapToObj(Integer::toString).toList();
        double margin = 0.04 * (high - low);
        Plot plot = new Plot("", "rule", what, WIDTH, HEIGHT).categories(names)
                .yRange(low - margin, high + margin).legendAtSide().markerSize(7);
        double[] ceiling = rows.stream().mapToDouble(
                row -> Math.clamp(score.applyAsDouble(row.recoveries().getFirst().ceiling()), low, high)).toArray();
        plot.line("true rule", x, ceiling, Palette.BLACK, Marker.CROSS);
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
        return plot.panel();
    }

    private static String label(RewardRecovery.Method method) {
        return switch (method) {
            case TAYLOR -> "Taylor, Newton";
            case TAYLOR_ADAM -> "Taylor, Adam";
            case NETWORK -> "network, Adam";
        };
    }

    /**
     * {@return one row per rule and method}
     *
     * @param rows rules in the order of their numbers
     */
    public static Table<?> table(List<Row> rows) {
        record Line(int number, Row row, RewardRecovery recovery) {
            Double of(ToDoubleFunction<RecoveryScores> score) {
                return score.applyAsDouble(recovery.scores());
            }

            Double ceiling(ToDoubleFunction<RecoveryScores> score) {
                return score.applyAsDouble(recovery.ceiling());
            }
        }
        return Table.data("reward-recovery", IntStream.range(0, rows.size()).boxed()
                .flatMap(i -> rows.get(i).recoveries.stream().map(r -> new Line(i + 1, rows.get(i), r))).toList())
                .column("number", "number", "", Line::number).script("id", l -> l.row.id)
                .column("rule", "rule", "", l -> l.row.formula)
                .column("method", "method", "", l -> l.recovery.method()).script("seed", l -> l.recovery.seed())
                .column("r2_weights", "R\u00b2 of weights", "", l -> l.of(RecoveryScores::weights))
                .column("r2_activity", "R\u00b2 of activity", "", l -> l.of(RecoveryScores::activity))
                .column("deviance_percent", "deviance explained", "%", l -> l.of(RecoveryScores::deviancePercent))
                .column("true_rule_r2_weights", "R\u00b2 of weights, true rule", "",
                        l -> l.ceiling(RecoveryScores::weights))
                .column("true_rule_r2_activity", "R\u00b2 of activity, true rule", "",
                        l -> l.ceiling(RecoveryScores::activity))
                .column("true_rule_deviance_percent", "deviance explained, true rule", "%",
                        l -> l.ceiling(RecoveryScores::deviancePercent))
                .script("encounters", l -> l.recovery.encounters());
    }
}
