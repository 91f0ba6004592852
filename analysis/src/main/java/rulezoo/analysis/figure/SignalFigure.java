package rulezoo.analysis.figure;

import static rulezoo.analysis.figure.CsvTable.exact;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.knowm.xchart.XYChart;
import rulezoo.analysis.statistics.Estimate;
import rulezoo.analysis.statistics.SignalToNoise;

/** Signal-to-noise ratio of memory against network size: a panel for each delay, a line for each K. */
public final class SignalFigure {
    private static final int MOST_PANELS = 4;
    private static final int WIDTH = 460;
    private static final int HEIGHT = 380;
    private static final double DODGE = 0.08;

    private SignalFigure() {}

    /**
     * Draws the figure.
     *
     * @param all one for each delay, at least one
     * @return the figure, with at most four of the delays; its table has all of them
     */
    public static Figure of(List<SignalToNoise> all) {
        List<SignalToNoise> shown = Labels.thinned(all, MOST_PANELS);
        List<Integer> sizes = cells(shown).map(SignalToNoise.Cell::excitatory).distinct().sorted().toList();
        List<Integer> coActive = cells(shown).map(SignalToNoise.Cell::coActive).distinct().sorted().toList();
        double top = cells(shown).flatMap(c -> Stream.of(c.ratio().value(),
                Math.min(c.ratio().high(), 2 * c.ratio().value()))).filter(Double::isFinite)
                .mapToDouble(d -> d).max().orElse(1);
        String caption = "Signal: root of the mean over rules and pairs of different seeds of the product of their "
                + "effects (dr minus control). Noise: standard deviation over seeds of a rule\u2019s effect. Bars: 95 % intervals from "
                + "drawing rules and seeds, cut at the panel; none where the signal is not told from 0, and no marker where the mean "
                + "product is negative. Dashed: growth as \u221aN from the first point of the largest K, which the linear theory expects; it "
                + "expects no growth with K. n = "
                + Labels.range(cells(shown).mapToInt(c -> c.ratio().n())) + " rules.";
        return new Figure("signal-to-noise", "Signal-to-noise ratio of memory", caption,
                shown.stream().map(s -> panel(s, sizes, coActive, top)).toList(), 2, table(all));
    }

    private static Stream<SignalToNoise.Cell> cells(List<SignalToNoise> all) {
        return all.stream().flatMap(s -> s.cells().stream());
    }

    private static XYChart panel(SignalToNoise snr, List<Integer> sizes, List<Integer> coActive, double top) {
        Plot plot = new Plot(Labels.delay(snr.delaySeconds()) + " after training", "excitatory neurons N", "SNR",
                WIDTH, HEIGHT).categories(sizes.stream().map(n -> Integer.toString(n)).toList())
                .yRange(-0.03 * top, 1.1 * top);
        for (int g = 0; g < coActive.size(); g++) {
            int k = coActive.get(g);
            double shift = (g - (coActive.size() - 1) / 2.0) * DODGE;
            List<SignalToNoise.Cell> line = snr.cells().stream()
                    .filter(c -> c.coActive() == k && Double.isFinite(c.ratio().value())).toList();
            if (!line.isEmpty()) {
                double[] x = line.stream().mapToDouble(c -> sizes.indexOf(c.excitatory()) + shift).toArray();
                plot.line("K = " + k, x, line.stream().mapToDouble(c -> c.ratio().value()).toArray(),
                        Palette.line(g), Palette.marker(g));
                for (int i = 0; i < x.length; i++) {
                    plot.interval(x[i], line.get(i).ratio(), Palette.line(g));
                }
                if (g == coActive.size() - 1) {
                    double first = line.getFirst().ratio().value();
                    plot.reference(x, line.stream().mapToDouble(c -> first
                            * Math.sqrt((double) c.excitatory() / line.getFirst().excitatory())).toArray(),
                            Palette.GREY);
                }
            }
        }
        return plot.chart();
    }

    /**
     * {@return the ratio of each condition}
     *
     * @param all one for each delay
     */
    public static CsvTable table(List<SignalToNoise> all) {
        List<List<String>> rows = new ArrayList<>();
        for (SignalToNoise s : all) {
            for (SignalToNoise.Cell c : s.cells()) {
                Estimate e = c.ratio();
                rows.add(List.of(exact(s.delaySeconds()), Integer.toString(c.excitatory()),
                        Integer.toString(c.coActive()), exact(e.value()), exact(e.low()), exact(e.high()),
                        Integer.toString(e.n())));
            }
        }
        return new CsvTable(List.of("delay_s", "n_excitatory", "k_co_active", "snr", "low_95", "high_95", "rules"),
                rows);
    }
}
