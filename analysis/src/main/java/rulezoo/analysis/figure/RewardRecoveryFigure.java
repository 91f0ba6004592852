package rulezoo.analysis.figure;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import rulezoo.analysis.chart.Marker;
import rulezoo.analysis.chart.Palette;
import rulezoo.analysis.chart.Panel;
import rulezoo.analysis.chart.Plot;
import rulezoo.analysis.inference.RecoveryScores;
import rulezoo.analysis.inference.RewardRecovery;
import rulezoo.analysis.table.Labels;
import rulezoo.analysis.table.Table;

/** How well reward-modulated rules are recovered from choices, rule by rule. */
public final class RewardRecoveryFigure {
    private static final int WIDTH = 1000;
    private static final int WIDTH_OF_NAMED = 380;
    private static final int HEIGHT = 300;
    /** Names stand upright. */
    private static final int HEIGHT_OF_NAMED = 400;
    /** More rules are numbered. */
    private static final int MOST_NAMES = 8;
    private static final double DODGE = 0.2;
    private static final double LOWEST = -1;

    /**
     * A rule and what was recovered of it.
     *
     * @param id name of the rule
     * @param formula how it is written
     * @param recoveries one a method
     */
    public record Row(String id, String formula, List<RewardRecovery> recoveries) {
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
        boolean named = rows.size() <= MOST_NAMES;
        String caption = "Rules recovered from choices in the foraging task, scored on fresh lives (medians). Crosses: what"
                + " the true rule itself reaches with the initial weights that the fit has to assume. Percent of deviance"
                + " explained: against the layer without plasticity. R\u00b2 below \u22121 is drawn at \u22121."
                + (named
                        ? ""
                        : " Rules by number: " + IntStream.range(0, rows.size())
                                .mapToObj(i -> (i + 1) + ": " + Labels.formula(rows.get(i).formula))
                                .collect(Collectors.joining("; ")) + ".");
        return new Figure("reward-recovery", "Recovery of reward-modulated rules", caption,
                List.of(panel(rows, "R\u00b2 of activity", RecoveryScores::activity, LOWEST, 1),
                        panel(rows, "R\u00b2 of weights", RecoveryScores::weights, LOWEST, 1),
                        panel(rows, "deviance explained (%)", RecoveryScores::deviancePercent, -10, 100)),
                named ? 3 : 1, table(rows));
    }

    private static Panel panel(List<Row> rows, String what, ToDoubleFunction<RecoveryScores> score, double lowest,
            double high) {
        boolean named = rows.size() <= MOST_NAMES;
        double[] x = IntStream.range(0, rows.size()).asDoubleStream().toArray();
        List<String> names = IntStream.range(0, rows.size())
                .mapToObj(i -> named ? Labels.formula(rows.get(i).formula) : Integer.toString(i + 1)).toList();
        double[] truth = drawn(rows, row -> row.recoveries.getFirst().ceiling(), score, lowest, high);
        List<RewardRecovery.Method> methods = Stream.of(RewardRecovery.Method.values())
                .filter(method -> rows.stream().anyMatch(row -> row.by(method) != null)).toList();
        Map<RewardRecovery.Method, double[]> found = new EnumMap<>(RewardRecovery.Method.class);
        methods.forEach(method -> found.put(method, drawn(rows, row -> {
            RewardRecovery recovery = row.by(method);
            return recovery == null ? null : recovery.scores();
        }, score, lowest, high)));
        double least = Stream.concat(Stream.of(truth), found.values().stream()).flatMapToDouble(DoubleStream::of)
                .filter(Double::isFinite).min().orElse(0);
        double low = least < 0 ? lowest : 0; // no room for negative scores where there are none
        double margin = 0.04 * (high - low);
        Plot plot = new Plot("", "rule", what, named ? WIDTH_OF_NAMED : WIDTH,
                named ? HEIGHT_OF_NAMED : HEIGHT).categories(names)
                .yRange(low - margin, high + margin).markerSize(7)
                .points("true rule", shifted(x, 0, methods.size()), truth, Palette.BLACK, Marker.CROSS);
        found.forEach((method, y) -> plot.points(method.label(),
                shifted(x, methods.indexOf(method) + 1, methods.size()), y, Palette.line(method.ordinal()),
                Palette.marker(method.ordinal())));
        return plot.panel();
    }

    private static double[] drawn(List<Row> rows, Function<Row, @Nullable RecoveryScores> of,
            ToDoubleFunction<RecoveryScores> score, double low, double high) {
        return rows.stream().mapToDouble(row -> {
            RecoveryScores scores = of.apply(row);
            return scores == null ? Double.NaN : Math.clamp(score.applyAsDouble(scores), low, high);
        }).toArray();
    }

    /** Scores of one rule stand beside each other. */
    private static double[] shifted(double[] x, int number, int methods) {
        return DoubleStream.of(x).map(at -> at + (number - methods / 2.0) * DODGE).toArray();
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
