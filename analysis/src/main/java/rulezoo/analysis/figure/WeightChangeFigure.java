package rulezoo.analysis.figure;

import java.awt.Color;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hipparchus.stat.descriptive.rank.Percentile;
import rulezoo.analysis.chart.ColorBar;
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
    private static final double LARGEST_PERCENT = 98;
    private static final double PERCENT = 100;
    /** From the strongest loss to the strongest gain; their lightness says how strong. */
    private static final List<Color> COLORS = List.of(new Color(0x00456f), new Color(0x0072b2), new Color(0x5aa7d4),
            new Color(0xaed3e8), new Color(0xf2f2f2), new Color(0xf6d0b3), new Color(0xe89a5b), new Color(0xd55e00),
            new Color(0x8a3c00));

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
        List<Change> changes = new ArrayList<>();
        for (Pathway pathway : replay.simulation().rule().plastic()) {
            SynapseEnds ends = SynapseEnds.of(network, pathway, replay.simulation().seed());
            float[] last = Objects.requireNonNull(replay.last().get(pathway));
            double[] start = new double[last.length];
            float[] settled = Objects.requireNonNull(replay.settled().get(pathway));
            Arrays.setAll(start, s -> trained ? settled[s] : network.initialWeights().of(pathway));
            changes.addAll(changes(pathway, means(ends, start, last, group)));
        }
        double scale = scale(changes, network);
        List<Panel> panels = replay.simulation().rule().plastic().stream()
                .map(pathway -> panel(pathway, changes, network, scale)).toList();
        String caption = "Mean change of the weights between groups of neurons (twenty of each population), "
                + (trained
                        ? "from the end of the first phase to the end of the network\u2019s life (before any test)"
                        : "from the start to the end of the simulation")
                + ", as a part of the pathway\u2019s weight at time zero. All panels have the same colours, which end at the size"
                + " that 98 % of the changes do not exceed; the table has the changes in leak conductances. "
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

    private static List<Change> changes(Pathway pathway, double[][][] cells) {
        List<Change> changes = new ArrayList<>();
        for (int pre = 0; pre < GROUPS; pre++) {
            for (int post = 0; post < GROUPS; post++) {
                double[] cell = cells[pre][post];
                changes.add(new Change(pathway, pre + 1, post + 1, cell[0] / cell[1], (int) cell[1]));
            }
        }
        return changes;
    }

    /** A change as a percentage of the weight that all synapses of the pathway begin with. */
    private static double percent(Change change, NetworkSpec network) {
        double initial = network.initialWeights().of(change.pathway);
        return PERCENT * change.mean / (initial > 0 ? initial : 1);
    }

    /** The end of the colours, in per cent. Where nothing changed, any scale does. */
    private static double scale(List<Change> changes, NetworkSpec network) {
        double[] sizes = changes.stream().mapToDouble(c -> Math.abs(percent(c, network))).filter(Double::isFinite)
                .toArray();
        double percentile = sizes.length == 0 ? 0 : new Percentile(LARGEST_PERCENT).evaluate(sizes);
        return percentile > 0 ? percentile : 1;
    }

    private static Panel panel(Pathway pathway, List<Change> all, NetworkSpec network, double scale) {
        Plot plot = new Plot(pathway.name(), "presynaptic group", "postsynaptic group", WIDTH, HEIGHT)
                .xRange(0.5, GROUPS + 0.5).yRange(0.5, GROUPS + 0.5);
        List<String> borders = new ArrayList<>();
        double part = 2 * scale / COLORS.size();
        for (int c = 0; c < COLORS.size(); c++) {
            double from = c == 0 ? Double.NEGATIVE_INFINITY : -scale + c * part;
            double to = c == COLORS.size() - 1 ? Double.POSITIVE_INFINITY : -scale + (c + 1) * part;
            List<Change> within = all.stream().filter(change -> change.pathway == pathway
                    && percent(change, network) > from && percent(change, network) <= to).toList();
            plot.tiles("", within.stream().mapToDouble(Change::pre).toArray(),
                    within.stream().mapToDouble(Change::post).toArray(), new double[]{1, 1}, COLORS.get(c));
            if (Double.isFinite(to)) {
                borders.add(twoDigits(to));
            }
        }
        return plot.colorBar(new ColorBar("change of the weight (%)", COLORS, borders)).panel();
    }

    private static String twoDigits(double value) {
        return new BigDecimal(value).round(new MathContext(2)).toPlainString().replace('-', '\u2212');
    }
}
