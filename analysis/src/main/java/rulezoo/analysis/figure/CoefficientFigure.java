package rulezoo.analysis.figure;

import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import rulezoo.analysis.chart.Marker;
import rulezoo.analysis.chart.Palette;
import rulezoo.analysis.chart.Panel;
import rulezoo.analysis.chart.Plot;
import rulezoo.analysis.statistics.Estimate;
import rulezoo.analysis.table.Column;
import rulezoo.analysis.table.Labels;
import rulezoo.analysis.table.Table;
import rulezoo.archive.record.RuleRecord;
import rulezoo.simulator.rule.Coefficient;
import rulezoo.simulator.rule.Pathway;
import rulezoo.simulator.rule.PlasticityRule;
import rulezoo.simulator.rule.RuleFamily;

/** Where in the prior the archived rules lie: a panel for each pathway, a column for each coefficient. */
public final class CoefficientFigure {
    private static final int WIDTH = 440;
    private static final int HEIGHT = 310;
    private static final int MOST_POINTS = 300;
    private static final double SPREAD = 0.5;
    /** How far from the middle of its column each of two zoos stands. */
    private static final double BESIDE = 0.2;
    /** Fractional parts of multiples of the golden ratio fill an interval evenly. */
    private static final double GOLDEN = 0.6180339887498949;

    private CoefficientFigure() {}

    /**
     * Draws the figure for the family most rules belong to.
     *
     * @param rules at least one
     * @return the figure, without the pathways that are static in all rules of the family
     */
    public static Figure of(List<RuleRecord> rules) {
        RuleFamily family = rules.stream().collect(Collectors.groupingBy(r -> r.rule().family(), Collectors.counting()))
                .entrySet().stream().max(Comparator.comparingLong((Map.Entry<RuleFamily, Long> e) -> e.getValue())
                        .thenComparing(e -> e.getKey().id()))
                .orElseThrow().getKey();
        List<RuleRecord> members = rules.stream().filter(r -> r.rule().family().equals(family)).toList();
        List<Panel> panels = new ArrayList<>();
        for (Pathway pathway : Pathway.values()) {
            List<RuleRecord> plastic = plastic(members, pathway);
            if (!plastic.isEmpty()) {
                Plot plot = plot(family, pathway + " (n = " + plastic.size() + ")");
                draw(plot, new Group(family, pathway, plastic), 0, SPREAD, Palette.of(pathway), Marker.CIRCLE);
                panels.add(plot.panel());
            }
        }
        String caption = "Coefficients of the archived " + family.id() + " rules (n = " + members.size() + "), "
                + places(family)
                + " Black: median and quartiles of all rules, weighted by their inclusion weight. Dashed: middle of the prior."
                + (members.size() > MOST_POINTS ? " Dots: " + MOST_POINTS + " of the rules." : "");
        return new Figure("coefficients", "Coefficients of the archived rules", caption, panels, 2,
                data(members));
    }

    /**
     * Draws two zoos side by side.
     *
     * @param firstName name of the first zoo
     * @param first its rules
     * @param secondName name of the second zoo
     * @param second its rules
     * @return the figure; empty unless all rules are of one family, and some pathway is plastic in both
     */
    public static Optional<Figure> compared(String firstName, List<RuleRecord> first, String secondName,
            List<RuleRecord> second) {
        List<RuleRecord> all = Stream.concat(first.stream(), second.stream()).toList();
        if (all.stream().map(r -> r.rule().family()).distinct().count() != 1) {
            return Optional.empty();
        }
        RuleFamily family = all.getFirst().rule().family();
        List<Panel> panels = new ArrayList<>();
        for (Pathway pathway : Pathway.values()) {
            List<RuleRecord> one = plastic(first, pathway);
            List<RuleRecord> other = plastic(second, pathway);
            if (!one.isEmpty() && !other.isEmpty()) {
                Plot plot = plot(family, pathway + " (n = " + one.size() + " and " + other.size() + ")");
                draw(plot, new Group(family, pathway, one), -BESIDE, SPREAD / 2, Palette.line(0), Marker.CIRCLE);
                draw(plot, new Group(family, pathway, other), BESIDE, SPREAD / 2, Palette.line(1), Marker.SQUARE);
                plot.points(ComparisonFigure.FIRST, new double[0], new double[0], Palette.line(0), Marker.CIRCLE)
                        .points(ComparisonFigure.SECOND, new double[0], new double[0], Palette.line(1), Marker.SQUARE);
                panels.add(plot.panel());
            }
        }
        record Zoo(String name, List<RuleRecord> rules) {}
        return panels.isEmpty()
                ? Optional.empty()
                : Optional.of(new Figure("coefficients-compared", "Coefficients of both zoos",
                        "First zoo, circles, left: " + firstName + ". Second zoo, squares, right: " + secondName
                                + ". Coefficients of the "
                                + family.id() + " rules, " + places(family)
                                + " Black: median and quartiles, rules weighted by their inclusion weight."
                                + " Dashed: middle of the prior. Dots: at most " + MOST_POINTS + " rules of each zoo.",
                        panels, 2,
                        Table.data("coefficients-compared",
                                Stream.of(new Zoo(firstName, first), new Zoo(secondName, second))
                                        .flatMap(zoo -> cells(zoo.rules, zoo.name).stream()).toList())
                                .script("zoo", Cell::zoo).with(Cell.COLUMNS)));
    }

