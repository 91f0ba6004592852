package rulezoo.analysis.figure;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import rulezoo.analysis.chart.Palette;
import rulezoo.analysis.chart.Panel;
import rulezoo.analysis.chart.Plot;
import rulezoo.analysis.stable.StableSet;
import rulezoo.analysis.stable.WindowShape;
import rulezoo.analysis.table.Labels;
import rulezoo.analysis.table.Table;

/** The typical spike-timing windows of a stable set: a panel for each cluster. */
public final class WindowShapeFigure {
    private static final int WIDTH = 340;
    private static final int HEIGHT = 290;
    private static final double MILLISECONDS = 1000;
    private static final double SPAN = 100;

    private WindowShapeFigure() {}

    /**
     * Draws the figure.
     *
     * @param set the rules
     * @param shapes the clusters
     * @return one panel for each shape. Nothing without shapes
     */
    public static Optional<Figure> of(StableSet set, List<WindowShape> shapes) {
        if (shapes.isEmpty()) {
            return Optional.empty();
        }
        double limit = 1.1 * shapes.stream().flatMapToDouble(s -> Arrays.stream(s.centre())).map(Math::abs).max()
                .orElse(1);
        List<Panel> panels = IntStream.range(0, shapes.size()).mapToObj(i -> panel(i + 1, shapes.get(i), limit))
                .toList();
        String shares = IntStream.range(0, shapes.size()).mapToObj(i -> "shape " + (i + 1) + ": "
                + shapes.get(i).shareOfPathway().entrySet().stream()
                        .map(e -> e.getKey() + " " + Labels.percent(e.getValue().value()))
                        .collect(Collectors.joining(", ")))
                .collect(Collectors.joining("; "));
        String caption = "Mean spike-timing window of each cluster of the n = " + shapes.getFirst().share().n()
                + " windows of " + set.rules().size()
                + " rules, each divided by its root mean square, against the time of the postsynaptic spike minus the arrival of "
                + "the presynaptic one. k-means over all pathways; silhouette "
                + Labels.rounded(shapes.getFirst().silhouette(), 2)
                + " (1: separate clusters, 0: none). Of each pathway\u2019s windows, " + shares + ".";
        return Optional.of(
                new Figure("window-shapes", "Shapes of spike-timing windows", caption, panels, 3, data(shapes)));
    }

    private static Panel panel(int number, WindowShape shape, double limit) {
        double[] lags = Arrays.stream(WindowShape.lagsSeconds()).map(t -> MILLISECONDS * t).toArray();
        int half = lags.length / 2;
        return new Plot("shape " + number + ": " + Labels.percent(shape.share().value()) + " of windows",
                "post \u2212 pre (ms)",
                "\u0394w (root mean square 1)", WIDTH, HEIGHT).xRange(-SPAN, SPAN).yRange(-limit, limit)
                .thin(new double[]{-SPAN, SPAN}, new double[]{0, 0}, Palette.GREY)
                .thin(new double[]{0, 0}, new double[]{-limit, limit}, Palette.GREY)
                .curve("post first", Arrays.copyOfRange(lags, 0, half), Arrays.copyOfRange(shape.centre(), 0, half),
                        Palette.VERMILLION)
                .curve("pre first", Arrays.copyOfRange(lags, half, lags.length),
                        Arrays.copyOfRange(shape.centre(), half, lags.length), Palette.BLUE)
                .panel();
    }

    private static Table<?> data(List<WindowShape> shapes) {
        record Change(int shape, double lagSeconds, double size) {}
        double[] lags = WindowShape.lagsSeconds();
        return Table.data("window-shapes", IntStream.range(0, shapes.size()).boxed().flatMap(i -> IntStream
                .range(0, lags.length).mapToObj(j -> new Change(i + 1, lags[j], shapes.get(i).centre()[j]))).toList())
                .script("shape", Change::shape).script("lag_s", Change::lagSeconds)
                .script("change_in_root_mean_square", Change::size);
    }
}
