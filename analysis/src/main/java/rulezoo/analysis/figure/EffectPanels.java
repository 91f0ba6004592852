package rulezoo.analysis.figure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import rulezoo.analysis.chart.Marker;
import rulezoo.analysis.chart.Palette;
import rulezoo.analysis.chart.Panel;
import rulezoo.analysis.chart.Plot;
import rulezoo.analysis.memory.MemoryByCondition;
import rulezoo.analysis.memory.MemoryEffect;
import rulezoo.analysis.memory.Quantity;
import rulezoo.analysis.statistics.Estimate;
import rulezoo.analysis.table.Labels;
import rulezoo.simulator.rule.Pathway;

/**
 * Panels of mean memory: a row for each value of one property of a condition, a column for each measure,
 * whose panels have the same vertical axis; in each a line for each set of plastic pathways, intervals, the
 * static network in grey, and the ceiling of dr.
 *
 * @param table the statistics
 * @param horizontal what stands along the horizontal axis
 * @param rows what the rows differ in
 */
record EffectPanels<X, R>(MemoryByCondition table, Dimension<X> horizontal, Dimension<R> rows) {
    private static final int WIDTH = 460;
    private static final int HEIGHT = 360;
    private static final double MOST_DODGE = 0.12;
    private static final double GROUP_WIDTH = 0.6;
    private static final double MARGIN = 0.08;
    /** Intervals of very few seeds reach far beyond any score; the axis follows them so far beyond the points. */
    private static final double LONGEST_BAR = 0.5;

    /**
     * A property of a condition.
     *
     * @param title what it is called along an axis
     * @param values its values, ascending
     * @param name how a value is written
     * @param of the value of an effect's condition
     */
    record Dimension<T>(String title, List<T> values, Function<T, String> name, Function<MemoryEffect, T> of) {
        int index(MemoryEffect effect) {
            return values.indexOf(of.apply(effect));
        }
    }

    /** All panels as a figure. */
    Figure figure(String name, String title, String caption) {
        List<Panel> panels = new ArrayList<>();
        for (R row : rows.values) {
            for (Quantity measure : table.measures()) {
                panels.add(panel(measure, row));
            }
        }
        return new Figure(name, title, caption, panels, 2, MemoryEffect.table(table.effects(shownQuantities())));
    }

    private List<Quantity> shownQuantities() {
        return Stream.concat(table.measures().stream(), Stream.of(Quantity.DR_CEILING)).toList();
    }

    private List<MemoryEffect> shown(Quantity quantity) {
        return table.effects(quantity).stream().filter(e -> rows.index(e) >= 0
                && table.shownSets().contains(e.condition().plastic())).toList();
    }

    private Panel panel(Quantity measure, R row) {
        double[] range = range(measure);
        Plot plot = new Plot(rows.name.apply(row), horizontal.title, measure.effectLabel(), WIDTH, HEIGHT)
                .categories(horizontal.values.stream().map(horizontal.name).toList()).yRange(range[0], range[1]);
        plot.thin(new double[]{-0.5, horizontal.values.size() - 0.5}, new double[]{0, 0}, Palette.GREY);
        List<Set<Pathway>> sets = table.shownSets();
        for (int number = 0; number < sets.size(); number++) {
            Set<Pathway> plastic = sets.get(number);
            List<MemoryEffect> line = inRow(measure, row).filter(e -> e.condition().plastic().equals(plastic)).toList();
            if (!line.isEmpty()) {
                draw(plot, number, line);
            }
            if (measure == Quantity.DR) {
                List<MemoryEffect> ceiling = inRow(Quantity.DR_CEILING, row)
                        .filter(e -> e.condition().plastic().equals(plastic)).toList();
                if (!ceiling.isEmpty()) {
                    plot.marks(x(number, ceiling), y(ceiling), Palette.line(number), Marker.TRIANGLE_DOWN);
                }
            }
        }
        drawStatic(plot, inRow(measure, row).toList());
        return plot.panel();
    }

    private Stream<MemoryEffect> inRow(Quantity quantity, R row) {
        return shown(quantity).stream()
                .filter(e -> rows.of.apply(e).equals(row) && Double.isFinite(e.effect().value()));
    }

    private void draw(Plot plot, int number, List<MemoryEffect> line) {
        double[] x = x(number, line);
        plot.line(Labels.set(line.getFirst().condition().plastic()), x, y(line), Palette.line(number),
                Palette.marker(number));
        for (int i = 0; i < x.length; i++) {
            plot.interval(x[i], line.get(i).effect(), Palette.line(number));
        }
    }

