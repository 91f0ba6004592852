package rulezoo.analysis.figure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import rulezoo.analysis.chart.Marker;
import rulezoo.analysis.chart.Palette;
import rulezoo.analysis.chart.Panel;
import rulezoo.analysis.chart.Plot;
import rulezoo.analysis.statistics.Estimate;
import rulezoo.analysis.statistics.MeanInterval;
import rulezoo.analysis.table.Labels;
import rulezoo.simulator.feedforward.FeedforwardExperiment;

/**
 * Whole runs of one spiking neuron: its rate, its responses and its plastic weights (MBA, figures S7A to
 * S7C).
 */
public final class FeedforwardCourseFigure {
    private static final int WIDTH = 380;
    private static final int HEIGHT = 320;
    private static final double MINUTE = 60;
    /** Height of the panel in units of what it shows: room for intervals, and for the word above the training. */
    private static final double HEADROOM = 1.15;

    private FeedforwardCourseFigure() {}

    /**
     * Draws the figure.
     *
     * @param name file name without ending
     * @param title what it shows
     * @param results outcomes of each rule by its name, one for each seed
     * @param delaysSeconds delays at which responses were measured
     * @param trainingSeconds length of training
     * @return a column for each rule: rates above, weights below
     */
    public static Figure of(String name, String title, Map<String, List<FeedforwardExperiment.Result>> results,
            List<Double> delaysSeconds, double trainingSeconds) {
        double[] delays = delaysSeconds.stream().mapToDouble(d -> d / MINUTE).toArray();
        List<Panel> rates = new ArrayList<>();
        List<Panel> weights = new ArrayList<>();
        List<CurvePoint> points = new ArrayList<>();
        results.forEach((rule, seeds) -> {
            FeedforwardExperiment.Result result = FeedforwardExperiment.mean(seeds);
            FeedforwardExperiment.Course course = result.course();
            double[] minutes = Arrays.stream(course.seconds()).map(s -> s / MINUTE).toArray();
            double[] hz = Stream.of(course.rateHz(), result.novelHz(), result.familiarHz())
                    .flatMapToDouble(DoubleStream::of).toArray();
            Plot responses = trained(new Plot(rule, "time since training (min)", "rate (Hz)", WIDTH, HEIGHT), hz,
                    minutes, trainingSeconds).curve("rate of the neuron", minutes, course.rateHz(), Palette.VERMILLION);
            for (int i = 0; i < delays.length; i++) {
                int delay = i;
                responses.interval(delays[i], over(seeds, r -> r.novelHz()[delay]), Palette.GREEN)
                        .interval(delays[i], over(seeds, r -> r.familiarHz()[delay]), Palette.PURPLE);
            }
            rates.add(responses
                    .points("response to the novel stimulus", delays, result.novelHz(), Palette.GREEN, Marker.SQUARE)
                    .points("response to the familiar stimulus", delays, result.familiarHz(), Palette.PURPLE,
                            Marker.CIRCLE)
                    .panel());
            double[] of = Stream.of(course.familiarWeight(), course.otherWeight()).flatMapToDouble(DoubleStream::of)
                    .toArray();
            weights.add(trained(
                    new Plot("", "time since training (min)", "mean weight (" + Labels.LEAK + ")", WIDTH, HEIGHT), of,
                    minutes, trainingSeconds)
                    .curve("weights of the inputs of the familiar stimulus", minutes, course.familiarWeight(),
                            Palette.PURPLE)
                    .curve("weights of the other inputs", minutes, course.otherWeight(), Palette.GREEN).panel());
            addPoints(points, rule, "rate_hz", course.seconds(), course.rateHz());
            addPoints(points, rule, "familiar_weight", course.seconds(), course.familiarWeight());
            addPoints(points, rule, "other_weight", course.seconds(), course.otherWeight());
            double[] seconds = delaysSeconds.stream().mapToDouble(Double::doubleValue).toArray();
            addPoints(points, rule, "novel_response_hz", seconds, result.novelHz());
            addPoints(points, rule, "familiar_response_hz", seconds, result.familiarHz());
        });
        String caption = "Above: rate of the neuron in steps of 20 s, and its responses to the novel and the familiar stimulus"
                + " with frozen weights. Below: mean weight of the plastic inputs of the familiar stimulus, and of all"
                + " others, in units of the leak conductance. Dashed: beginning and end of training. Means of "
                + Labels.range(results.values().stream().mapToInt(List::size))
                + " seeds. Bars at responses: 95 % confidence intervals (compare MBA, figures S7A to S7C, which show one run and every weight).";
        List<Panel> panels = Stream.concat(rates.stream(), weights.stream()).toList();
        return new Figure(name, title, caption, panels, results.size(),
                CurvePoint.table(name, points));
    }

    private static Estimate over(List<FeedforwardExperiment.Result> seeds,
            ToDoubleFunction<FeedforwardExperiment.Result> quantity) {
        return MeanInterval.of(seeds.stream().mapToDouble(quantity).toArray());
    }

    private static Plot trained(Plot plot, double[] values, double[] minutes, double trainingSeconds) {
        double low = Math.min(0, Arrays.stream(values).min().orElse(0));
        double high = low + HEADROOM * (Arrays.stream(values).max().orElse(1) - low);
        double[] span = {low, high};
        double begin = -trainingSeconds / MINUTE;
        return plot.xWithMargin(minutes).yWithMargin(span).reference(new double[]{begin, begin}, span, Palette.GREY)
                .reference(new double[]{0, 0}, span, Palette.GREY).note(begin, high, "training", Palette.GREY);
    }

    private static void addPoints(List<CurvePoint> points, String rule, String quantity, double[] seconds,
            double[] values) {
        for (int i = 0; i < seconds.length; i++) {
            points.add(new CurvePoint(rule, quantity, seconds[i], values[i]));
        }
    }
}
