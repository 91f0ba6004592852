package rulezoo.analysis.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import rulezoo.analysis.chart.Marker;
import rulezoo.analysis.chart.Palette;
import rulezoo.analysis.chart.Panel;
import rulezoo.analysis.chart.Plot;
import rulezoo.simulator.feedforward.FeedforwardExperiment;

/**
 * Memory of rules on one spiking neuron: dr against delay, and the imprint in the weights (MBA, figures 2 and
 * 5).
 */
public final class FeedforwardMemoryFigure {
    private static final int WIDTH = 460;
    private static final int HEIGHT = 340;
    private static final double MINUTE = 60;

    private FeedforwardMemoryFigure() {}

    /**
     * Draws the figure.
     *
     * @param name file name without ending
     * @param title what it shows
     * @param results outcome of each rule, by its name
     * @param delaysSeconds delays at which dr was measured
     * @param seeds seeds behind each mean
     * @return a panel of dr and one of the imprint, a line for each rule
     */
    public static Figure of(String name, String title, Map<String, FeedforwardExperiment.Result> results,
            List<Double> delaysSeconds, int seeds) {
        double[] delays = delaysSeconds.stream().mapToDouble(d -> d / MINUTE).toArray();
        Plot memory = new Plot("", "time since training (min)", "dr", WIDTH, HEIGHT)
                .reference(new double[]{0, delays[delays.length - 1]}, new double[]{0, 0}, Palette.GREY);
        Plot imprint = new Plot("", "time since training (min)", "imprint (weight)", WIDTH, HEIGHT)
                .reference(new double[]{0, delays[delays.length - 1]}, new double[]{0, 0}, Palette.GREY);
        List<CurvePoint> points = new ArrayList<>();
        int number = 0;
        for (Map.Entry<String, FeedforwardExperiment.Result> entry : results.entrySet()) {
            FeedforwardExperiment.Result result = entry.getValue();
            double[] minutes = IntStream.range(0, result.imprint().length)
                    .mapToDouble(i -> i * FeedforwardExperiment.SAMPLE_SECONDS / MINUTE).toArray();
            memory.line(entry.getKey(), delays, result.dr(), Palette.line(number), Marker.CIRCLE);
            imprint.curve(entry.getKey(), minutes, result.imprint(), Palette.line(number));
            number++;
            for (int i = 0; i < delays.length; i++) {
                points.add(new CurvePoint(entry.getKey(), "dr", delaysSeconds.get(i), result.dr()[i]));
            }
            for (int i = 0; i < minutes.length; i++) {
                points.add(new CurvePoint(entry.getKey(), "imprint", i * FeedforwardExperiment.SAMPLE_SECONDS,
                        result.imprint()[i]));
            }
        }
        List<Panel> panels = List.of(memory.panel(), imprint.panel());
        String caption = "Left: dr is the response to the novel stimulus minus that to the familiar one, over their mean. Above 0 the"
                + " novel stimulus excites more. "
                + "Right: mean weight of the trained inputs minus that of the others; the value before training is subtracted. Means of "
                + seeds + " seeds.";
        return new Figure(name, title, caption, panels, 2,
                CurvePoint.table(name, points));
    }
}
