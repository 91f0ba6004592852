package rulezoo.analysis.figure;

import java.util.Arrays;
import java.util.List;
import rulezoo.analysis.chart.Marker;
import rulezoo.analysis.chart.Palette;
import rulezoo.analysis.chart.Plot;
import rulezoo.analysis.table.Table;

/** Memory of rules against the rate that they hold the network at (MBA, discussion). */
public final class RateMemoryFigure {
    private static final int WIDTH = 620;
    private static final int HEIGHT = 380;

    /**
     * One rule.
     *
     * @param rule id of the rule
     * @param rateHz mean excitatory rate just before the test
     * @param dr mean dr at the first delay
     * @param significant whether it responds significantly at any delay, as published
     */
    public record Point(String rule, double rateHz, double dr, boolean significant) {}

    private RateMemoryFigure() {}

    /**
     * Draws the figure.
     *
     * @param points at least one rule
     * @param limitHz rate that the claim is about
     * @return one panel
     */
    public static Figure of(List<Point> points, double limitHz) {
        double[] y = points.stream().mapToDouble(Point::dr).toArray();
        double top = Math.max(limitHz, points.stream().mapToDouble(Point::rateHz).max().orElse(0));
        double low = Math.min(0, Arrays.stream(y).min().orElse(0));
        double high = Math.max(0, Arrays.stream(y).max().orElse(0));
        Plot plot = new Plot("", "background rate (Hz)", "dr at the first delay", WIDTH, HEIGHT).xRange(0, 1.05 * top)
                .yWithMargin(new double[]{low, high})
                .thin(new double[]{0, 1.05 * top}, new double[]{0, 0}, Palette.GREY)
                .reference(new double[]{limitHz, limitHz}, new double[]{low, high}, Palette.GREY)
                .note(limitHz, high, Math.round(limitHz) + " Hz", Palette.GREY);
        add(plot, "significant at some delay", points.stream().filter(Point::significant).toList(), true);
        add(plot, "significant at none", points.stream().filter(p -> !p.significant).toList(), false);
        return new Figure("memory-against-rate", "Memory against the background rate",
                "A point for each rule with all pathways plastic: mean over seeds of dr at the first delay against the"
                        + " excitatory rate in the second before the test. Significance as published: Student's unpaired"
                        + " t-test of both responses over seeds, p < 0.05 at any delay. Dashed: " + Math.round(limitHz)
                        + " Hz. dr cannot exceed what the stimulus adds to the rate, which is less the higher the rate. n = "
                        + points.size() + " rules.",
                List.of(plot.panel()), 1,
                Table.data("memory-against-rate", points).script("rule", Point::rule).script("rate_hz", Point::rateHz)
                        .script("dr", Point::dr).script("significant", Point::significant));
    }

    private static void add(Plot plot, String name, List<Point> points, boolean filled) {
        if (!points.isEmpty()) {
            plot.points(name, points.stream().mapToDouble(Point::rateHz).toArray(),
                    points.stream().mapToDouble(Point::dr).toArray(), filled ? Palette.BLUE : Palette.ORANGE,
                    filled ? Marker.CIRCLE : Marker.DIAMOND);
        }
    }
}
