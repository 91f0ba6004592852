package rulezoo.analysis.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import rulezoo.analysis.chart.Palette;
import rulezoo.analysis.chart.Panel;
import rulezoo.analysis.chart.Plot;
import rulezoo.analysis.memory.Condition;
import rulezoo.analysis.memory.KnockOut;
import rulezoo.analysis.memory.MemoryByCondition;
import rulezoo.analysis.memory.MemoryEffect;
import rulezoo.analysis.memory.Quantity;
import rulezoo.analysis.statistics.Estimate;
import rulezoo.analysis.table.Labels;

/** Stability and memory of every subset of pathways, at one delay: a line for each network size. */
public final class KnockOutFigure {
    private static final int WIDTH = 940;
    private static final int HEIGHT = 360;
    private static final double PERCENT = 100;
    private static final double DODGE = 0.15;
    private static final int MOST_SIZES = 4;
    /** So far beyond the points the axis follows long intervals. */
    private static final double LONGEST_BAR = 0.5;

    private KnockOutFigure() {}

    /**
     * Draws the figure.
     *
     * @param memory the statistics
     * @param delaySeconds the delay to show, one of those probed
     * @return the figure, with at most four of the network sizes; its table has all rows. Nothing if only one set
     *         of pathways was probed
     */
    public static Optional<Figure> of(MemoryByCondition memory, double delaySeconds) {
        List<KnockOut> knockOuts = memory.knockOuts();
        if (memory.data().plasticSets().size() < 2) {
            return Optional.empty();
        }
        List<KnockOut> atDelay = knockOuts.stream().filter(k -> k.delaySeconds() == delaySeconds).toList();
        List<Integer> sizes = Plot.thinned(atDelay.stream().map(KnockOut::excitatory).distinct().sorted().toList(),
                MOST_SIZES);
        List<KnockOut> shown = atDelay.stream().filter(k -> sizes.contains(k.excitatory())).toList();
        List<String> subsets = shown.stream().map(KnockOutFigure::name).distinct().toList();
        boolean tested = shown.stream().anyMatch(k -> k.remembering().n() > 0);
        List<Panel> panels = new ArrayList<>(List.of(
                panel(shown, sizes, subsets, "rules stable (%)", k -> percent(k.stable())).yRange(-3, 103).panel()));
        if (tested) {
            panels.add(panel(shown, sizes, subsets, "rules with memory (%)", k -> percent(k.remembering()))
                    .yRange(-3, 103).panel());
        }
        for (Quantity measure : memory.measures()) {
            Map<Condition, Estimate> effects = memory.effects(measure).stream().filter(MemoryEffect::isMostlyStable)
                    .collect(Collectors.toMap(MemoryEffect::condition, MemoryEffect::effect));
            panels.add(effects(shown, sizes, subsets, measure.effectLabel(), k -> effects.getOrDefault(
                    new Condition(k.excitatory(), k.plastic(), k.delaySeconds()), Estimate.NONE)));
        }
        String caption = "Rules with only the named pathways plastic, " + Labels.delay(delaySeconds)
                + " after training. Top: share of rules that stayed stable in all seeds"
                + (tested
                        ? ". Second: share of rules with memory among those that could be tested (t-tests over seeds,"
                                + " Benjamini-Hochberg at 5 % over rules and delays). This share depends on the noise of one"
                                + " seed, and therefore on N. Both have"
                        : " (too few seeds to test single rules for memory), with")
                + " Wilson\u2019s 95 % intervals for lineages as clusters. Below: mean "
                + memory.measures().stream().map(Quantity::effectLabel).collect(Collectors.joining(", and "))
                + ", of the networks that stayed stable, with 95 % intervals from drawing lineages and seeds (an arrow and a "
                + "number say how far those go that leave the panel). n = "
                + Labels.range(shown.stream().mapToInt(k -> k.stable().n())) + " rules probed, "
                + Labels.range(shown.stream().mapToInt(k -> k.remembering().n())) + " tested."
                + EffectPanels.leftOut(memory.effects(memory.primary().quantity()).stream()
                        .filter(e -> e.condition().delaySeconds() == delaySeconds
                                && sizes.contains(e.condition().excitatory()))
                        .toList());
        return Optional.of(new Figure("knock-outs", "Knock-outs: stability and memory of every subset of pathways",
                caption, panels,
                1, KnockOut.table(knockOuts, memory.primary().quantity())));
    }

    private static String name(KnockOut knockOut) {
        return Labels.set(knockOut.plastic());
    }

    private static Plot panel(List<KnockOut> shown, List<Integer> sizes, List<String> subsets, String title,
            Function<KnockOut, Estimate> what) {
        Plot plot = new Plot("", "plastic pathways", title, WIDTH, HEIGHT).categories(subsets).uprightLabels();
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
                    plot.intervalOrLone(x[i], what.apply(line.get(i)), Palette.line(s));
                }
            }
        }
        return plot;
    }

    private static Panel effects(List<KnockOut> shown, List<Integer> sizes, List<String> subsets, String title,
            Function<KnockOut, Estimate> effect) {
        double[] values = DoubleStream.concat(DoubleStream.of(-0.05, 0.05), shown.stream()
                .mapToDouble(k -> effect.apply(k).value()).filter(Double::isFinite)).toArray();
        double low = DoubleStream.of(values).min().orElseThrow();
        double high = DoubleStream.of(values).max().orElseThrow();
        double room = Math.max(high - low, LONGEST_BAR);
        // Room for the intervals, but a very wide one must not squeeze all values into a line.
        double lowest = shown.stream().map(effect).filter(Estimate::hasInterval).mapToDouble(Estimate::low)
                .min().orElse(low);
        double highest = shown.stream().map(effect).filter(Estimate::hasInterval).mapToDouble(Estimate::high)
                .max().orElse(high);
        return panel(shown, sizes, subsets, title, effect)
                .yWithMargin(new double[]{Math.max(low - room, Math.min(low, lowest)),
                        Math.min(high + room, Math.max(high, highest))})
                .thin(new double[]{-0.5, subsets.size() - 0.5}, new double[]{0, 0}, Palette.GREY).panel();
    }

    private static Estimate percent(Estimate e) {
        return new Estimate(PERCENT * e.value(), PERCENT * e.low(), PERCENT * e.high(), e.n());
    }
}
