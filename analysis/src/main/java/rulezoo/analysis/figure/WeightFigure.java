package rulezoo.analysis.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.hipparchus.stat.descriptive.rank.Percentile;
import rulezoo.analysis.chart.Palette;
import rulezoo.analysis.chart.Panel;
import rulezoo.analysis.chart.Plot;
import rulezoo.analysis.table.Labels;
import rulezoo.analysis.table.Table;
import rulezoo.simulator.network.NetworkSpec;
import rulezoo.simulator.rule.Pathway;

/** Weight distributions of a replayed rule: a panel for each pathway. */
public final class WeightFigure {
    private static final int WIDTH = 440;
    private static final int HEIGHT = 310;
    private static final int BINS = 60;
    private static final double PERCENT = 100;
    /** A few outliers must not squeeze all other weights into one bin. */
    private static final double SHOWN_PERCENT = 99.5;
    private static final String SETTLED = "after settling";
    private static final String END = "at the end of its life";

    private WeightFigure() {}

    private record Bin(Pathway pathway, String when, double from, double to, int synapses) {}

    /**
     * Draws the figure.
     *
     * @param replay a replayed recurrent network
     * @param network its neurons and connections
     * @return the figure, without static pathways
     */
    public static Figure of(ReplayedRule replay, NetworkSpec network) {
        List<Panel> panels = new ArrayList<>();
        List<Bin> bins = new ArrayList<>();
        for (Pathway pathway : replay.simulation().rule().plastic()) {
            panels.add(panel(replay, network, pathway, bins));
        }
        String caption = "All synapses of the plastic pathways of the replayed network, at the end of its first phase and at the "
                + "end of its life (before any test). Weights are in units of the leak conductance " + Labels.LEAK
                + ", scaled to the published "
                + "network of 4096 neurons; the last bin holds all larger ones (at most 0.5 %).";
        return new Figure("weights", "Weights of the replayed rule", caption, panels, 2,
                Table.data("weights", bins).script("pathway", b -> b.pathway.name()).script("when", Bin::when)
                        .script("from", Bin::from).script("to", Bin::to).script("synapses", Bin::synapses));
    }

    private static Panel panel(ReplayedRule replay, NetworkSpec network, Pathway pathway,
            List<Bin> bins) {
        double[] settled = published(replay, Objects.requireNonNull(replay.settled().get(pathway)));
        double[] last = published(replay, Objects.requireNonNull(replay.last().get(pathway)));
        double initial = network.initialWeights().of(pathway) / network.weightScale();
        double largest = Math.max(initial, Math.max(percentile(settled), percentile(last)));
        double high = largest == 0 ? 1 : largest;
        Plot plot = new Plot(pathway.name(), "weight (" + Labels.LEAK + ")", "synapses (%)", WIDTH, HEIGHT)
                .xTickSpacing(80);
        double top = Math.max(draw(plot, pathway, SETTLED, settled, high, bins),
                draw(plot, pathway, END, last, high, bins));
        plot.yRange(0, 1.05 * top);
        plot.reference("initial weight", new double[]{initial, initial}, new double[]{0, 1.05 * top}, Palette.BLACK);
        return plot.panel();
    }

    private static double draw(Plot plot, Pathway pathway, String when, double[] weights, double high,
            List<Bin> bins) {
        Histogram histogram = Histogram.of(weights, 0, high, BINS);
        double[] y = histogram.outlineY(Math.max(1, weights.length) / PERCENT);
        plot.steps(when, histogram.outlineX(), y, END.equals(when) ? Palette.BLUE : Palette.ORANGE);
        plot.xRange(0, histogram.high());
        for (int i = 0; i < histogram.counts().length; i++) {
            bins.add(new Bin(pathway, when, i * histogram.width(), (i + 1) * histogram.width(),
                    histogram.counts()[i]));
        }
        return DoubleStream.of(y).max().orElse(0);
    }

    private static double percentile(double[] weights) {
        Percentile percentile = new Percentile(SHOWN_PERCENT);
        return weights.length == 0 ? 0 : percentile.evaluate(weights);
    }

    private static double[] published(ReplayedRule replay, float[] weights) {
        double scale = replay.simulation().network().weightScale();
        return IntStream.range(0, weights.length).mapToDouble(i -> weights[i] / scale).toArray();
    }
}
