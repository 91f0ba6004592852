package rulezoo.analysis.figure;

import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hipparchus.stat.descriptive.rank.Percentile;
import rulezoo.analysis.chart.Marker;
import rulezoo.analysis.chart.Panel;
import rulezoo.analysis.chart.Plot;
import rulezoo.analysis.table.Table;
import rulezoo.archive.record.MemoryTask;
import rulezoo.simulator.engine.SynapseEnds;
import rulezoo.simulator.network.NetworkSpec;
import rulezoo.simulator.protocol.Phase;
import rulezoo.simulator.rule.Pathway;

/** Maps of where weights changed: mean change between groups of neurons, a panel for each plastic pathway. */
public final class WeightChangeFigure {
    private static final int WIDTH = 460;
    private static final int HEIGHT = 400;
    private static final int GROUPS = 20;
    private static final int MARKER_PIXELS = 14;
    private static final double LARGEST_PERCENT = 98;
    /** Borders of the colours in units of the largest change, from below. */
    private static final double[] BORDERS = {-0.6, -0.2, 0.2, 0.6, Double.POSITIVE_INFINITY};
    private static final List<Color> COLORS = List.of(new Color(0x0072b2), new Color(0x8cc2e0), new Color(0xeeeeee),
            new Color(0xf0b48c), new Color(0xd55e00));

    private WeightChangeFigure() {}

    private record Change(Pathway pathway, int pre, int post, double mean, int synapses) {}

    /**
     * Draws the figure.
     *
     * @param replay a replayed recurrent network
     * @param network its neurons and connections
     * @return the figure; neurons are sorted by their preference if the replay had a test
     */
    public static Figure of(ReplayedRule replay, NetworkSpec network) {
        boolean trained = replay.simulation().protocol().phases().stream().anyMatch(Phase.Probe.class::isInstance);
        int[] preference = preference(replay, network);
        int[] group = groups(preference, network);
        List<Panel> panels = new ArrayList<>();
        List<Change> changes = new ArrayList<>();
        for (Pathway pathway : replay.simulation().rule().plastic()) {
            SynapseEnds ends = SynapseEnds.of(network, pathway, replay.simulation().seed());
            float[] last = Objects.requireNonNull(replay.last().get(pathway));
            double[] start = new double[last.length];
            float[] settled = Objects.requireNonNull(replay.settled().get(pathway));
            Arrays.setAll(start, s -> trained ? settled[s] : network.initialWeights().of(pathway));
            panels.add(panel(pathway, means(ends, start, last, group), changes));
        }
        String caption = "Mean change of the weights between groups of neurons (twenty of each population), "
                + (trained
                        ? "from the end of the first phase to the end of the network\u2019s life (before any test)"
                        : "from the start to the end of the simulation")
                + ", in units of the leak conductance. "
                + (Arrays.stream(preference).anyMatch(p -> p != 0)
                        ? "Neurons are sorted by their response to the familiar minus that to the novel pattern in the first test: "
                                + "groups to the right and to the top prefer the familiar one."
                        : "Neurons are in the order of their numbers.")
                + " Axes: presynaptic and postsynaptic group.";
        return new Figure("weight-changes", "Where the weights of the replayed rule changed", caption, panels, 2,
                Table.data("weight-changes", changes).script("pathway", c -> c.pathway.name())
                        .script("pre_group", Change::pre).script("post_group", Change::post)
                        .script("mean_change_g_leak", Change::mean).script("synapses", Change::synapses));
    }

    /**
     * Spikes in response to the familiar pattern minus those to the novel one, of each neuron, in the first test.
     */
    private static int[] preference(ReplayedRule replay, NetworkSpec network) {
        int[] preference = new int[network.neurons()];
        boolean untrained = replay.before().size() > 1;
        Stream<ReplayedRule.Excerpt> test = (untrained ? replay.before() : replay.excerpts()).stream();
        test.forEach(excerpt -> {
            int sign = excerpt.label().startsWith(MemoryTask.FAMILIAR)
                    ? 1
                    : excerpt.label().startsWith(MemoryTask.NOVEL) ? -1 : 0;
            for (int neuron : excerpt.neurons()) {
                preference[neuron] += sign;
            }
        });
        return preference;
    }

    /** Number of each neuron's group within its population. */
    private static int[] groups(int[] preference, NetworkSpec network) {
        int[] group = new int[preference.length];
        rank(preference, group, 0, network.excitatory());
        rank(preference, group, network.excitatory(), network.neurons());
        return group;
    }

    private static void rank(int[] preference, int[] group, int from, int to) {
        List<Integer> order = IntStream.range(from, to).boxed()
                .sorted(Comparator.comparingInt((Integer i) -> preference[i]).thenComparingInt(i -> i)).toList();
        for (int i = 0; i < order.size(); i++) {
            group[order.get(i)] = (int) ((long) i * GROUPS / order.size());
        }
    }

    /** Sum of changes and number of synapses, by presynaptic and postsynaptic group. */
    private static double[][][] means(SynapseEnds ends, double[] start, float[] last, int[] group) {
        double[][][] cells = new double[GROUPS][GROUPS][2];
        for (int s = 0; s < last.length; s++) {
            double[] cell = cells[group[ends.pre()[s]]][group[ends.post()[s]]];
            cell[0] += last[s] - start[s];
            cell[1]++;
        }
        return cells;
    }

    private static Panel panel(Pathway pathway, double[][][] cells, List<Change> changes) {
        List<double[]> points = new ArrayList<>();
        for (int pre = 0; pre < GROUPS; pre++) {
            for (int post = 0; post < GROUPS; post++) {
                double[] cell = cells[pre][post];
                double mean = cell[0] / cell[1];
                changes.add(new Change(pathway, pre + 1, post + 1, mean, (int) cell[1]));
                if (Double.isFinite(mean)) {
                    points.add(new double[]{pre + 1, post + 1, mean});
                }
            }
        }
        double[] sizes = points.stream().mapToDouble(p -> Math.abs(p[2])).toArray();
        // Where nothing changed, any scale does.
        double percentile = sizes.length == 0 ? 0 : new Percentile(LARGEST_PERCENT).evaluate(sizes);
        double largest = percentile > 0 ? percentile : 1;
        Plot plot = new Plot(pathway.name(), "presynaptic group", "postsynaptic group", WIDTH, HEIGHT)
                .xRange(0, GROUPS + 1).yRange(0, GROUPS + 1).markerSize(MARKER_PIXELS).legendAtSide();
        double below = Double.NEGATIVE_INFINITY;
        for (int c = 0; c < BORDERS.length; c++) {
            double from = below * largest;
            double to = BORDERS[c] * largest;
            List<double[]> within = points.stream().filter(p -> p[2] > from && p[2] <= to).toList();
            if (!within.isEmpty()) {
                plot.points(name(from, to), within.stream().mapToDouble(p -> p[0]).toArray(),
                        within.stream().mapToDouble(p -> p[1]).toArray(), COLORS.get(c), Marker.SQUARE);
            }
            below = BORDERS[c];
        }
        return plot.panel();
    }

    private static String name(double from, double to) {
        if (Double.isInfinite(from)) {
            return "below " + twoDigits(to);
        }
        return Double.isInfinite(to) ? "above " + twoDigits(from) : twoDigits(from) + " to " + twoDigits(to);
    }

    private static String twoDigits(double value) {
        return String.format(Locale.ROOT, "%.2g", value).replace('-', '\u2212');
    }
}
