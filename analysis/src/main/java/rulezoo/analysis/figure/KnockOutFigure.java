package rulezoo.analysis.figure;

import static rulezoo.analysis.figure.CsvTable.exact;

import java.util.List;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import org.knowm.xchart.XYChart;
import rulezoo.analysis.statistics.Estimate;
import rulezoo.analysis.statistics.KnockOut;
import rulezoo.simulator.rule.Pathway;

/** Stability and memory of every subset of pathways, at one delay: a line for each network size. */
public final class KnockOutFigure {
    private static final int WIDTH = 940;
    private static final int HEIGHT = 360;
    private static final double PERCENT = 100;
    private static final double DODGE = 0.15;
    private static final int MOST_SIZES = 4;

    private KnockOutFigure() {}

    /**
     * Draws the figure.
     *
     * @param knockOuts rows of all delays
     * @param delaySeconds the delay to show, one of theirs
     * @return the figure, with at most four of the network sizes; its table has all rows
     */
    public static Figure of(List<KnockOut> knockOuts, double delaySeconds) {
        List<KnockOut> atDelay = knockOuts.stream().filter(k -> k.delaySeconds() == delaySeconds).toList();
        List<Integer> sizes = Labels.thinned(atDelay.stream().map(KnockOut::excitatory).distinct().sorted().toList(),
                MOST_SIZES);
        List<KnockOut> shown = atDelay.stream().filter(k -> sizes.contains(k.excitatory())).toList();
        List<String> subsets = shown.stream().map(KnockOutFigure::name).distinct().toList();
        List<XYChart> panels = List.of(
                panel(shown, sizes, subsets, "rules stable (%)", k -> percent(k.stable())).yRange(-3, 103).chart(),
                panel(shown, sizes, subsets, "rules with memory (%)", k -> percent(k.remembering())).yRange(-3, 103)
                        .chart(),
                effects(shown, sizes, subsets));
        String caption = "Rules with only the named pathways plastic, " + Labels.delay(delaySeconds)
                + " after training. Top: rules all of whose seeds stayed stable. Middle: rules with memory among those that could be "
                + "tested (paired t-tests, Benjamini-Hochberg at 5 % over rules and delays). Both with Wilson\u2019s 95 % intervals. "
                + "Bottom: mean dr minus the static network\u2019s, of the networks that stayed stable, with 95 % intervals from "
                + "drawing rules and seeds (very wide ones are cut). n = "
                + Labels.range(shown.stream().mapToInt(k -> k.stable().n())) + " rules probed, "
                + Labels.range(shown.stream().mapToInt(k -> k.remembering().n())) + " tested.";
        return new Figure("knock-outs", "Knock-outs: stability and memory of every subset of pathways", caption, panels,
                1,
                table(knockOuts));
    }

    private static String name(KnockOut knockOut) {
        return Pathway.format(knockOut.plastic()).replace(",", " ");
    }

    private static Plot panel(List<KnockOut> shown, List<Integer> sizes, List<String> subsets, String title,
            Function<KnockOut, Estimate> what) {
        Plot plot = new Plot("", "", title, WIDTH, HEIGHT).categories(subsets).uprightLabels();
        for (int s = 0; s < sizes.size(); s++) {
            int size = sizes.get(s);
            double shift = (s - (sizes.size() - 1) / 2.0) * DODGE;
            List<KnockOut> line = shown.stream().filter(k -> k.excitatory() == size
                    && Double.isFinite(what.apply(k).value())).toList();
            if (!line.isEmpty()) {
                double[] x = line.stream().mapToDouble(k -> subsets.indexOf(name(k)) + shift).toArray();
                plot.points("N = " + size, x, line.stream().mapToDouble(k -> what.apply(k).value()).toArray(),
                        Palette.line(s), Palette.marker(s));
                for (int i = 0; i < x.length; i++) {
                    plot.interval(x[i], what.apply(line.get(i)), Palette.line(s));
                }
            }
        }
        return plot;
    }

    private static XYChart effects(List<KnockOut> shown, List<Integer> sizes, List<String> subsets) {
        double[] values = DoubleStream.concat(DoubleStream.of(-0.05, 0.05), shown.stream()
                .mapToDouble(k -> k.effect().value()).filter(Double::isFinite)).toArray();
        double low = DoubleStream.of(values).min().orElseThrow();
        double high = DoubleStream.of(values).max().orElseThrow();
        double room = high - low;
        // Room for the intervals, but a very wide one must not squeeze all values into a line.
        double lowest = shown.stream().map(KnockOut::effect).filter(Estimate::hasInterval).mapToDouble(Estimate::low)
                .min().orElse(low);
        double highest = shown.stream().map(KnockOut::effect).filter(Estimate::hasInterval).mapToDouble(Estimate::high)
                .max().orElse(high);
        return panel(shown, sizes, subsets, "dr \u2212 control", KnockOut::effect)
                .yWithMargin(new double[]{Math.max(low - room, Math.min(low, lowest)),
                        Math.min(high + room, Math.max(high, highest))})
                .thin(new double[]{-0.5, subsets.size() - 0.5}, new double[]{0, 0}, Palette.GREY).chart();
    }

    private static Estimate percent(Estimate e) {
        return new Estimate(PERCENT * e.value(), PERCENT * e.low(), PERCENT * e.high(), e.n());
    }

    /**
     * {@return all rows as a table}
     *
     * @param knockOuts rows of all sizes and delays
     */
    public static CsvTable table(List<KnockOut> knockOuts) {
        return new CsvTable(List.of("n_excitatory", "delay_s", "plastic", "k_co_active", "rules", "stable",
                "stable_low_95", "stable_high_95", "tested", "with_memory", "memory_low_95", "memory_high_95",
                "dr_minus_control", "dr_low_95", "dr_high_95", "rules_of_dr"),
                knockOuts.stream().map(KnockOutFigure::row).toList());
    }

    private static List<String> row(KnockOut k) {
        return List.of(Integer.toString(k.excitatory()), exact(k.delaySeconds()), Pathway.format(k.plastic()),
                Integer.toString(k.plastic().size()), Integer.toString(k.stable().n()), exact(k.stable().value()),
                exact(k.stable().low()), exact(k.stable().high()), Integer.toString(k.remembering().n()),
                exact(k.remembering().value()), exact(k.remembering().low()), exact(k.remembering().high()),
                exact(k.effect().value()), exact(k.effect().low()), exact(k.effect().high()),
                Integer.toString(k.effect().n()));
    }
}
