package rulezoo.analysis.figure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import rulezoo.analysis.chart.Marker;
import rulezoo.analysis.chart.Palette;
import rulezoo.analysis.chart.Panel;
import rulezoo.analysis.chart.Plot;
import rulezoo.analysis.statistics.Estimate;
import rulezoo.analysis.table.Table;

/** Two zoos beside each other: a panel for each quantity, a place for each condition. */
public final class ComparisonFigure {
    private static final int WIDTH = 460;
    private static final int HEIGHT = 330;
    private static final int MOST_PLACES = 16;
    private static final double DODGE = 0.12;
    /** Names of the zoos in legends, which have no room for paths. */
    static final String FIRST = "first zoo";
    /** The other one. */
    static final String SECOND = "second zoo";

    /**
     * A quantity of both zoos.
     *
     * @param quantity what it is, with its unit
     * @param place in which condition, or which of several such quantities; may be empty
     * @param first of the first zoo
     * @param second of the second zoo
     */
    public record Pair(String quantity, String place, Estimate first, Estimate second) {}

    private ComparisonFigure() {}

    /**
     * Draws the figure.
     *
     * @param firstName name of the first zoo
     * @param secondName name of the second zoo
     * @param pairs what both have
     * @return the figure; its table has all conditions. Nothing if there is nothing to compare
     */
    public static Optional<Figure> of(String firstName, String secondName, List<Pair> pairs) {
        if (pairs.isEmpty()) {
            return Optional.empty();
        }
        Map<String, List<Pair>> byQuantity = pairs.stream()
                .collect(Collectors.groupingBy(Pair::quantity, LinkedHashMap::new, Collectors.toList()));
        List<Panel> panels = new ArrayList<>();
        byQuantity.forEach((quantity, of) -> panels.add(panel(quantity, Plot.thinned(of, MOST_PLACES))));
        boolean thinned = byQuantity.values().stream().anyMatch(of -> of.size() > MOST_PLACES);
        String caption = "First zoo, circles: " + firstName + ". Second zoo, squares: " + secondName
                + ". Bars are 95 % confidence intervals: of means"
                + " over rules Student\u2019s with lineages as clusters, of memory from drawing lineages and seeds, of fractions Wilson\u2019s."
                + " Where there are too few rules for a bar, their number stands beside the point."
                + (thinned ? " Of many conditions " + MOST_PLACES + " are drawn; the table has all." : "");
        return Optional.of(new Figure("comparison", "Both zoos beside each other", caption, panels, 2,
                Table.data("comparison", pairs).script("quantity", Pair::quantity).script("condition", Pair::place)
                        .estimate("first", "", "", Pair::first).estimate("second", "", "", Pair::second)));
    }

    private static Panel panel(String quantity, List<Pair> pairs) {
        double[] values = pairs.stream().flatMap(pair -> List.of(pair.first, pair.second).stream())
                .flatMapToDouble(e -> DoubleStream.of(e.value(), e.low(), e.high())).filter(Double::isFinite)
                .toArray();
        Plot plot = new Plot("", "", quantity, WIDTH, HEIGHT).categories(pairs.stream().map(Pair::place).toList())
                .yWithMargin(values);
        if (DoubleStream.of(values).anyMatch(v -> v < 0)) {
            plot.zero();
        }
        draw(plot, FIRST, pairs.stream().map(Pair::first).toList(), 0);
        draw(plot, SECOND, pairs.stream().map(Pair::second).toList(), 1);
        return plot.panel();
    }

    private static void draw(Plot plot, String name, List<Estimate> estimates, int number) {
        double[] x = IntStream.range(0, estimates.size()).mapToDouble(i -> i + (2 * number - 1) * DODGE).toArray();
        for (int i = 0; i < x.length; i++) {
            plot.intervalOrLone(x[i], estimates.get(i), Palette.line(number));
        }
        plot.points(name, x, estimates.stream().mapToDouble(Estimate::value).toArray(), Palette.line(number),
                number == 0 ? Marker.CIRCLE : Marker.SQUARE);
    }
}
