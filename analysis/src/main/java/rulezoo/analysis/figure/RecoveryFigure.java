package rulezoo.analysis.figure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.hipparchus.stat.descriptive.rank.Median;
import rulezoo.analysis.chart.Palette;
import rulezoo.analysis.chart.Panel;
import rulezoo.analysis.chart.Plot;
import rulezoo.analysis.inference.OjaRecovery;
import rulezoo.analysis.table.Table;

/** How well Oja's rule is recovered, against noise and the recorded share of the neurons. */
public final class RecoveryFigure {
    private static final int WIDTH = 460;
    private static final int HEIGHT = 340;

    private RecoveryFigure() {}

    /**
     * Draws the figure.
     *
     * @param recoveries all of one size, at least one
     * @param size what was recorded, for the caption
     * @return a panel for each of the two coefficients and each R2
     */
    public static Figure of(List<OjaRecovery> recoveries, String size) {
        String caption = "Oja's rule recovered from recordings of " + size
                + ", all 27 terms free, penalty chosen by held-out trajectories. Noise: standard deviation of what is"
                + " added to every recorded rate (rates lie between 0 and 1). Lines: share of the neurons recorded."
                + " Points: seeds; lines: their median. Dashed: the true coefficients, and 1. Coefficients beyond"
                + " \u00b12 and R\u00b2 below \u22121 are drawn at the edge. R\u00b2 is over fresh lives without noise.";
        return new Figure("oja-recovery", "Recovery of Oja's rule", caption,
                List.of(panel(recoveries, "\u03b8\u2081\u2081\u2080, coefficient of x y", OjaRecovery::xy, 2, 1),
                        panel(recoveries, "\u03b8\u2080\u2082\u2081, coefficient of y\u00b2 w", OjaRecovery::yyw, 2,
                                -1),
                        panel(recoveries, "R\u00b2 of activity", r -> r.scores().activity(), 1, 1),
                        panel(recoveries, "R\u00b2 of weights", r -> r.scores().weights(), 1, 1)),
                2, table(recoveries));
    }

    private static Panel panel(List<OjaRecovery> recoveries, String what, ToDoubleFunction<OjaRecovery> value,
            double edge, double truth) {
        double[] noises = recoveries.stream().mapToDouble(OjaRecovery::noise).distinct().sorted().toArray();
        double[] shares = recoveries.stream().mapToDouble(OjaRecovery::recordedShare).distinct().sorted().toArray();
        // No room for negative R2 where there is none.
        boolean isNegative = recoveries.stream().anyMatch(r -> !(value.applyAsDouble(r) >= 0));
        double low = truth == edge && !isNegative ? 0 : -edge;
        List<String> names = Arrays.stream(noises).mapToObj(RecoveryFigure::plain).toList();
        Plot plot = new Plot("", "recording noise (standard deviation)", what, WIDTH, HEIGHT).categories(names)
                .yRange(low - 0.08 * edge, 1.08 * edge)
                .reference(new double[]{-0.5, names.size() - 0.5}, new double[]{truth, truth}, Palette.BLACK)
                .note(names.size() - 0.5, truth, "true", Palette.BLACK)
                .markerSize(6);
        for (int s = 0; s < shares.length; s++) {
            double share = shares[s];
            double[] medians = new double[noises.length];
            List<double[]> points = new ArrayList<>();
            double shift = (s - (shares.length - 1) / 2.0) * 0.12;
            for (int n = 0; n < noises.length; n++) {
                double noise = noises[n];
                double[] values = recoveries.stream()
                        .filter(r -> r.noise() == noise && r.recordedShare() == share).mapToDouble(value)
                        .map(v -> Math.clamp(v, -edge, edge)).toArray();
                medians[n] = values.length == 0 ? Double.NaN : new Median().evaluate(values);
                for (double v : values) {
                    points.add(new double[]{n + shift, v});
                }
            }
            double[] x = new double[noises.length];
            Arrays.setAll(x, n -> n + shift);
            plot.curve(Math.round(100 * share) + " % of the neurons recorded", x, medians, Palette.line(s))
                    .marks(points.stream().mapToDouble(p -> p[0]).toArray(),
                            points.stream().mapToDouble(p -> p[1]).toArray(), Palette.line(s), Palette.marker(s));
        }
        return plot.panel();
    }

    private static String plain(double value) {
        return value == (int) value ? Integer.toString((int) value) : String.format(Locale.ROOT, "%s", value);
    }

    /**
     * {@return one row per recovery}
     *
     * @param recoveries recoveries of any noise, recorded share and seed
     */
    public static Table<OjaRecovery> table(List<OjaRecovery> recoveries) {
        return Table.data("recovery", recoveries).column("noise", "noise", "", OjaRecovery::noise)
                .column("recorded_share", "recorded share", "", OjaRecovery::recordedShare)
                .column("seed", "seed", "", OjaRecovery::seed).column("penalty", "penalty", "", OjaRecovery::penalty)
                .column("theta_110", "\u03b8 of x y", "", OjaRecovery::xy)
                .column("theta_021", "\u03b8 of y\u00b2 w", "", OjaRecovery::yyw)
                .column("largest_other", "largest other", "", OjaRecovery::largestOther)
                .column("r2_activity", "R\u00b2 of activity", "", r -> r.scores().activity())
                .column("r2_weights", "R\u00b2 of weights", "", r -> r.scores().weights());
    }
}
