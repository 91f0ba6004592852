package rulezoo.analysis.figure;

import static rulezoo.analysis.figure.CsvTable.exact;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.knowm.xchart.XYChart;
import rulezoo.analysis.statistics.Estimate;
import rulezoo.analysis.statistics.MemoryData;
import rulezoo.analysis.statistics.MemoryEffect;
import rulezoo.analysis.statistics.MemoryScore;
import rulezoo.archive.ProbeRecord;

/**
 * What training left in the weights, against the number of co-active rules: a panel for each pathway, a line
 * for each network size (after MBA, figure 2).
 */
public final class ImprintFigure {
    private static final int WIDTH = 460;
    private static final int HEIGHT = 340;
    private static final double DODGE = 0.1;

    private ImprintFigure() {}

    /**
     * The imprints in every condition.
     *
     * @param data the paired probes
     * @param probes all records
     * @return nothing of a pathway of which none was measured
     */
    public static Map<MemoryScore, List<MemoryEffect>> imprints(MemoryData data, List<ProbeRecord> probes) {
        Map<MemoryScore, List<MemoryEffect>> imprints = new EnumMap<>(MemoryScore.class);
        Stream.of(MemoryScore.values()).filter(MemoryScore::isImprint).forEach(score -> {
            List<MemoryEffect> known = MemoryEffect.of(data.scoredBy(score, probes)).stream()
                    .filter(e -> Double.isFinite(e.effect().value())).toList();
            if (!known.isEmpty()) {
                imprints.put(score, known);
            }
        });
        return imprints;
    }

    /**
     * Draws the first delay.
     *
     * @param imprints at least one
     * @return the figure; its table has the other delays, too
     */
    public static Figure of(Map<MemoryScore, List<MemoryEffect>> imprints) {
        List<MemoryEffect> all = imprints.values().stream().flatMap(List::stream).toList();
        double first = all.stream().mapToDouble(e -> e.condition().delaySeconds()).min().orElseThrow();
        List<MemoryEffect> shown = all.stream().filter(e -> e.condition().delaySeconds() == first).toList();
        double[] values = DoubleStream.concat(DoubleStream.of(0), shown.stream().map(MemoryEffect::effect)
                .flatMapToDouble(e -> e.hasInterval()
                        ? DoubleStream.of(e.value(), e.low(), e.high())
                        : DoubleStream.of(e.value())))
                .toArray();
        List<XYChart> panels = new ArrayList<>();
        imprints.forEach((score, effects) -> panels.add(panel(score,
                effects.stream().filter(e -> e.condition().delaySeconds() == first).toList(), values)));
        String caption = "Imprint: 2 (w_engram \u2212 w_rest) / (w_engram + w_rest) of the mean weights onto the tenth of the"
                + " excitatory neurons that answered the familiar pattern most before training (E to I: from them; E to E:"
                + " among them), minus the same of the novel pattern, " + Labels.delay(first)
                + " after training; mean over rules and those subsets of their pathways in which this one was plastic."
                + " Bars: 95 % confidence intervals from drawing rules and seeds. "
                + Labels.sample(shown);
        return new Figure("imprints", "Imprints of the familiar pattern in the weights", caption, panels, 3,
                table(imprints));
    }

    private static XYChart panel(MemoryScore score, List<MemoryEffect> effects, double[] values) {
        List<Integer> coActive = effects.stream().map(e -> e.condition().coActive()).distinct().sorted().toList();
        List<Integer> sizes = effects.stream().map(e -> e.condition().excitatory()).distinct().sorted().toList();
        Plot plot = new Plot(pathway(score), "co-active rules K", "imprint", WIDTH, HEIGHT)
                .categories(coActive.stream().map(String::valueOf).toList()).yWithMargin(values)
                .thin(new double[]{-0.5, coActive.size() - 0.5}, new double[]{0, 0}, Palette.GREY);
        for (int s = 0; s < sizes.size(); s++) {
            int size = sizes.get(s);
            double shift = (s - (sizes.size() - 1) / 2.0) * DODGE;
            List<MemoryEffect> line = effects.stream().filter(e -> e.condition().excitatory() == size).toList();
            double[] x = line.stream().mapToDouble(e -> coActive.indexOf(e.condition().coActive()) + shift).toArray();
            plot.line("N = " + size, x, line.stream().mapToDouble(e -> e.effect().value()).toArray(),
                    Palette.line(s), Palette.marker(s));
            for (int i = 0; i < x.length; i++) {
                plot.interval(x[i], line.get(i).effect(), Palette.line(s));
            }
        }
        return plot.chart();
    }

    private static String pathway(MemoryScore imprint) {
        return switch (imprint) {
            case IMPRINT_EE -> "E to E";
            case IMPRINT_EI -> "E to I";
            case IMPRINT_IE -> "I to E";
            default -> throw new IllegalArgumentException(imprint + " is no imprint");
        };
    }

    private static CsvTable table(Map<MemoryScore, List<MemoryEffect>> imprints) {
        List<List<String>> rows = new ArrayList<>();
        imprints.forEach((score, effects) -> effects.forEach(e -> {
            Estimate imprint = e.effect();
            rows.add(List.of(pathway(score), Integer.toString(e.condition().excitatory()),
                    Integer.toString(e.condition().coActive()), exact(e.condition().delaySeconds()),
                    exact(imprint.value()), exact(imprint.low()), exact(imprint.high()),
                    Integer.toString(imprint.n())));
        }));
        return new CsvTable(List.of("pathway", "n_excitatory", "k_co_active", "delay_s", "imprint", "low_95", "high_95",
                "rules"), rows);
    }
}
