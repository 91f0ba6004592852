package rulezoo.analysis.figure;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import rulezoo.analysis.chart.Palette;
import rulezoo.analysis.chart.Panel;
import rulezoo.analysis.chart.Plot;
import rulezoo.analysis.memory.Condition;
import rulezoo.analysis.memory.MemoryByCondition;
import rulezoo.analysis.memory.MemoryEffect;
import rulezoo.analysis.memory.Quantity;
import rulezoo.analysis.table.Labels;
import rulezoo.simulator.rule.Pathway;

/**
 * What training left in the weights, for the sets of plastic pathways that the pathway is in: a panel for
 * each pathway, a line for each network size (after MBA, figure 2).
 */
public final class ImprintFigure {
    private static final int WIDTH = 460;
    private static final int HEIGHT = 360;
    private static final double DODGE = 0.1;
    private static final List<Quantity> IMPRINTS = Stream.of(Quantity.values()).filter(Quantity::isImprint).toList();

    private ImprintFigure() {}

    /**
     * Draws the first delay.
     *
     * @param table the statistics
     * @return the figure; its table has the other delays, too. Nothing if no imprint was measured
     */
    public static Optional<Figure> of(MemoryByCondition table) {
        double first = table.data().delays().getFirst();
        List<Quantity> measured = IMPRINTS.stream().filter(i -> !table.effects(i).isEmpty()).toList();
        if (measured.isEmpty()) {
            return Optional.empty();
        }
        List<MemoryEffect> shown = measured.stream().flatMap(i -> table.effects(i).stream())
                .filter(e -> e.condition().delaySeconds() == first && e.isMostlyStable()).toList();
        double[] values = DoubleStream.concat(DoubleStream.of(0), shown.stream().map(MemoryEffect::effect)
                .flatMapToDouble(e -> e.hasInterval()
                        ? DoubleStream.of(e.value(), e.low(), e.high())
                        : DoubleStream.of(e.value())))
                .toArray();
        List<Panel> panels = measured.stream().map(i -> panel(i,
                table.effects(i).stream()
                        .filter(e -> e.condition().delaySeconds() == first && e.isMostlyStable()).toList(),
                values))
                .toList();
        String caption = "Imprint: 2 (w_engram \u2212 w_rest) / (w_engram + w_rest) of the mean weights onto the tenth of the"
                + " excitatory neurons that answered the familiar pattern most before training (E to I: from them; E to E:"
                + " among them), minus the same of the novel pattern, " + Labels.delay(first)
                + " after training; mean over rules, for every set of plastic pathways with this one in it."
                + " Bars: 95 % confidence intervals from drawing lineages and seeds. "
                + EffectPanels.sample(shown)
                + EffectPanels.leftOut(table.effects(measured.getFirst()).stream()
                        .filter(e -> e.condition().delaySeconds() == first).toList());
        return Optional.of(new Figure("imprints", "Imprints of the familiar pattern in the weights", caption, panels, 3,
                MemoryEffect.table(table.effects(measured))));
    }

    private static Panel panel(Quantity imprint, List<MemoryEffect> effects, double[] values) {
        List<Set<Pathway>> sets = effects.stream().map(e -> e.condition().plastic()).distinct()
                .sorted(Condition.setOrder()).toList();
        List<Integer> sizes = effects.stream().map(e -> e.condition().excitatory()).distinct().sorted().toList();
        Plot plot = new Plot(imprint.label(), "plastic pathways", "imprint", WIDTH, HEIGHT)
                .categories(sets.stream().map(Labels::set).toList()).yWithMargin(values)
                .thin(new double[]{-0.5, sets.size() - 0.5}, new double[]{0, 0}, Palette.GREY);
        for (int s = 0; s < sizes.size(); s++) {
            int size = sizes.get(s);
            double shift = (s - (sizes.size() - 1) / 2.0) * DODGE;
            List<MemoryEffect> line = effects.stream().filter(e -> e.condition().excitatory() == size).toList();
            if (line.isEmpty()) {
                continue;
            }
            double[] x = line.stream().mapToDouble(e -> sets.indexOf(e.condition().plastic()) + shift).toArray();
            plot.points("N = " + size, x, line.stream().mapToDouble(e -> e.effect().value()).toArray(),
                    Palette.line(s), Palette.marker(s));
            for (int i = 0; i < x.length; i++) {
                plot.intervalOrLone(x[i], line.get(i).effect(), Palette.line(s));
            }
        }
        return plot.panel();
    }
}
