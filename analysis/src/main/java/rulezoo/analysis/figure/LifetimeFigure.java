package rulezoo.analysis.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import rulezoo.analysis.chart.Palette;
import rulezoo.analysis.chart.Panel;
import rulezoo.analysis.chart.Plot;
import rulezoo.analysis.memory.MemorySurvival;
import rulezoo.analysis.statistics.Estimate;
import rulezoo.analysis.statistics.KaplanMeier;
import rulezoo.analysis.table.Labels;
import rulezoo.simulator.rule.Pathway;

/**
 * How many rules still remember after each delay: a panel for each network size, a curve for each set of
 * plastic pathways.
 */
public final class LifetimeFigure {
    private static final int MOST_PANELS = 4;
    private static final int WIDTH = 460;
    private static final int HEIGHT = 380;
    private static final double PERCENT = 100;

    private LifetimeFigure() {}

    /**
     * Draws the figure.
     *
     * @param lifetimes one for each network size and set of pathways
     * @param sets sets of plastic pathways to show
     * @param delays all delays probed, ascending
     * @return the figure, with at most four of the network sizes; its table has all of them. Nothing without any
     *         lifetime
     */
    public static Optional<Figure> of(List<MemorySurvival> lifetimes, List<Set<Pathway>> sets, List<Double> delays) {
        if (lifetimes.isEmpty()) {
            return Optional.empty();
        }
        List<Integer> sizes = Plot.thinned(lifetimes.stream().map(MemorySurvival::excitatory).distinct().toList(),
                MOST_PANELS);
        List<MemorySurvival> shown = lifetimes.stream().filter(l -> sizes.contains(l.excitatory())
                && sets.contains(l.plastic())).toList();
        String caption = "Kaplan-Meier estimate of the rules whose memory lasts up to a delay or beyond it, with 95 %"
                + " intervals (Greenwood, log-log, rules as independent). The memory of a rule ends at the first delay"
                + " after the last one at which it is found to remember (t-tests over seeds, Benjamini-Hochberg at 5 %"
                + " over rules and delays). A rule that remembers at the last delay is censored there, "
                + Labels.range(shown.stream().mapToInt(l -> l.survival().censored()))
                + " rules a curve. n = " + Labels.range(shown.stream().mapToInt(l -> l.survival().subjects()))
                + " rules a curve, of which "
                + Labels.range(shown.stream().mapToInt(MemorySurvival::neverRemembered))
                + " never remembered. What is found depends on the noise of one seed, so curves of different N are not"
                + " comparable. Curves begin at the first test.";
        return Optional.of(new Figure("memory-lifetime", "How long rules remember", caption,
                sizes.stream().map(n -> panel(n, shown, delays)).toList(), 2, MemorySurvival.table(lifetimes)));
    }

    private static Panel panel(int size, List<MemorySurvival> lifetimes, List<Double> delays) {
        List<MemorySurvival> curves = lifetimes.stream().filter(l -> l.excitatory() == size).toList();
        // A jump stands before the interval behind it, which stands at the delay if there is one curve.
        Places<Double> places = new Places<>(delays, Labels::delay, 2 * curves.size() + 1);
        Plot plot = places.on(new Plot("N = " + size, "time since training", "rules that still remember (%)", WIDTH,
                HEIGHT)).yRange(-3, 103);
        for (int c = 0; c < curves.size(); c++) {
            draw(plot, curves.get(c), places, c);
        }
        return plot.panel();
    }

    /** A step curve from the first test on: of the time before it nothing is known. */
    private static void draw(Plot plot, MemorySurvival lifetime, Places<Double> places, int number) {
        List<Double> x = new ArrayList<>();
        List<Double> y = new ArrayList<>();
        Estimate now = new Estimate(1, Double.NaN, Double.NaN, lifetime.survival().subjects());
        for (double delay : places.values()) {
            double before = now.value();
            now = lifetime.survival().steps().stream().filter(step -> step.time() <= delay)
                    .reduce((_, later) -> later).map(KaplanMeier.Step::survival).orElse(now);
            double at = places.at(delay, 2 * number);
            if (!x.isEmpty()) {
                x.add(at);
                y.add(PERCENT * before);
            }
            x.add(at);
            y.add(PERCENT * now.value());
            double beside = places.at(delay, 2 * number + 1);
            plot.interval(beside,
                    new Estimate(PERCENT * now.value(), PERCENT * now.low(), PERCENT * now.high(), now.n()),
                    Palette.line(number));
            plot.marks(new double[]{beside}, new double[]{PERCENT * now.value()}, Palette.line(number),
                    Palette.marker(number));
            x.add(beside);
            y.add(PERCENT * now.value());
        }
        plot.curve(Labels.set(lifetime.plastic()), x.stream().mapToDouble(d -> d).toArray(),
                y.stream().mapToDouble(d -> d).toArray(), Palette.line(number));
    }
}
