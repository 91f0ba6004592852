package rulezoo.analysis.figure;

import static rulezoo.analysis.figure.CsvTable.exact;

import java.util.List;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.style.markers.SeriesMarkers;
import rulezoo.analysis.statistics.Estimate;
import rulezoo.analysis.statistics.MemoryData;
import rulezoo.analysis.statistics.MemoryPrevalence;

/** Fraction of rules that remember, against delay: a panel for each network size, a line for each K. */
public final class PrevalenceFigure {
    private static final int MOST_PANELS = 4;
    private static final int WIDTH = 460;
    private static final int HEIGHT = 380;
    private static final double DODGE = 0.12;
    private static final double PERCENT = 100;
    private static final List<String> HEADER = List.of("n_excitatory", "k_co_active", "delay_s", "tested", "untested",
            "fraction_bh", "low_95", "high_95", "novelty", "familiarity", "fraction_raw", "raw_low_95", "raw_high_95");

    private PrevalenceFigure() {}

    /**
     * {@return the figure, with at most four of the network sizes}
     *
     * @param data the paired probes, for delays, sizes and numbers of co-active rules
     * @param prevalence fraction with memory in each condition
     */
    public static Figure of(MemoryData data, List<MemoryPrevalence> prevalence) {
        List<Integer> sizes = Labels.thinned(data.sizes(), MOST_PANELS);
        List<MemoryPrevalence> shown = prevalence.stream().filter(p -> sizes.contains(p.condition().excitatory()))
                .toList();
        String caption = "Filled markers and lines: rules whose dr differs from the static control's (paired t-test over "
                + "seeds, Benjamini-Hochberg at 5 % over rules and delays), with Wilson's 95 % intervals. Crosses: "
                + "p < 0.05 without correction, as published; the dashed line marks the 5 % expected of it without any "
                + "memory. n = " + Labels.range(shown.stream().mapToInt(p -> p.corrected().n())) + " rules tested, "
                + Labels.range(shown.stream().mapToInt(MemoryPrevalence::untested)) + " not tested because fewer than "
                + MemoryPrevalence.MINIMUM_SEEDS + " of their seeds stayed stable. A rule with knocked-out pathways "
                + "counts as a rule of its own. The time axis is not to scale.";
        return new Figure("fraction-with-memory", "Fraction of rules with memory", caption,
                sizes.stream().map(n -> panel(data, shown, n)).toList(), 2,
                new CsvTable(HEADER, shown.stream().map(PrevalenceFigure::row).toList()));
    }

    private static XYChart panel(MemoryData data, List<MemoryPrevalence> prevalence, int size) {
        List<Double> delays = data.delays();
        Plot plot = new Plot("N = " + size, "time since training", "rules with memory (%)", WIDTH, HEIGHT)
                .categories(delays.stream().map(Labels::delay).toList()).yRange(-3, 103)
                .reference(new double[]{-0.5, delays.size() - 0.5}, new double[]{5, 5}, Palette.GREY);
        List<Integer> coActive = data.coActive();
        for (int g = 0; g < coActive.size(); g++) {
            int k = coActive.get(g);
            double shift = (g - (coActive.size() - 1) / 2.0) * DODGE;
            List<MemoryPrevalence> line = prevalence.stream().filter(p -> p.condition().excitatory() == size
                    && p.condition().coActive() == k && p.corrected().n() > 0).toList();
            if (!line.isEmpty()) {
                draw(plot, k, g, line, line.stream()
                        .mapToDouble(p -> delays.indexOf(p.condition().delaySeconds()) + shift).toArray());
            }
        }
        return plot.chart();
    }

    private static void draw(Plot plot, int k, int number, List<MemoryPrevalence> line, double[] x) {
        plot.line("K = " + k, x, line.stream().mapToDouble(p -> PERCENT * p.corrected().value()).toArray(),
                Palette.line(number), Palette.marker(number));
        plot.marks(x, line.stream().mapToDouble(p -> PERCENT * p.uncorrected().value()).toArray(), Palette.line(number),
                SeriesMarkers.CROSS);
        for (int i = 0; i < x.length; i++) {
            Estimate e = line.get(i).corrected();
            plot.interval(x[i], new Estimate(PERCENT * e.value(), PERCENT * e.low(), PERCENT * e.high(), e.n()),
                    Palette.line(number));
        }
    }

    private static List<String> row(MemoryPrevalence p) {
        return List.of(Integer.toString(p.condition().excitatory()), Integer.toString(p.condition().coActive()),
                exact(p.condition().delaySeconds()), Integer.toString(p.corrected().n()),
                Integer.toString(p.untested()),
                exact(p.corrected().value()), exact(p.corrected().low()), exact(p.corrected().high()),
                Integer.toString(p.novelty()), Integer.toString(p.familiarity()), exact(p.uncorrected().value()),
                exact(p.uncorrected().low()), exact(p.uncorrected().high()));
    }
}
