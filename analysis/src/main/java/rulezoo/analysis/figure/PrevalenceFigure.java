package rulezoo.analysis.figure;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.DoubleStream;
import rulezoo.analysis.chart.Marker;
import rulezoo.analysis.chart.Palette;
import rulezoo.analysis.chart.Panel;
import rulezoo.analysis.chart.Plot;
import rulezoo.analysis.memory.MemoryByCondition;
import rulezoo.analysis.memory.MemoryPrevalence;
import rulezoo.analysis.statistics.Estimate;
import rulezoo.analysis.table.Labels;
import rulezoo.simulator.rule.Pathway;

/**
 * Fraction of rules that are found to remember, against delay: a panel for each network size, a line for each
 * set of plastic pathways.
 */
public final class PrevalenceFigure {
    private static final int MOST_PANELS = 4;
    private static final int WIDTH = 460;
    private static final int HEIGHT = 380;
    private static final double PERCENT = 100;

    private PrevalenceFigure() {}

    /**
     * {@return the figure, with at most four of the network sizes}
     *
     * @param table the statistics
     */
    public static Figure of(MemoryByCondition table) {
        return of(table, Map.of());
    }

    /**
     * {@return the figure with published shares beside ours}
     *
     * @param table the statistics
     * @param published the share of rules that was published, by the delay in seconds
     */
    public static Figure of(MemoryByCondition table, Map<Double, Double> published) {
        List<Integer> sizes = Plot.thinned(table.data().sizes(), MOST_PANELS);
        List<MemoryPrevalence> shown = table.rows().stream().map(MemoryByCondition.Row::prevalence)
                .filter(p -> sizes.contains(p.condition().excitatory())
                        && table.shownSets().contains(p.condition().plastic()))
                .toList();
        String caption = "Filled markers and lines: rules whose " + table.primary().quantity().label()
                + " differs from none (t-test over seeds, Benjamini-Hochberg at 5 % over rules and delays), with Wilson\u2019s "
                + "95 % intervals for lineages as clusters. Crosses: significant as published (unpaired t-test of the responses to "
                + "the two patterns, p < 0.05); the dashed line marks the 5 % that this test finds without any memory. The panels must "
                + "not be compared: the noise of one seed falls with the square root of N, so that more rules are found in larger "
                + "networks even where memory is the same. n = "
                + Labels.range(shown.stream().mapToInt(MemoryPrevalence::tested)) + " rules tested, "
                + Labels.range(shown.stream().mapToInt(MemoryPrevalence::untested)) + " not tested because fewer than "
                + MemoryPrevalence.MINIMUM_SEEDS
                + " of their seeds have a score: the network stayed stable, and it answered before training.";
        List<Double> delays = table.data().delays().stream().filter(published::containsKey).toList();
        String beside = delays.isEmpty()
                ? ""
                : " Black: the published share of this test, after "
                        + String.join(", ", delays.stream().map(Labels::delay).toList()) + ".";
        return new Figure("fraction-with-memory", "Rules that are found to remember", caption + beside,
                sizes.stream().map(n -> panel(table, shown, n, published)).toList(), 2, table.remembering());
    }

    private static Panel panel(MemoryByCondition table, List<MemoryPrevalence> prevalence, int size,
            Map<Double, Double> published) {
        List<Set<Pathway>> sets = table.shownSets();
        Places<Double> places = new Places<>(table.data().delays(), Labels::delay, sets.size());
        Plot plot = places.on(new Plot("N = " + size, "time since training", "rules with memory (%)", WIDTH, HEIGHT))
                .yRange(-3, 103);
        for (int g = 0; g < sets.size(); g++) {
            Set<Pathway> plastic = sets.get(g);
            int number = g;
            List<MemoryPrevalence> line = prevalence.stream().filter(p -> p.condition().excitatory() == size
                    && p.condition().plastic().equals(plastic) && p.tested() > 0).toList();
            if (!line.isEmpty()) {
                draw(plot, g, line, line.stream()
                        .mapToDouble(p -> places.at(p.condition().delaySeconds(), number)).toArray());
            }
        }
        plot.key("uncorrected t-test, as published", Marker.CROSS).level("the same by chance", 5);
        double[] delays = table.data().delays().stream().filter(published::containsKey).mapToDouble(d -> d).toArray();
        if (delays.length > 0) {
            plot.points("published share", DoubleStream.of(delays).map(d -> places.at(d, 0)).toArray(),
                    DoubleStream.of(delays).map(d -> PERCENT * published.getOrDefault(d, Double.NaN)).toArray(),
                    Palette.BLACK,
                    Marker.TRIANGLE_DOWN);
        }
        return plot.panel();
    }

    private static void draw(Plot plot, int number, List<MemoryPrevalence> line, double[] x) {
        plot.line(Labels.set(line.getFirst().condition().plastic()), x,
                line.stream().mapToDouble(p -> PERCENT * p.corrected().value()).toArray(), Palette.line(number),
                Palette.marker(number));
        plot.marks(x, line.stream().mapToDouble(p -> PERCENT * p.published().value()).toArray(), Palette.line(number),
                Marker.CROSS);
        for (int i = 0; i < x.length; i++) {
            Estimate e = line.get(i).corrected();
            plot.interval(x[i], new Estimate(PERCENT * e.value(), PERCENT * e.low(), PERCENT * e.high(), e.n()),
                    Palette.line(number));
        }
    }
}