    private double[] x(int number, List<MemoryEffect> effects) {
        return effects.stream().mapToDouble(e -> horizontal.index(e) + shift(number)).toArray();
    }

    private static double[] y(List<MemoryEffect> effects) {
        return effects.stream().mapToDouble(e -> e.effect().value()).toArray();
    }

    /**
     * The control does not depend on what is plastic, so that of several at one place the first is as good as
     * any.
     */
    private void drawStatic(Plot plot, List<MemoryEffect> effects) {
        List<Double> x = new ArrayList<>();
        List<Double> y = new ArrayList<>();
        for (MemoryEffect effect : effects) {
            double place = horizontal.index(effect) + shift(table.shownSets().size());
            if (Double.isFinite(effect.control().value()) && !x.contains(place)) {
                x.add(place);
                y.add(effect.control().value());
                plot.interval(place, effect.control(), Palette.GREY);
            }
        }
        if (!x.isEmpty()) {
            plot.points("static", x.stream().mapToDouble(d -> d).toArray(), y.stream().mapToDouble(d -> d).toArray(),
                    Palette.GREY, Marker.CROSS);
        }
    }

    /** Lines stand side by side, so that their intervals do not cover each other. */
    private double shift(int slot) {
        int slots = table.shownSets().size() + 1;
        return (slot - (slots - 1) / 2.0) * Math.min(MOST_DODGE, GROUP_WIDTH / slots);
    }

    private double[] range(Quantity measure) {
        double[] points = DoubleStream.concat(estimates(measure).mapToDouble(Estimate::value),
                measure == Quantity.DR ? DoubleStream.of(y(shown(Quantity.DR_CEILING))) : DoubleStream.empty())
                .filter(Double::isFinite).toArray();
        double lowest = Math.min(0, DoubleStream.of(points).min().orElse(0));
        double highest = Math.max(0, DoubleStream.of(points).max().orElse(0));
        double low = estimates(measure).filter(Estimate::hasInterval)
                .mapToDouble(e -> Math.max(e.low(), lowest - LONGEST_BAR)).min().orElse(lowest);
        double high = estimates(measure).filter(Estimate::hasInterval)
                .mapToDouble(e -> Math.min(e.high(), highest + LONGEST_BAR)).max().orElse(highest);
        double margin = Math.max(0.02, MARGIN * (Math.max(high, highest) - Math.min(low, lowest)));
        return new double[]{Math.min(low, lowest) - margin, Math.max(high, highest) + margin};
    }

    private Stream<Estimate> estimates(Quantity measure) {
        return shown(measure).stream().flatMap(e -> Stream.of(e.effect(), e.control()));
    }

    /** What all of these figures have in common, for a caption. */
    String legend() {
        boolean cut = table.measures().stream().anyMatch(measure -> {
            double[] range = range(measure);
            return estimates(measure).anyMatch(e -> e.low() < range[0] || e.high() > range[1]);
        });
        boolean chosen = table.shownSets().size() < table.data().plasticSets().size();
        return "Mean over rules of each rule\u2019s mean over seeds. "
                + (table.measures().contains(Quantity.SUPPRESSION)
                        ? "Left: suppression, which is the share of the evoked response that training took away, familiar"
                                + " minus novel pattern. Right: "
                        : "")
                + "dr minus that of the static network of the same seed. Triangles mark the largest dr that networks"
                + " with these rates can have. Positive values are novelty preference, negative values familiarity"
                + " preference. Each line is a set of plastic pathways"
                + (chosen ? " (the largest set, and each pathway alone; the table holds all sets)" : "")
                + ". Bars are 95 % confidence intervals from drawing lineages of rules and seeds"
                + (cut ? " (cut where they leave the panel)" : "")
                + ". Grey crosses show the static network, with its interval over seeds. "
                + sample(table.effects(table.primary().quantity()));
    }

    /** Numbers of rules and seeds and the stable fraction behind some effects, as a sentence of a caption. */
    static String sample(Collection<MemoryEffect> effects) {
        double[] stable = effects.stream().mapToDouble(MemoryEffect::stableFraction).sorted().toArray();
        String share = stable.length == 0
                ? "\u2013"
                : stable[0] == stable[stable.length - 1]
                        ? Labels.percent(stable[0])
                        : Labels.percent(stable[0]) + " to " + Labels.percent(stable[stable.length - 1]);
        return "n = " + Labels.range(effects.stream().mapToInt(e -> e.effect().n())) + " rules of "
                + Labels.range(effects.stream().mapToInt(MemoryEffect::lineages)) + " lineages, "
                + Labels.range(effects.stream().mapToInt(MemoryEffect::seeds)) + " seeds; " + share
                + " of the networks stayed stable, and only these count.";
    }
}
