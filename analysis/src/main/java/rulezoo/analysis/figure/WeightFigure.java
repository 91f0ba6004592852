package rulezoo.analysis.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.knowm.xchart.XYChart;
import rulezoo.simulator.network.NetworkSpec;
import rulezoo.simulator.rule.Pathway;

/** Weight distributions of a replayed rule: a panel for each pathway. */
public final class WeightFigure {
    private static final int WIDTH = 440;
    private static final int HEIGHT = 310;
    private static final int BINS = 40;
    private static final double PERCENT = 100;

    private WeightFigure() {}

    /** Draws the figure. */
    public static Figure of(ReplayedRule replay) {
        List<XYChart> panels = new ArrayList<>();
        List<List<String>> rows = new ArrayList<>();
        for (Pathway pathway : Pathway.values()) {
            panels.add(panel(replay, pathway, rows));
        }
        List<String> labels = replay.simulation().protocol().phases().stream().map(p -> p.label()).toList();
        String caption = "All synapses of the replayed network at the end of phase \u201c" + labels.getFirst()
                + "\u201d and at the end of its life (before any test). Weights are in units of the leak conductance, "
                + "scaled to the published network of 4096 neurons. Dashed: initial weight. Pathways that are not plastic "
                + "keep it.";
        return new Figure("weights", "Weights of the replayed rule", caption, panels, 2,
                new CsvTable(List.of("pathway", "when", "from", "to", "synapses"), rows));
    }

    private static XYChart panel(ReplayedRule replay, Pathway pathway, List<List<String>> rows) {
        NetworkSpec network = replay.simulation().network();
        double[] settled = published(replay, Objects.requireNonNull(replay.settled().get(pathway)));
        double[] last = published(replay, Objects.requireNonNull(replay.last().get(pathway)));
        double initial = network.initialWeights().of(pathway) / network.weightScale();
        double largest = DoubleStream.concat(DoubleStream.of(initial), DoubleStream.concat(DoubleStream.of(settled),
                DoubleStream.of(last))).max().orElseThrow();
        double high = largest == 0 ? 1 : 1.02 * largest;
        boolean plastic = replay.simulation().rule().plastic().contains(pathway);
        Plot plot = new Plot(pathway + (plastic ? "" : " (not plastic)"), "weight (g_leak)", "synapses (%)", WIDTH,
                HEIGHT).xRange(0, high);
        double top = Math.max(draw(plot, pathway, "after the first phase", settled, high, rows),
                draw(plot, pathway, "at the end", last, high, rows));
        plot.yRange(0, 1.05 * top);
        plot.reference(new double[]{initial, initial}, new double[]{0, 1.05 * top}, Palette.BLACK);
        return plot.chart();
    }

    private static double draw(Plot plot, Pathway pathway, String when, double[] weights, double high,
            List<List<String>> rows) {
        Histogram histogram = Histogram.of(weights, 0, high, BINS);
        double[] y = histogram.outlineY(Math.max(1, weights.length) / PERCENT);
        plot.steps(when, histogram.outlineX(), y, "at the end".equals(when) ? Palette.BLUE : Palette.ORANGE);
        for (int i = 0; i < BINS; i++) {
            rows.add(List.of(pathway.name(), when, CsvTable.exact(i * histogram.width()),
                    CsvTable.exact((i + 1) * histogram.width()), Integer.toString(histogram.counts()[i])));
        }
        return DoubleStream.of(y).max().orElse(0);
    }

    private static double[] published(ReplayedRule replay, float[] weights) {
        double scale = replay.simulation().network().weightScale();
        return IntStream.range(0, weights.length).mapToDouble(i -> weights[i] / scale).toArray();
    }
}
