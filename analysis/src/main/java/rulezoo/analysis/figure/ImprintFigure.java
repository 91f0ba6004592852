package rulezoo.analysis.figure;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import rulezoo.analysis.chart.Marker;
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
 * each pathway, or one panel if one set was probed, a marker for each network size (after MBA, figure 2).
 */
public final class ImprintFigure {
    private static final int WIDTH = 460;
    private static final int HEIGHT = 360;
    private static final double DODGE = 0.1;
    private static final List<Quantity> IMPRINTS = Stream.of(Quantity.values()).filter(Quantity::isImprint).toList();

    private record Imprint(Quantity quantity, MemoryEffect effect) {
        Condition condition() {
            return effect.condition();
        }
    }

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
        List<Imprint> shown = measured.stream().flatMap(i -> table.effects(i).stream().map(e -> new Imprint(i, e)))
                .filter(i -> i.condition().delaySeconds() == first && i.effect.isMostlyStable()).toList();
        double[] values = DoubleStream.concat(DoubleStream.of(0), shown.stream()
                .flatMap(i -> Stream.of(i.effect.effect(), i.effect.control()))
                .flatMapToDouble(e -> DoubleStream.of(e.value(), e.low(), e.high()))).filter(Double::isFinite)
                .toArray();
        boolean oneSet = shown.stream().map(i -> i.condition().plastic()).distinct().count() == 1;
        List<Panel> panels = oneSet
                ? List.of(ofPathways(shown, values))
                : measured.stream().map(q -> ofSets(q, shown.stream().filter(i -> i.quantity == q).toList(), values))
                        .toList();
        String caption = "Imprint: 2 (w_engram \u2212 w_rest) / (w_engram + w_rest) of the mean weights onto the tenth of the"
                + " excitatory neurons that answered the familiar pattern most before training (E to I: from them; E to E:"
                + " among them), minus the same of the novel pattern, " + Labels.delay(first)
                + " after training; mean over rules"
                + (oneSet ? "." : ", for every set of plastic pathways with this one in it.")
                + " Crosses: static networks. Bars: 95 % confidence intervals from drawing lineages and seeds. "
                + EffectPanels.sample(shown.stream().map(Imprint::effect).toList())
                + EffectPanels.leftOut(table.effects(measured.getFirst()).stream()
                        .filter(e -> e.condition().delaySeconds() == first).toList());
        return Optional.of(new Figure("imprints", "Imprints of the familiar pattern in the weights", caption, panels, 3,
                MemoryEffect.table(table.effects(measured))));
    }

    /** All imprints of the one set of plastic pathways that was probed. */
    private static Panel ofPathways(List<Imprint> imprints, double[] values) {
        List<Quantity> quantities = imprints.stream().map(Imprint::quantity).distinct().toList();
        return panel("plastic: " + Labels.set(imprints.getFirst().condition().plastic()), "weights",
                quantities.stream().map(q -> q.label().replace("imprint ", "")).toList(), imprints,
                i -> quantities.indexOf(i.quantity), values);
    }

    private static Panel ofSets(Quantity quantity, List<Imprint> imprints, double[] values) {
        List<Set<Pathway>> sets = imprints.stream().map(i -> i.condition().plastic()).distinct()
                .sorted(Condition.setOrder()).toList();
        return panel(quantity.label(), "plastic pathways", sets.stream().map(Labels::set).toList(), imprints,
                i -> sets.indexOf(i.condition().plastic()), values);
    }

    private static Panel panel(String title, String what, List<String> names, List<Imprint> imprints,
            ToIntFunction<Imprint> place, double[] values) {
        List<Integer> sizes = imprints.stream().map(i -> i.condition().excitatory()).distinct().sorted().toList();
        Plot plot = new Plot(title, what, "imprint (relative)", WIDTH, HEIGHT).categories(names).yWithMargin(values)
                .zero();
        for (int s = 0; s < sizes.size(); s++) {
            int size = sizes.get(s);
            List<Imprint> line = imprints.stream().filter(i -> i.condition().excitatory() == size).toList();
            double shift = (2 * s - (2 * sizes.size() - 1) / 2.0) * DODGE;
            draw(plot, line, place, shift, s, "N = " + Labels.number(size));
        }
        return plot.panel();
    }

    private static void draw(Plot plot, List<Imprint> line, ToIntFunction<Imprint> place, double shift, int number,
            String name) {
        double[] x = line.stream().mapToDouble(i -> place.applyAsInt(i) + shift).toArray();
        plot.points(name, x, line.stream().mapToDouble(i -> i.effect.effect().value()).toArray(),
                Palette.line(number), Palette.marker(number));
        double[] beside = line.stream().mapToDouble(i -> place.applyAsInt(i) + shift + DODGE).toArray();
        for (int i = 0; i < x.length; i++) {
            plot.intervalOrLone(x[i], line.get(i).effect.effect(), Palette.line(number))
                    .interval(beside[i], line.get(i).effect.control(), Palette.GREY);
        }
        double[] control = line.stream().mapToDouble(i -> i.effect.control().value()).toArray();
        if (DoubleStream.of(control).anyMatch(Double::isFinite)) {
            plot.points(number == 0 ? "static network" : "", beside, control, Palette.GREY, Marker.CROSS);
        }
    }
}
