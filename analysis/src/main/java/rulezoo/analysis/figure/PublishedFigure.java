package rulezoo.analysis.figure;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import rulezoo.analysis.chart.Marker;
import rulezoo.analysis.chart.Palette;
import rulezoo.analysis.chart.Panel;
import rulezoo.analysis.chart.Plot;
import rulezoo.analysis.statistics.Estimate;
import rulezoo.analysis.table.Labels;
import rulezoo.analysis.table.Table;

/** Numbers of others beside ours: a row for each quantity. */
public final class PublishedFigure {
    private static final int WIDTH = 760;
    private static final int HEIGHT_OF_ROW = 46;
    private static final int HEIGHT_OF_AXES = 110;
    private static final double DODGE = 0.16;
    /** Fewer words in common are no title. */
    private static final int FEWEST_WORDS = 3;

    /**
     * One number.
     *
     * @param quantity what it is
     * @param reference the number of the others, with what their rounding, reading or sampling allows
     * @param ours ours, with its interval where it has one
     */
    public record Pair(String quantity, Estimate reference, Estimate ours) {}

    private PublishedFigure() {}

    /**
     * Draws the figure.
     *
     * @param id name of the files
     * @param title what they are about
     * @param source where the other numbers come from, such as {@code published}
     * @param pairs at least one, with finite numbers of one unit
     * @return one panel, a row for each pair
     */
    public static Figure of(String id, String title, String source, List<Pair> pairs) {
        String common = commonWords(pairs);
        return new Figure(id, title + ": " + source + ", and ours",
                "Grey: " + source + ", with what rounding, reading off or sampling allows. Blue: ours, with 95 %"
                        + " confidence intervals where there are any; n = "
                        + Labels.range(pairs.stream().mapToInt(p -> p.ours.n())) + ".",
                List.of(panel(source, common, pairs)), 1,
                Table.data(id, pairs).script("quantity", Pair::quantity)
                        .estimate("reference", "", "", Pair::reference).estimate("ours", "", "", Pair::ours));
    }

    private static Panel panel(String source, String common, List<Pair> pairs) {
        double[] row = IntStream.range(0, pairs.size()).asDoubleStream().toArray();
        Plot plot = new Plot("", common.isEmpty() ? "value" : common + " \u2026", "", WIDTH,
                HEIGHT_OF_AXES + HEIGHT_OF_ROW * pairs.size())
                .rows(pairs.stream().map(p -> p.quantity.substring(common.length()).strip()).toList())
                .xWithMargin(pairs.stream().flatMap(p -> Stream.of(p.reference, p.ours))
                        .flatMapToDouble(e -> DoubleStream.of(e.value(), e.low(), e.high())).filter(Double::isFinite)
                        .toArray());
        for (int i = 0; i < row.length; i++) {
            span(plot, pairs.get(i).reference, row[i] - DODGE, true);
            span(plot, pairs.get(i).ours, row[i] + DODGE, false);
        }
        return plot.points(source, pairs.stream().mapToDouble(p -> p.reference.value()).toArray(),
                shifted(row, -DODGE), Palette.GREY, Marker.CROSS)
                .points("ours", pairs.stream().mapToDouble(p -> p.ours.value()).toArray(), shifted(row, DODGE),
                        Palette.BLUE, Marker.CIRCLE)
                .panel();
    }

    private static void span(Plot plot, Estimate estimate, double row, boolean ofOthers) {
        if (estimate.hasInterval()) {
            plot.span(estimate.low(), estimate.high(), row, ofOthers ? Palette.GREY : Palette.BLUE);
        }
    }

    /** The words that all quantities begin with name the axis, so that rows have short names. */
    private static String commonWords(List<Pair> pairs) {
        String[] first = pairs.getFirst().quantity.split(" ", -1);
        int common = pairs.size() > 1 ? first.length - 1 : 0;
        for (Pair pair : pairs) {
            String[] words = pair.quantity.split(" ", -1);
            int mismatch = Arrays.mismatch(first, words);
            common = Math.min(common, mismatch < 0 ? words.length - 1 : mismatch);
        }
        return common < FEWEST_WORDS ? "" : String.join(" ", List.of(first).subList(0, common));
    }

    private static double[] shifted(double[] rows, double by) {
        return DoubleStream.of(rows).map(v -> v + by).toArray();
    }
}
