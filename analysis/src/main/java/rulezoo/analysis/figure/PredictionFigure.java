package rulezoo.analysis.figure;

import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import rulezoo.analysis.chart.Marker;
import rulezoo.analysis.chart.Palette;
import rulezoo.analysis.chart.Panel;
import rulezoo.analysis.chart.Plot;
import rulezoo.analysis.stable.MetricPrediction;
import rulezoo.analysis.stable.StableSet;
import rulezoo.analysis.statistics.Estimate;
import rulezoo.analysis.statistics.LinearPrediction;
import rulezoo.analysis.table.Labels;

/** What the coefficients predict: R2 of each metric, and predicted against simulated rates. */
public final class PredictionFigure {
    private static final int WIDTH = 480;
    private static final int HEIGHT = 380;
    private static final int MOST_POINTS = 1000;
    private static final double LOWEST = -0.5;

    private PredictionFigure() {}

    /**
     * Draws the figure.
     *
     * @param set the rules
     * @param predictions one for each metric
     * @return a panel of R2 and one of the first metric's predictions. Nothing without predictions
     */
    public static Optional<Figure> of(StableSet set, List<MetricPrediction> predictions) {
        if (predictions.isEmpty()) {
            return Optional.empty();
        }
        String caption = "Linear regression on the " + set.dimension()
                + " coefficients. Left: variance explained (R\u00b2) in "
                + "lineages that the regression was not fitted to (up to " + LinearPrediction.FOLDS
                + " folds; filled, with 95 % intervals from drawing "
                + "lineages) and in the rules it was fitted to (crosses). 0: no better than the mean"
                + (predictions.stream().anyMatch(p -> p.prediction().r2().value() < LOWEST)
                        ? "; values below the axis are in the table"
                        : "")
                + ". Right: predictions for rules left out, the dashed line is equality. n = " + set.rules().size()
                + " rules. MBA found that the coefficients predict mean rates.";
        return Optional.of(new Figure("predicted-metrics", "What the coefficients predict", caption,
                List.of(explained(predictions), scatter(set, predictions.getFirst())), 2,
                MetricPrediction.table(predictions)));
    }

    private static Panel explained(List<MetricPrediction> predictions) {
        double[] x = IntStream.range(0, predictions.size()).asDoubleStream().toArray();
        double low = predictions.stream().mapToDouble(p -> p.prediction().r2().low()).min().orElse(0);
        double bottom = Math.clamp(low - 0.05, LOWEST, -0.05);
        Plot plot = new Plot("", "", "R\u00b2", WIDTH, HEIGHT)
                .categories(predictions.stream().map(p -> Labels.metric(p.metric())).toList()).yRange(bottom, 1.05)
                .thin(new double[]{-0.5, x.length - 0.5}, new double[]{0, 0}, Palette.GREY)
                .points("rules left out", x, predictions.stream().mapToDouble(p -> p.prediction().r2().value())
                        .toArray(), Palette.BLUE, Marker.CIRCLE)
                .points("rules fitted", x, predictions.stream().mapToDouble(p -> p.prediction().fitted()).toArray(),
                        Palette.GREY, Marker.CROSS);
        for (int i = 0; i < x.length; i++) {
            Estimate e = predictions.get(i).prediction().r2();
            plot.interval(x[i], e, Palette.BLUE);
        }
        return plot.panel();
    }

    private static Panel scatter(StableSet set, MetricPrediction prediction) {
        List<Integer> shown = Plot.thinned(IntStream.range(0, set.rules().size()).boxed().toList(), MOST_POINTS);
        double[] x = shown.stream().mapToDouble(i -> set.rules().get(i).meanMetrics().get(prediction.metric()))
                .toArray();
        double[] y = shown.stream().mapToDouble(i -> prediction.prediction().predicted()[i]).toArray();
        double[] both = DoubleStream.concat(DoubleStream.of(x), DoubleStream.of(y)).toArray();
        double low = DoubleStream.of(both).min().orElse(0);
        double high = DoubleStream.of(both).max().orElse(1);
        String unit = "1".equals(prediction.metric().unit()) ? "" : " (" + prediction.metric().unit() + ")";
        return new Plot("", Labels.metric(prediction.metric()) + " simulated" + unit, "predicted" + unit, WIDTH, HEIGHT)
                .xWithMargin(both).yWithMargin(both).markerSize(5)
                .reference(new double[]{low, high}, new double[]{low, high}, Palette.BLACK)
                .marks(x, y, Palette.BLUE, Marker.CIRCLE).panel();
    }
}
