package rulezoo.analysis.figure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import rulezoo.analysis.chart.Marker;
import rulezoo.analysis.chart.Palette;
import rulezoo.analysis.chart.Panel;
import rulezoo.analysis.chart.Plot;
import rulezoo.analysis.table.Labels;
import rulezoo.analysis.table.Table;
import rulezoo.archive.record.MemoryTask;
import rulezoo.simulator.network.NetworkSpec;

/** Spikes of a replayed rule: a panel for each excerpt, inhibitory neurons above excitatory ones. */
public final class RasterFigure {
    private static final int WIDTH = 310;
    private static final int HEIGHT = 330;
    private static final int EXCITATORY_SHOWN = 80;
    private static final int INHIBITORY_SHOWN = 20;
    private static final int MARKER_PIXELS = 2;
    /** End of the labels of tests before training. */
    private static final String UNTRAINED = "-untrained";
    /** Label of the phase before training. */
    private static final String SETTLE = "settle";

    private RasterFigure() {}

    private record Spike(String excerpt, double seconds, int neuron) {}

    /**
     * Draws the figure.
     *
     * @param replay a replayed recurrent network
     * @param network its neurons
     * @return the figure, excerpts before training first
     */
    public static Figure of(ReplayedRule replay, NetworkSpec network) {
        int[] rows = rows(network);
        int excitatory = Math.min(EXCITATORY_SHOWN, network.excitatory());
        int shown = Arrays.stream(rows).max().orElseThrow() + 1;
        List<Spike> spikes = new ArrayList<>();
        List<Panel> panels = new ArrayList<>();
        List<ReplayedRule.Excerpt> all = Stream.concat(replay.before().stream(), replay.excerpts().stream()).toList();
        List<ReplayedRule.Excerpt> excerpts = all.stream().filter(excerpt -> isFirstTrial(excerpt.label())).toList();
        for (ReplayedRule.Excerpt excerpt : excerpts) {
            panels.add(panel(excerpt, rows, excitatory, shown, network.excitatory()));
            for (int i = 0; i < excerpt.neurons().length; i++) {
                int neuron = excerpt.neurons()[i];
                if (rows[neuron] >= 0) {
                    spikes.add(new Spike(excerpt.label(), excerpt.seconds()[i], neuron));
                }
            }
        }
        String caption = "Spikes of " + excitatory + " of " + network.excitatory() + " excitatory (blue, below) and "
                + (shown - excitatory) + " of " + network.inhibitory()
                + " inhibitory neurons (orange, above), evenly spaced, in the replayed network (seed "
                + replay.simulation().seed()
                + "); above each panel the rate of all excitatory neurons. "
                + "Of a phase the last second is shown"
                + (replay.excerpts().size() > 1 ? "; responses start from the state at its end" : "")
                + (replay.before().size() > 1 ? ", first those before, then those after training." : ".")
                + (excerpts.size() < all.size() ? " Of several presentations the first is shown." : "");
        return new Figure("raster", "Spikes of the replayed rule", caption, panels,
                excerpts.size() % 3 == 0 ? 3 : 2,
                Table.data("raster", spikes).script("excerpt", Spike::excerpt).script("time_s", Spike::seconds)
                        .script("neuron", Spike::neuron)
                        .script("population", s -> s.neuron < network.excitatory() ? "E" : "I"));
    }

    /** Row of each neuron, or -1 for one that is not shown. */
    private static int[] rows(NetworkSpec network) {
        int[] rows = new int[network.neurons()];
        Arrays.fill(rows, -1);
        int excitatory = Math.min(EXCITATORY_SHOWN, network.excitatory());
        int inhibitory = Math.min(INHIBITORY_SHOWN, network.inhibitory());
        for (int i = 0; i < excitatory; i++) {
            rows[(int) ((long) i * network.excitatory() / excitatory)] = i;
        }
        for (int i = 0; i < inhibitory; i++) {
            rows[network.excitatory() + (int) ((long) i * network.inhibitory() / inhibitory)] = excitatory + i;
        }
        return rows;
    }

    private static Panel panel(ReplayedRule.Excerpt excerpt, int[] rows, int excitatory, int shown, int population) {
        long spikes = Arrays.stream(excerpt.neurons()).filter(n -> n < population).count();
        double rate = spikes / (population * excerpt.durationSeconds());
        Plot plot = new Plot(name(excerpt.label()) + ", " + Labels.rounded(rate, 1) + "\u00a0Hz", "time (s)",
                "neurons: E below, I above",
                WIDTH, HEIGHT).xRange(0, excerpt.durationSeconds()).yRange(-1, shown).markerSize(MARKER_PIXELS)
                .xTickSpacing(60);
        plot.thin(new double[]{0, excerpt.durationSeconds()}, new double[]{excitatory - 0.5, excitatory - 0.5},
                Palette.FAINT);
        dots(plot, excerpt, rows, 0, excitatory);
        dots(plot, excerpt, rows, excitatory, shown);
        return plot.panel();
    }

    /** Further patterns and trials of a test have a number behind the label: {@code novel@1s#1.2}. */
    private static boolean isFirstTrial(String label) {
        return label.indexOf('#') < 0;
    }

    /** What a phase is to a reader: {@code novel-untrained@1s} is the novel pattern before training. */
    private static String name(String label) {
        int at = label.indexOf('@');
        String phase = at < 0 ? label : label.substring(0, at);
        String when = phase.endsWith(UNTRAINED) ? ", before training" : ", after training";
        return switch (phase.replace(UNTRAINED, "")) {
            case MemoryTask.NOVEL -> "novel pattern" + when;
            case MemoryTask.FAMILIAR -> "familiar pattern" + when;
            case MemoryTask.BEFORE -> "background before the test";
            case SETTLE -> "background before training";
            default -> phase.replace('-', ' ');
        };
    }

    private static void dots(Plot plot, ReplayedRule.Excerpt excerpt, int[] rows, int from, int to) {
        int[] spikes = IntStream.range(0, excerpt.neurons().length)
                .filter(i -> rows[excerpt.neurons()[i]] >= from && rows[excerpt.neurons()[i]] < to).toArray();
        if (spikes.length > 0) {
            plot.marks(Arrays.stream(spikes).mapToDouble(i -> excerpt.seconds()[i]).toArray(),
                    Arrays.stream(spikes).mapToDouble(i -> rows[excerpt.neurons()[i]]).toArray(),
                    from == 0 ? Palette.BLUE : Palette.VERMILLION, Marker.SQUARE);
        }
    }
}
