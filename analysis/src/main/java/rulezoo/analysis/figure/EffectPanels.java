package rulezoo.analysis.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.style.markers.SeriesMarkers;
import rulezoo.analysis.statistics.Estimate;
import rulezoo.analysis.statistics.MemoryEffect;

/**
 * Panels of mean memory, with the same vertical axis in all: positions along the horizontal axis, one line
 * for each group, intervals, and the static control's own score in grey.
 *
 * @param horizontal what stands along the horizontal axis
 * @param lines what the lines differ in
 * @param controlApart whether the control has a position of its own at the left (where the horizontal axis is
 *        K), or is drawn at the position of the networks it is the control of
 */
record EffectPanels<X, G>(Dimension<X> horizontal, Dimension<G> lines, boolean controlApart) {
    private static final int WIDTH = 460;
    private static final int HEIGHT = 380;
    private static final double MOST_DODGE = 0.12;
    private static final double GROUP_WIDTH = 0.6;
    private static final double MARGIN = 0.08;
    /** Intervals of very few seeds reach far beyond any dr; the axis follows them so far beyond the points. */
    private static final double LONGEST_BAR = 0.5;
    private static final String CONTROL = "static";

    /**
     * A property of a condition.
     *
     * @param title what it is called along an axis
     * @param values its values, ascending
     * @param name how a value is written
     * @param of the value of an effect's condition
     */
    record Dimension<T>(String title, List<T> values, Function<T, String> name, Function<MemoryEffect, T> of) {
        int index(MemoryEffect effect) {
            return values.indexOf(of.apply(effect));
        }
    }

    /** A panel for some effects; {@code all} are those of every panel and set the common axis. */
    XYChart panel(String title, List<MemoryEffect> effects, List<MemoryEffect> all) {
        List<String> names = new ArrayList<>(horizontal.values.stream().map(horizontal.name).toList());
        if (controlApart) {
            names.addFirst("static");
        }
        double[] range = range(all);
        Plot plot = new Plot(title, horizontal.title, "dr \u2212 control", WIDTH, HEIGHT).categories(names)
                .yRange(range[0], range[1]);
        plot.thin(new double[]{-0.5, names.size() - 0.5}, new double[]{0, 0}, Palette.GREY);
        for (G group : lines.values) {
            List<MemoryEffect> line = effects.stream().filter(e -> lines.of.apply(e).equals(group)
                    && Double.isFinite(e.effect().value())).toList();
            if (!line.isEmpty()) {
                draw(plot, lines.name.apply(group), line);
            }
        }
        drawControl(plot, effects);
        return plot.chart();
    }

    private void draw(Plot plot, String name, List<MemoryEffect> line) {
        int number = lines.index(line.getFirst());
        double[] x = line.stream().mapToDouble(e -> horizontal.index(e) + (controlApart ? 1 : 0) + shift(number))
                .toArray();
        plot.line(name, x, line.stream().mapToDouble(e -> e.effect().value()).toArray(), Palette.line(number),
                Palette.marker(number));
        for (int i = 0; i < x.length; i++) {
            plot.interval(x[i], line.get(i).effect(), Palette.line(number));
        }
    }

    /** The control does not depend on K, so that of several effects at one place the first is as good as any. */
    private void drawControl(Plot plot, List<MemoryEffect> effects) {
        List<Double> x = new ArrayList<>();
        List<Double> y = new ArrayList<>();
        for (MemoryEffect effect : effects) {
            double place = controlApart
                    ? shift(lines.index(effect))
                    : horizontal.index(effect) + shift(lines.values.size());
            if (Double.isFinite(effect.control().value()) && !x.contains(place)) {
                x.add(place);
                y.add(effect.control().value());
                plot.interval(place, effect.control(), Palette.GREY);
            }
        }
        if (!x.isEmpty()) {
            plot.points(CONTROL, x.stream().mapToDouble(d -> d).toArray(), y.stream().mapToDouble(d -> d).toArray(),
                    Palette.GREY, SeriesMarkers.CROSS);
        }
    }

    /** Lines stand side by side, so that their intervals do not cover each other. */
    private double shift(int slot) {
        int slots = lines.values.size() + (controlApart ? 0 : 1);
        return (slot - (slots - 1) / 2.0) * Math.min(MOST_DODGE, GROUP_WIDTH / slots);
    }

    private static double[] range(List<MemoryEffect> all) {
        double[] points = estimates(all).mapToDouble(Estimate::value).filter(Double::isFinite).toArray();
        double lowest = Math.min(0, DoubleStream.of(points).min().orElse(0));
        double highest = Math.max(0, DoubleStream.of(points).max().orElse(0));
        double low = estimates(all).filter(Estimate::hasInterval)
                .mapToDouble(e -> Math.max(e.low(), lowest - LONGEST_BAR)).min().orElse(lowest);
        double high = estimates(all).filter(Estimate::hasInterval)
                .mapToDouble(e -> Math.min(e.high(), highest + LONGEST_BAR)).max().orElse(highest);
        double margin = Math.max(0.02, MARGIN * (Math.max(high, highest) - Math.min(low, lowest)));
        return new double[]{Math.min(low, lowest) - margin, Math.max(high, highest) + margin};
    }

    private static Stream<Estimate> estimates(List<MemoryEffect> all) {
        return all.stream().flatMap(e -> Stream.of(e.effect(), e.control()));
    }

    /** What all of these figures have in common, for a caption. */
    static String legend(List<MemoryEffect> effects) {
        double[] range = range(effects);
        boolean cut = estimates(effects).anyMatch(e -> e.low() < range[0] || e.high() > range[1]);
        return "Mean over rules of each rule's mean over seeds of dr minus the dr of the static network with the same "
                + "seed; positive: the novel pattern excites more, negative: the familiar one. Bars: 95 % confidence "
                + "intervals from drawing rules and seeds" + (cut ? " (cut where they leave the panel)" : "")
                + ". Grey crosses (static): the static control's own dr, which is subtracted, with Student's interval over seeds. "
                + Labels.sample(effects);
    }
}
