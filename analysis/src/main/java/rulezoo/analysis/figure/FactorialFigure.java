package rulezoo.analysis.figure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import rulezoo.analysis.chart.Palette;
import rulezoo.analysis.chart.Panel;
import rulezoo.analysis.chart.Plot;
import rulezoo.analysis.memory.MemoryByCondition;
import rulezoo.analysis.memory.PathwayFactorial;
import rulezoo.analysis.memory.Quantity;
import rulezoo.analysis.statistics.Estimate;
import rulezoo.analysis.table.Labels;

/**
 * What each plastic pathway adds to memory: main effects, interactions and Shapley values, a column for each
 * measure, a line for each network size.
 */
public final class FactorialFigure {
    private static final int WIDTH = 460;
    private static final int HEIGHT = 340;
    private static final double DODGE = 0.12;
    private static final int MOST_SIZES = 5;
    /** So far beyond the points the axis follows long intervals. */
    private static final double LONGEST_BAR = 0.5;
    private static final List<PathwayFactorial.Kind> ROWS = List.of(PathwayFactorial.Kind.MAIN_EFFECT,
            PathwayFactorial.Kind.INTERACTION, PathwayFactorial.Kind.SHAPLEY);

    private FactorialFigure() {}

    /**
     * Draws one delay.
     *
     * @param table the statistics
     * @param delaySeconds the delay to show
     * @return the figure of the set of pathways that most rules were probed with; its table has all delays, and
     *         the changes with network size. Nothing if no rule is complete
     */
    public static Optional<Figure> of(MemoryByCondition table, double delaySeconds) {
        return table.factorials().stream()
                .filter(f -> f.delaySeconds() == delaySeconds && !f.isPerDoubling() && f.rules() > 0)
                .max(Comparator.comparingInt(PathwayFactorial::rules)).map(PathwayFactorial::pathways)
                .map(pathways -> of(table.factorials().stream().filter(f -> f.pathways().equals(pathways)).toList(),
                        delaySeconds));
    }

    private static Figure of(List<PathwayFactorial> all, double delaySeconds) {
        List<PathwayFactorial> shown = all.stream()
                .filter(f -> f.delaySeconds() == delaySeconds && !f.isPerDoubling()).toList();
        List<Quantity> measures = shown.stream().map(PathwayFactorial::quantity).distinct().toList();
        List<Integer> sizes = Plot.thinned(shown.stream().map(PathwayFactorial::excitatory).distinct().sorted()
                .toList(), MOST_SIZES);
        List<Panel> panels = new ArrayList<>();
        for (PathwayFactorial.Kind kind : ROWS) {
            for (Quantity measure : measures) {
                panels.add(panel(kind, measure, shown.stream().filter(f -> f.quantity() == measure).toList(), sizes));
            }
        }
        String caption = "Rules probed with every subset of their pathways plastic, " + Labels.delay(delaySeconds)
                + " after training. Top: a main effect is the mean change when a pathway becomes plastic, over all"
                + " settings of the others. Middle: an interaction is how much that change grows when the second"
                + " pathway is plastic, too. Bottom: the Shapley values add up to the difference between all pathways"
                + " plastic and the static network. All are means over rules, with 95 % confidence intervals from"
                + " drawing lineages and seeds (an arrow and a number say how far those go that leave the panel; n is the number of rules where they are too few for one). n = "
                + Labels.range(shown.stream().mapToInt(PathwayFactorial::rules)) + " rules of "
                + Labels.range(shown.stream().mapToInt(PathwayFactorial::lineages))
                + " lineages whose subsets all stayed stable; "
                + Labels.range(shown.stream().mapToInt(PathwayFactorial::left)) + " others are left out.";
        return new Figure("pathway-effects", "What each plastic pathway adds to memory", caption, panels,
                measures.size(), PathwayFactorial.table(all));
    }

    private static Panel panel(PathwayFactorial.Kind kind, Quantity measure, List<PathwayFactorial> factorials,
            List<Integer> sizes) {
        List<PathwayFactorial.Effect> any = factorials.getFirst().effects(kind);
        Plot plot = new Plot(title(kind), "", measure.effectLabel(), WIDTH, HEIGHT)
                .categories(any.stream().map(e -> Labels.pathways(e.pathways())).toList())
                .thin(new double[]{-0.5, any.size() - 0.5}, new double[]{0, 0}, Palette.GREY);
        List<Estimate> estimates = factorials.stream().flatMap(f -> f.effects(kind).stream())
                .map(e -> e.estimate().estimate()).toList();
        plot.yWithMargin(range(estimates));
        for (int s = 0; s < sizes.size(); s++) {
            int size = sizes.get(s);
            double shift = (s - (sizes.size() - 1) / 2.0) * DODGE;
            List<Estimate> line = factorials.stream().filter(f -> f.excitatory() == size)
                    .flatMap(f -> f.effects(kind).stream()).map(e -> e.estimate().estimate()).toList();
            if (line.stream().allMatch(e -> Double.isFinite(e.value())) && !line.isEmpty()) {
                double[] x = new double[line.size()];
                for (int i = 0; i < x.length; i++) {
                    x[i] = i + shift;
                    plot.intervalOrLone(x[i], line.get(i), Palette.line(s));
                }
                plot.points("N = " + size, x, line.stream().mapToDouble(Estimate::value).toArray(), Palette.line(s),
                        Palette.marker(s));
            }
        }
        return plot.panel();
    }

    /** Room for the intervals, but a very wide one must not squeeze all values into a line. */
    private static double[] range(List<Estimate> estimates) {
        double[] values = DoubleStream.concat(DoubleStream.of(-0.05, 0.05),
                estimates.stream().mapToDouble(Estimate::value).filter(Double::isFinite)).toArray();
        double low = DoubleStream.of(values).min().orElseThrow();
        double high = DoubleStream.of(values).max().orElseThrow();
        double room = Math.max(high - low, LONGEST_BAR);
        double lowest = estimates.stream().filter(Estimate::hasInterval).mapToDouble(Estimate::low).min().orElse(low);
        double highest = estimates.stream().filter(Estimate::hasInterval).mapToDouble(Estimate::high).max()
                .orElse(high);
        return new double[]{Math.max(low - room, Math.min(low, lowest)),
                Math.min(high + room, Math.max(high, highest))};
    }

    private static String title(PathwayFactorial.Kind kind) {
        return switch (kind) {
            case MAIN_EFFECT -> "main effects";
            case INTERACTION -> "interactions";
            case SHAPLEY -> "Shapley values";
            case NONE -> "none plastic";
            case ALL -> "all plastic";
        };
    }
}
