package rulezoo.analysis.figure;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import rulezoo.analysis.chart.Palette;
import rulezoo.analysis.chart.Panel;
import rulezoo.analysis.chart.Plot;
import rulezoo.analysis.memory.SignalToNoise;
import rulezoo.analysis.table.Labels;
import rulezoo.simulator.rule.Pathway;

/**
 * Signal-to-noise ratio of memory against network size: a panel for each delay, a line for each set of
 * plastic pathways.
 */
public final class SignalFigure {
    private static final int MOST_PANELS = 4;
    private static final int WIDTH = 460;
    private static final int HEIGHT = 380;

    private SignalFigure() {}

    /**
     * Draws the figure.
     *
     * @param all one for each delay and set of pathways
     * @param sets sets of plastic pathways to show
     * @return the figure, with at most four of the delays; its table has all of them. Nothing if no ratio is
     *         known
     */
    public static Optional<Figure> of(List<SignalToNoise> all, List<Set<Pathway>> sets) {
        if (cells(all).noneMatch(c -> Double.isFinite(c.ratio().value()))) {
            return Optional.empty();
        }
        List<Double> delays = Plot.thinned(all.stream().map(SignalToNoise::delaySeconds).distinct().sorted().toList(),
                MOST_PANELS);
        List<SignalToNoise> shown = all.stream()
                .filter(s -> sets.contains(s.plastic()) && delays.contains(s.delaySeconds())).toList();
        List<Integer> sizes = cells(shown).map(SignalToNoise.Cell::excitatory).distinct().sorted().toList();
        double top = cells(shown).flatMap(c -> Stream.of(c.ratio().value(),
                Math.min(c.ratio().high(), 2 * c.ratio().value()))).filter(Double::isFinite)
                .mapToDouble(d -> d).max().orElse(1);
        String caption = "The signal is the root of the mean product of the effects of two different seeds, over rules and"
                + " pairs of seeds. The noise is the standard deviation of a rule\u2019s effect over seeds. Bars are 95"
                + " % intervals from drawing lineages and seeds, cut at the panel. There is no bar where the signal is"
                + " compatible with 0, and no marker where the mean product is negative. The dashed line grows as"
                + " \u221aN from the first point of the largest set: falling noise alone gives this growth if memory"
                + " stays the same. n = "
                + Labels.range(cells(shown).mapToInt(c -> c.ratio().n())) + " rules.";
        return Optional.of(new Figure("signal-to-noise", "Signal-to-noise ratio of memory", caption,
                delays.stream().map(delay -> panel(delay, shown, sets, sizes, top)).toList(), 2,
                SignalToNoise.ratios(all)));
    }

    private static Stream<SignalToNoise.Cell> cells(List<SignalToNoise> all) {
        return all.stream().flatMap(s -> s.cells().stream());
    }

    private static Panel panel(double delay, List<SignalToNoise> shown, List<Set<Pathway>> sets,
            List<Integer> sizes, double top) {
        Places<Integer> places = new Places<>(sizes, n -> Integer.toString(n), sets.size());
        Plot plot = places
                .on(new Plot(Labels.delay(delay) + " after training", "excitatory neurons N", "signal-to-noise ratio",
                        WIDTH, HEIGHT))
                .yRange(-0.03 * top, 1.1 * top);
        for (int g = 0; g < sets.size(); g++) {
            Set<Pathway> plastic = sets.get(g);
            int number = g;
            List<SignalToNoise.Cell> line = cells(shown.stream()
                    .filter(s -> s.delaySeconds() == delay && s.plastic().equals(plastic)).toList())
                    .filter(c -> Double.isFinite(c.ratio().value())).toList();
            if (!line.isEmpty()) {
                draw(plot, g, Labels.set(plastic), line,
                        line.stream().mapToDouble(c -> places.at(c.excitatory(), number)).toArray());
                if (g == sets.size() - 1) {
                    double first = line.getFirst().ratio().value();
                    plot.reference(line.stream().mapToDouble(c -> places.at(c.excitatory(), number)).toArray(),
                            line.stream().mapToDouble(c -> first
                                    * Math.sqrt((double) c.excitatory() / line.getFirst().excitatory())).toArray(),
                            Palette.GREY);
                }
            }
        }
        if (cells(shown.stream().filter(s -> s.delaySeconds() == delay).toList())
                .noneMatch(c -> Double.isFinite(c.ratio().value()))) {
            plot.note(sizes.getFirst(), 0.5 * top, "no signal", Palette.GREY);
        }
        return plot.panel();
    }

    private static void draw(Plot plot, int number, String name, List<SignalToNoise.Cell> line, double[] x) {
        plot.line(name, x, line.stream().mapToDouble(c -> c.ratio().value()).toArray(), Palette.line(number),
                Palette.marker(number));
        for (int i = 0; i < x.length; i++) {
            plot.interval(x[i], line.get(i).ratio(), Palette.line(number));
        }
    }
}
