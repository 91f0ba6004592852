package rulezoo.analysis.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import rulezoo.analysis.chart.Palette;
import rulezoo.analysis.chart.Panel;
import rulezoo.analysis.chart.Plot;
import rulezoo.analysis.statistics.Estimate;
import rulezoo.analysis.statistics.MeanInterval;
import rulezoo.analysis.table.Labels;
import rulezoo.simulator.feedforward.FeedforwardExperiment;

/**
 * Memory of rules on one spiking neuron: dr against delay, and the imprint in the weights (MBA, figures 2 and
 * 5).
 */
public final class FeedforwardMemoryFigure {
    private static final int WIDTH = 460;
    private static final int HEIGHT = 340;
    private static final double MINUTE = 60;
    /** Part of the time axis by which intervals of two rules stand apart. */
    private static final double DODGE = 0.008;

    private FeedforwardMemoryFigure() {}

    /**
     * Draws the figure.
     *
     * @param name file name without ending
     * @param title what it shows
     * @param results outcomes of each rule by its name, one for each seed
     * @param delaysSeconds delays at which dr was measured
     * @return a panel of dr and one of the imprint, a line for each rule
     */
    public static Figure of(String name, String title, Map<String, List<FeedforwardExperiment.Result>> results,
            List<Double> delaysSeconds) {
        double[] delays = delaysSeconds.stream().mapToDouble(d -> d / MINUTE).toArray();
        double last = delays[delays.length - 1];
        Plot memory = plot("dr", last);
        Plot imprint = plot("imprint (" + Labels.LEAK + ")", last);
        List<Double> drawn = new ArrayList<>(List.of(0.0));
        List<Double> imprints = new ArrayList<>(List.of(0.0));
        List<CurvePoint> points = new ArrayList<>();
        int number = 0;
        for (Map.Entry<String, List<FeedforwardExperiment.Result>> entry : results.entrySet()) {
            List<FeedforwardExperiment.Result> seeds = entry.getValue();
            FeedforwardExperiment.Result mean = FeedforwardExperiment.mean(seeds);
            double[] minutes = IntStream.range(0, mean.imprint().length)
                    .mapToDouble(i -> i * FeedforwardExperiment.SAMPLE_SECONDS / MINUTE).toArray();
            double[] beside = new double[delays.length];
            for (int i = 0; i < delays.length; i++) {
                beside[i] = delays[i] + DODGE * last * (number - (results.size() - 1) / 2.0);
                int delay = i;
                int sample = (int) Math.rint(delaysSeconds.get(i) / FeedforwardExperiment.SAMPLE_SECONDS);
                interval(memory, beside[i], seeds, r -> r.dr()[delay], number, drawn);
                interval(imprint, beside[i], seeds, r -> r.imprint()[sample], number, imprints);
                points.add(new CurvePoint(entry.getKey(), "dr", delaysSeconds.get(i), mean.dr()[i]));
            }
            memory.curve(entry.getKey(), beside, mean.dr(), Palette.line(number))
                    .marks(beside, mean.dr(), Palette.line(number), Palette.marker(number));
            imprint.curve(entry.getKey(), minutes, mean.imprint(), Palette.line(number));
            for (int i = 0; i < minutes.length; i++) {
                imprints.add(mean.imprint()[i]);
                points.add(new CurvePoint(entry.getKey(), "imprint", i * FeedforwardExperiment.SAMPLE_SECONDS,
                        mean.imprint()[i]));
            }
            number++;
        }
        List<Panel> panels = List.of(memory.yWithMargin(numbers(drawn)).panel(),
                imprint.yWithMargin(numbers(imprints)).panel());
        String caption = "Left: dr is the response to the novel stimulus minus that to the familiar one, over their mean. Above 0 the"
                + " novel stimulus excites more. "
                + "Right: mean weight of the trained inputs minus that of the others, in units of the leak conductance; the value"
                + " before training is subtracted. Means of "
                + Labels.range(results.values().stream().mapToInt(List::size))
                + " seeds. Bars: their 95 % confidence intervals at the times of the tests.";
        return new Figure(name, title, caption, panels, 2,
                CurvePoint.table(name, points));
    }

    private static Plot plot(String what, double lastMinute) {
        return new Plot("", "time since training (min)", what, WIDTH, HEIGHT)
                .xRange(-0.03 * lastMinute, 1.03 * lastMinute).zero();
    }

    private static void interval(Plot plot, double at, List<FeedforwardExperiment.Result> seeds,
            ToDoubleFunction<FeedforwardExperiment.Result> quantity, int number, List<Double> drawn) {
        Estimate estimate = MeanInterval.of(seeds.stream().mapToDouble(quantity).toArray());
        plot.interval(at, estimate, Palette.line(number));
        DoubleStream.of(estimate.value(), estimate.low(), estimate.high()).filter(Double::isFinite)
                .forEach(drawn::add);
    }

    private static double[] numbers(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