    private static List<RuleRecord> plastic(List<RuleRecord> rules, Pathway pathway) {
        return rules.stream().filter(r -> r.rule().plastic().contains(pathway)).toList();
    }

    private static String places(RuleFamily family) {
        return family.coefficients().stream()
                .map(c -> Labels.coefficient(c.name()) + " " + Labels.number(c.minimum()) + " to "
                        + Labels.number(c.maximum()) + ("1".equals(c.unit()) ? "" : " " + c.unit()))
                .collect(Collectors.joining(", ", "each between the lower (0) and upper (1) end of its prior: ", "."));
    }

    private static Plot plot(RuleFamily family, String title) {
        int coefficients = family.size();
        return new Plot(title, "", "place in the prior (0: low, 1: high)", WIDTH, HEIGHT)
                .categories(family.coefficients().stream().map(c -> Labels.coefficient(c.name())).toList())
                .yRange(-0.03, 1.03)
                .markerSize(4)
                .reference("middle of the prior", new double[]{-0.5, coefficients - 0.5}, new double[]{0.5, 0.5},
                        Palette.GREY);
    }

    /** Rules of one family in which one pathway is plastic. */
    private record Group(RuleFamily family, Pathway pathway, List<RuleRecord> rules) {
        /** Where in the prior a coefficient of this pathway is, by rule. */
        double[] places(int coefficient) {
            Coefficient c = family.coefficients().get(coefficient);
            return rules.stream().map(RuleRecord::rule).mapToDouble(r -> {
                long block = r.plastic().stream().filter(p -> p.compareTo(pathway) < 0).count();
                return (r.coefficients()[(int) block * family.size() + coefficient] - c.minimum()) / c.range();
            }).toArray();
        }

        double[] weights() {
            return rules.stream().mapToDouble(r -> r.lineage().weight()).toArray();
        }
    }

    private static void draw(Plot plot, Group group, double offset, double spread, Color color, Marker marker) {
        double[] weights = group.weights();
        for (int c = 0; c < group.family.size(); c++) {
            double[] places = group.places(c);
            double[] shown = Plot.thinned(Arrays.stream(places).boxed().toList(), MOST_POINTS).stream()
                    .mapToDouble(d -> d).toArray();
            double position = c + offset;
            double[] x = IntStream.range(0, shown.length)
                    .mapToDouble(i -> position + spread * (i * GOLDEN % 1 - 0.5)).toArray();
            plot.marks(x, shown, color, marker);
            double median = quantile(places, weights, 0.5);
            double half = 0.6 * spread;
            plot.thick(c == 0 && offset <= 0 ? "median and quartiles" : "",
                    new double[]{position - half, position + half}, new double[]{median, median}, Palette.BLACK);
            plot.interval(position, new Estimate(median, quantile(places, weights, 0.25),
                    quantile(places, weights, 0.75), places.length), Palette.BLACK);
        }
    }

    /** The smallest value that, with those below it, has at least a share of the weight. */
    static double quantile(double[] values, double[] weights, double share) {
        int[] ascending = IntStream.range(0, values.length).boxed()
                .sorted(Comparator.comparingDouble(i -> values[i])).mapToInt(i -> i).toArray();
        double rest = share * Arrays.stream(weights).sum();
        int last = 0;
        while (last < ascending.length - 1 && (rest -= weights[ascending[last]]) > 0) {
            last++;
        }
        return values[ascending[last]];
    }

    /** One coefficient of one rule. */
    private record Cell(String zoo, PlasticityRule rule, int place) {
        static final List<Column<Cell>> COLUMNS = List.of(Column.of("rule", "", "", c -> c.rule.id()),
                Column.of("coefficient", "", "",
                        c -> PlasticityRule.columnName(c.rule.family(), c.rule.plastic(), c.place)),
                Column.of("value", "", "", c -> c.rule.coefficients()[c.place]));
    }

    private static List<Cell> cells(List<RuleRecord> rules, String zoo) {
        return rules.stream().map(RuleRecord::rule)
                .flatMap(r -> IntStream.range(0, r.coefficients().length).mapToObj(i -> new Cell(zoo, r, i))).toList();
    }

    private static Table<?> data(List<RuleRecord> rules) {
        return Table.data("coefficients", cells(rules, "")).with(Cell.COLUMNS);
    }
}
