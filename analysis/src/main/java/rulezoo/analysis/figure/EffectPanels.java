package rulezoo.analysis.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.knowm.xchart.XYChart;
import rulezoo.analysis.statistics.Estimate;
import rulezoo.analysis.statistics.MemoryEffect;

/**
 * Panels of mean memory, with the same vertical axis in all: positions along the horizontal axis, one line
 * for each group, intervals, and the static control.
 *
 * @param <X> what stands along the horizontal axis
 * @param <G> what the lines differ in
 */
final class EffectPanels<X, G> {
    private static final int WIDTH = 460;
    private static final int HEIGHT = 380;
    private static final double DODGE = 0.12;
    private static final double MARGIN = 0.08;

    private final String xTitle;
    private final List<X> positions;
    private final Function<X, String> positionName;
    private final Function<MemoryEffect, X> position;
    private final List<G> groups;
    private final Function<G, String> groupName;
    private final Function<MemoryEffect, G> group;

    EffectPanels(String xTitle, List<X> positions, Function<X, String> positionName, Function<MemoryEffect, X> position,
            List<G> groups, Function<G, String> groupName, Function<MemoryEffect, G> group) {
        this.xTitle = xTitle;
        this.positions = positions;
        this.positionName = positionName;
        this.position = position;
        this.groups = groups;
        this.groupName = groupName;
        this.group = group;
    }

    /** A panel for some effects; {@code all} are those of every panel and set the common axis. */
    XYChart panel(String title, List<MemoryEffect> effects, List<MemoryEffect> all) {
        Plot plot = new Plot(title, xTitle, "dr \u2212 control", WIDTH, HEIGHT)
                .categories(positions.stream().map(positionName).toList());
        double[] range = range(all);
        plot.yRange(range[0], range[1]);
        plot.thin(new double[]{-0.5, positions.size() - 0.5}, new double[]{0, 0}, Palette.GREY);
        for (int g = 0; g < groups.size(); g++) {
            int number = g;
            List<MemoryEffect> line = effects.stream().filter(e -> group.apply(e).equals(groups.get(number))
                    && Double.isFinite(e.effect().value())).toList();
            if (!line.isEmpty()) {
                draw(plot, groupName.apply(groups.get(g)), g, line);
            }
        }
        return plot.chart();
    }

    private void draw(Plot plot, String name, int number, List<MemoryEffect> line) {
        double shift = (number - (groups.size() - 1) / 2.0) * Math.min(DODGE, 0.6 / groups.size());
        double[] x = line.stream().mapToDouble(e -> positions.indexOf(position.apply(e)) + shift).toArray();
        double[] y = line.stream().mapToDouble(e -> e.effect().value()).toArray();
        plot.line(name, x, y, Palette.line(number), Palette.marker(number));
        for (int i = 0; i < x.length; i++) {
            plot.interval(x[i], line.get(i).effect(), Palette.line(number));
        }
    }

    private static double[] range(List<MemoryEffect> all) {
        List<Double> ends = new ArrayList<>(List.of(0.0));
        for (MemoryEffect effect : all) {
            Estimate e = effect.effect();
            ends.addAll(List.of(e.value(), e.low(), e.high()));
        }
        double low = ends.stream().filter(Double::isFinite).mapToDouble(d -> d).min().orElse(0);
        double high = ends.stream().filter(Double::isFinite).mapToDouble(d -> d).max().orElse(0);
        double margin = Math.max(0.02, MARGIN * (high - low));
        return new double[]{low - margin, high + margin};
    }

    /** The static control's own score, for a caption. */
    static String control(List<MemoryEffect> effects) {
        double[] dr = effects.stream().mapToDouble(e -> e.control().value()).filter(Double::isFinite).sorted()
                .toArray();
        if (dr.length == 0) {
            return "There is no static control.";
        }
        return String.format(Locale.ROOT, "The static control's own dr, already subtracted, lies between %s and %s.",
                CsvTable.rounded(dr[0], 3), CsvTable.rounded(dr[dr.length - 1], 3));
    }

    /** What all of these figures have in common, for a caption. */
    static String legend(List<MemoryEffect> effects) {
        return "Mean over rules of each rule's mean over seeds of dr minus the dr of the static network with the same "
                + "seed; positive: the novel pattern excites more, negative: the familiar one. Bars: 95 % confidence "
                + "intervals from drawing rules and seeds. " + Labels.sample(effects) + " " + control(effects);
    }
}
