package rulezoo.analysis.figure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
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
import rulezoo.analysis.statistics.Estimate;
import rulezoo.analysis.table.Labels;
import rulezoo.simulator.rule.Pathway;

/**
 * Panels of mean memory: a row for each value of one property of a condition, a column for each measure and
 * two for what memory has to be judged by, the share of stable networks and their background rate. Panels of
 * one column have the same vertical axis. In each there is a line for each set of plastic pathways, and the
 * controls in grey: the static network and, of the primary measure, the network that was not trained.
 *
 * @param table the statistics
 * @param horizontal what stands along the horizontal axis
 * @param rows what the rows differ in
 */
record EffectPanels<X extends Number, R>(MemoryByCondition table, Dimension<X> horizontal, Dimension<R> rows) {
    private static final int WIDTH = 290;
    private static final int HEIGHT = 290;
    private static final double MARGIN = 0.08;
    private static final double PERCENT = 100;
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
        boolean holds(MemoryEffect effect) {
            return values.contains(of.apply(effect));
        }
    }

    /** What a column of panels shows of each condition, beside the static network. */
    private record Shown(String title, Quantity source, Function<MemoryEffect, Estimate> plastic,
            Function<MemoryEffect, Estimate> unchanging, boolean ofStable) {
        static Shown memory(Quantity measure) {
            return new Shown(measure.effectLabel(), measure, MemoryEffect::effect,
                    measure.isAgainstStatic() ? e -> aroundZero(e.control()) : MemoryEffect::control, true);
        }

        static Shown stable(Quantity measure) {
            return new Shown("stable networks (%)", measure, e -> percent(e.stableShare()),
                    e -> percent(e.controlStable()), false);
        }

        static Shown rate() {
            return new Shown("background rate (Hz)", Quantity.BACKGROUND, e -> notNegative(e.effect()),
                    e -> notNegative(e.control()), true);
        }

        /** Symmetric intervals of a rate may reach below 0, where there is none. */
        private static Estimate notNegative(Estimate e) {
            return new Estimate(e.value(), Math.max(0, e.low()), e.high(), e.n());
        }

        /** What is left of the static network if its own value is subtracted. */
        private static Estimate aroundZero(Estimate e) {
            return Double.isNaN(e.value())
                    ? Estimate.NONE
                    : new Estimate(0, e.low() - e.value(), e.high() - e.value(), e.n());
        }

        private static Estimate percent(Estimate e) {
            return new Estimate(PERCENT * e.value(), PERCENT * e.low(), PERCENT * e.high(), e.n());
        }
    }

    /** All panels as a figure. */
    Figure figure(String name, String title, String caption) {
        List<Shown> columns = Stream.concat(table.measures().stream().map(Shown::memory),
                Stream.of(Shown.stable(table.primary().quantity()), Shown.rate())).toList();
        List<Panel> panels = new ArrayList<>();
        for (R row : rows.values) {
            for (Shown shown : columns) {
                panels.add(panel(shown, row));
            }
        }
        List<Quantity> written = Stream.concat(table.measures().stream(),
                Stream.of(Quantity.DR_CEILING, Quantity.BACKGROUND)).toList();
        return new Figure(name, title, caption, panels, columns.size(), MemoryEffect.table(table.effects(written)));
    }

    private Places<X> places() {
        return new Places<>(horizontal.values, horizontal.name,
                table.shownSets().size() + (untrained().isEmpty() ? 1 : 2));
    }

    /** Conditions of the figure; of a mean over stable networks only those in which most networks were stable. */
    private List<MemoryEffect> conditions(Quantity quantity, boolean ofStable) {
        return table.effects(quantity).stream().filter(e -> rows.holds(e) && horizontal.holds(e)
                && table.shownSets().contains(e.condition().plastic()) && (!ofStable || e.isMostlyStable())).toList();
    }

    private Panel panel(Shown shown, R row) {
        Plot plot = places().on(new Plot(rows.name.apply(row), horizontal.title, shown.title, WIDTH, HEIGHT));
        double[] range = range(shown);
        plot.yRange(range[0], range[1]);
        if (shown.ofStable && shown.source.isMemory()) {
            plot.zero();
        }
        List<MemoryEffect> here = inRow(shown.source, shown.ofStable, row);
        List<Set<Pathway>> sets = table.shownSets();
        for (int number = 0; number < sets.size(); number++) {
            draw(plot, Labels.set(sets.get(number)), number, ofSet(here, sets.get(number)), shown.plastic);
            if (shown.ofStable && shown.source == Quantity.DR) {
                List<MemoryEffect> ceiling = ofSet(inRow(Quantity.DR_CEILING, true, row), sets.get(number));
                plot.marks(ceiling.stream().mapToDouble(place(number)::apply).toArray(),
                        ceiling.stream().mapToDouble(e -> e.effect().value()).toArray(), Palette.line(number),
                        Marker.DASH);
            }
        }
        int controls = sets.size();
        drawControl(plot, "static network", Marker.CROSS, controls, inRow(shown.source, false, row),
                shown.unchanging);
        if (isPrimary(shown)) {
            Map<Condition, Estimate> untrained = untrained();
            drawControl(plot, "untrained network", Marker.OPEN_SQUARE, controls + 1, inRow(shown.source, false, row),
                    e -> untrained.getOrDefault(e.condition(), Estimate.NONE));
        }
        if (shown.ofStable && shown.source == Quantity.DR) {
            plot.key("largest possible dr", Marker.DASH);
        }
        return plot.panel();
    }

    private List<MemoryEffect> inRow(Quantity quantity, boolean ofStable, R row) {
        return conditions(quantity, ofStable).stream().filter(e -> rows.of.apply(e).equals(row)).toList();
    }

    private static List<MemoryEffect> ofSet(List<MemoryEffect> effects, Set<Pathway> plastic) {
        return effects.stream().filter(e -> e.condition().plastic().equals(plastic)).toList();
    }

    private Function<MemoryEffect, Double> place(int number) {
        return e -> places().at(horizontal.of.apply(e), number);
    }

    /** A line, which is broken where nothing may be drawn. */
    private void draw(Plot plot, String name, int number, List<MemoryEffect> line,
            Function<MemoryEffect, Estimate> shown) {
        double[] x = new double[horizontal.values.size()];
        double[] y = new double[x.length];
        boolean any = false;
        for (int i = 0; i < x.length; i++) {
            X value = horizontal.values.get(i);
            x[i] = places().at(value, number);
            Optional<Estimate> here = line.stream().filter(e -> horizontal.of.apply(e).equals(value)).map(shown)
                    .filter(e -> Double.isFinite(e.value())).findFirst();
            y[i] = here.map(Estimate::value).orElse(Double.NaN);
            if (here.isPresent()) {
                any = true;
                plot.intervalOrLone(x[i], here.get(), Palette.line(number));
            }
        }
        if (any) {
            plot.line(name, x, y, Palette.line(number), Palette.marker(number));
        }
    }

    private boolean isPrimary(Shown shown) {
        return shown.ofStable && shown.source == table.primary().quantity();
    }

    /** The primary measure without training, of the largest set of plastic pathways where it was measured. */
    private Map<Condition, Estimate> untrained() {
        return table.rows().stream()
                .filter(row -> row.untrained().n() > 0 && row.condition().plastic().equals(table.shownSets().getLast()))
                .collect(Collectors.toMap(MemoryByCondition.Row::condition, MemoryByCondition.Row::untrained));
    }

    /**
     * A control. Of several sets of plastic pathways at one place, that of the largest set is drawn: most rules
     * were probed with it.
     */
    private void drawControl(Plot plot, String name, Marker marker, int number, List<MemoryEffect> effects,
            Function<MemoryEffect, Estimate> shown) {
        List<Double> x = new ArrayList<>();
        List<Double> y = new ArrayList<>();
        for (MemoryEffect effect : effects.reversed()) {
            double place = place(number).apply(effect);
            Estimate control = shown.apply(effect);
            if (Double.isFinite(control.value()) && !x.contains(place)) {
                x.add(place);
                y.add(control.value());
                plot.interval(place, control, Palette.GREY);
            }
        }
        if (!x.isEmpty()) {
            plot.points(name, x.stream().mapToDouble(d -> d).toArray(),
                    y.stream().mapToDouble(d -> d).toArray(), Palette.GREY, marker);
        }
    }

    private double[] range(Shown shown) {
        if (!shown.ofStable) {
            return new double[]{-3, 103};
        }
        double[] points = DoubleStream.concat(estimates(shown).mapToDouble(Estimate::value),
                shown.source == Quantity.DR
                        ? conditions(Quantity.DR_CEILING, true).stream().mapToDouble(e -> e.effect().value())
                        : DoubleStream.empty())
                .filter(Double::isFinite).toArray();
        double lowest = Math.min(0, DoubleStream.of(points).min().orElse(0));
        double highest = Math.max(0, DoubleStream.of(points).max().orElse(0));
        double longest = shown.source.isMemory() ? LONGEST_BAR : highest;
        double low = estimates(shown).filter(Estimate::hasInterval)
                .mapToDouble(e -> Math.max(e.low(), lowest - longest)).min().orElse(lowest);
        double high = estimates(shown).filter(Estimate::hasInterval)
                .mapToDouble(e -> Math.min(e.high(), highest + longest)).max().orElse(highest);
        double least = shown.source.isMemory() ? low : 0;
        double margin = Math.max(0.02, MARGIN * (Math.max(high, highest) - Math.min(least, lowest)));
        return new double[]{Math.min(least, lowest) - margin, Math.max(high, highest) + margin};
    }

    private Stream<Estimate> estimates(Shown shown) {
        return Stream.of(conditions(shown.source, true).stream().map(shown.plastic),
                conditions(shown.source, false).stream().map(shown.unchanging),
                isPrimary(shown) ? untrained().values().stream() : Stream.<Estimate>empty()).flatMap(all -> all);
    }

    /** What all of these figures have in common, for a caption. */
    String legend() {
        boolean cut = table.measures().stream().map(Shown::memory).anyMatch(shown -> {
            double[] range = range(shown);
            return estimates(shown).anyMatch(e -> e.low() < range[0] || e.high() > range[1]);
        });
        boolean chosen = table.shownSets().size() < table.data().plasticSets().size();
        return "Mean over rules of each rule\u2019s mean over seeds. "
                + (table.measures().contains(Quantity.SUPPRESSION)
                        ? "Suppression is the share of the evoked response that training took away, familiar minus novel"
                                + " pattern. "
                        : "")
                + "\u201cdr \u2212 static\u201d is dr minus that of the static network of the same seed; dashes mark the"
                + " largest dr, before this subtraction, that networks with these rates can have. Positive values are novelty preference,"
                + " negative values familiarity preference. Beside them: share of the networks that stayed stable"
                + " (Wilson\u2019s intervals, lineages as clusters), and excitatory rate in the second before the test. "
                + "Each line is a set of plastic pathways"
                + (chosen ? " (the largest set, and each pathway alone; the table holds all sets)" : "")
                + ". Points at one place of the horizontal axis are moved apart. Bars are 95 % confidence intervals, the estimate plus and minus t standard errors: of rules from drawing"
                + " lineages and seeds, of the static network from its seeds"
                + (cut ? "; where they leave the panel, an arrow and a number say how far they go" : "")
                + ". A point without a bar has too few lineages or seeds for one, and its number of rules stands beside it."
                + " Grey crosses are the static network. In the panel of differences it is at 0 by definition, and its"
                + " bar shows how much its own dr varies. "
                + (untrained().isEmpty()
                        ? ""
                        : "Open squares are the same plastic networks with background in place of training. ")
                + sample(conditions(table.primary().quantity(), true))
                + leftOut(conditions(table.primary().quantity(), false));
    }

    /** Which conditions are not drawn because too few networks stayed stable, as a sentence of a caption. */
    static String leftOut(Collection<MemoryEffect> effects) {
        List<MemoryEffect> unstable = effects.stream().filter(e -> !e.isMostlyStable()).toList();
        return unstable.isEmpty()
                ? ""
                : " Means are not drawn where fewer than " + Labels.percent(MemoryEffect.LEAST_STABLE)
                        + " of the networks stayed stable: "
                        + unstable.stream().map(e -> name(e.condition()) + " (" + Labels.percent(e.stableFraction())
                                + ")").collect(Collectors.joining(", "))
                        + ".";
    }

    private static String name(Condition condition) {
        return Labels.set(condition.plastic()) + " at N = " + condition.excitatory() + " after "
                + Labels.delay(condition.delaySeconds());
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
