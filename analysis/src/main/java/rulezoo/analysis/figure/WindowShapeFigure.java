package rulezoo.analysis.figure;

import static rulezoo.analysis.figure.CsvTable.exact;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.knowm.xchart.XYChart;
import rulezoo.analysis.stable.StableSet;
import rulezoo.analysis.stable.WindowShape;
import rulezoo.analysis.statistics.Estimate;
import rulezoo.simulator.rule.Pathway;

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
     * @param shapes at least one
     * @return one panel for each shape
     */
    public static Figure of(StableSet set, List<WindowShape> shapes) {
        double limit = 1.1 * shapes.stream().flatMapToDouble(s -> Arrays.stream(s.centre())).map(Math::abs).max()
                .orElse(1);
        List<XYChart> panels = IntStream.range(0, shapes.size()).mapToObj(i -> panel(i + 1, shapes.get(i), limit))
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
                + CsvTable.rounded(shapes.getFirst().silhouette(), 2)
                + " (1: separate clusters, 0: none). Of each pathway\u2019s windows, " + shares + ".";
        return new Figure("window-shapes", "Shapes of spike-timing windows", caption, panels, 3, data(shapes));
    }

    private static XYChart panel(int number, WindowShape shape, double limit) {
        double[] lags = Arrays.stream(WindowShape.lagsSeconds()).map(t -> MILLISECONDS * t).toArray();
        int half = lags.length / 2;
        return new Plot("shape " + number + ": " + Labels.percent(shape.share().value()), "post \u2212 pre (ms)",
                "\u0394w / size", WIDTH, HEIGHT).xRange(-SPAN, SPAN).yRange(-limit, limit)
                .thin(new double[]{-SPAN, SPAN}, new double[]{0, 0}, Palette.GREY)
                .thin(new double[]{0, 0}, new double[]{-limit, limit}, Palette.GREY)
                .curve("post first", Arrays.copyOfRange(lags, 0, half), Arrays.copyOfRange(shape.centre(), 0, half),
                        Palette.VERMILLION)
                .curve("pre first", Arrays.copyOfRange(lags, half, lags.length),
                        Arrays.copyOfRange(shape.centre(), half, lags.length), Palette.BLUE)
                .chart();
    }

    private static CsvTable data(List<WindowShape> shapes) {
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < shapes.size(); i++) {
            double[] lags = WindowShape.lagsSeconds();
            for (int j = 0; j < lags.length; j++) {
                rows.add(List.of(Integer.toString(i + 1), exact(lags[j]), exact(shapes.get(i).centre()[j])));
            }
        }
        return new CsvTable(List.of("shape", "lag_s", "change_in_root_mean_square"), rows);
    }

    /**
     * {@return how frequent each shape is in each pathway}
     *
     * @param shapes shapes in the order of their numbers
     */
    public static CsvTable shares(List<WindowShape> shapes) {
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < shapes.size(); i++) {
            for (Map.Entry<Pathway, Estimate> e : shapes.get(i).shareOfPathway().entrySet()) {
                Estimate share = e.getValue();
                rows.add(List.of(Integer.toString(i + 1), e.getKey().name(), exact(share.value()), exact(share.low()),
                        exact(share.high()), Integer.toString(share.n())));
            }
        }
        return new CsvTable(List.of("shape", "pathway", "share", "low_95", "high_95", "windows"), rows);
    }
}
