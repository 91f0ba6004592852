package rulezoo.analysis.figure;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import rulezoo.analysis.chart.Marker;
import rulezoo.analysis.chart.Palette;
import rulezoo.analysis.chart.Plot;
import rulezoo.analysis.statistics.Estimate;
import rulezoo.analysis.table.Table;

/** Published numbers beside ours, where there is nothing else to draw. */
public final class PublishedFigure {
    private static final int WIDTH = 760;
    private static final int HEIGHT = 340;
    private static final double DODGE = 0.1;

    /**
     * One number.
     *
     * @param quantity what it is
     * @param published the published value
     * @param ours ours, with its interval where it has one
     */
    public record Pair(String quantity, double published, Estimate ours) {}

    private PublishedFigure() {}

    /**
     * Draws the figure.
     *
     * @param id name of the files
     * @param pairs at least one, with finite numbers
     * @return one panel, a place for each pair
     */
    public static Figure of(String id, List<Pair> pairs) {
        double[] x = IntStream.range(0, pairs.size()).asDoubleStream().toArray();
        double[] published = pairs.stream().mapToDouble(Pair::published).toArray();
        double[] ours = pairs.stream().mapToDouble(p -> p.ours.value()).toArray();
        double[] limits = pairs.stream().map(Pair::ours).filter(Estimate::hasInterval)
                .flatMapToDouble(e -> DoubleStream.of(e.low(), e.high())).toArray();
        Plot plot = new Plot("", "row of the table", "value", WIDTH, HEIGHT)
                .categories(IntStream.rangeClosed(1, pairs.size()).mapToObj(Integer::toString).toList())
                .yWithMargin(Stream.of(published, ours, limits).flatMapToDouble(DoubleStream::of).toArray())
                .points("published", shifted(x, -DODGE), published, Palette.GREY, Marker.CROSS)
                .points("ours", shifted(x, DODGE), ours, Palette.BLUE, Marker.CIRCLE);
        for (int i = 0; i < x.length; i++) {
            plot.interval(x[i] + DODGE, pairs.get(i).ours, Palette.BLUE);
        }
        return new Figure(id, "Published numbers and ours",
                "In the order of the table: " + String.join("; ", IntStream.range(0, pairs.size())
                        .mapToObj(i -> (i + 1) + " " + pairs.get(i).quantity).toList())
                        + ". Bars: 95 % confidence intervals, where there are any.",
                List.of(plot.panel()), 1,
                Table.data(id, pairs).script("quantity", Pair::quantity).script("published", Pair::published)
                        .estimate("ours", "", "", Pair::ours));
    }

    private static double[] shifted(double[] x, double by) {
        return DoubleStream.of(x).map(v -> v + by).toArray();
    }
}
