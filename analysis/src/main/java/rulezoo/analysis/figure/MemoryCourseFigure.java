package rulezoo.analysis.figure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import rulezoo.analysis.chart.Palette;
import rulezoo.analysis.chart.Panel;
import rulezoo.analysis.chart.Plot;
import rulezoo.analysis.memory.MemoryCourse;
import rulezoo.analysis.statistics.Estimate;
import rulezoo.analysis.table.Labels;
import rulezoo.analysis.table.Table;

/**
 * Memory of single rules in the recurrent network: dr against delay, and the imprint in the weights I to E.
 */
public final class MemoryCourseFigure {
    private static final int WIDTH = 460;
    private static final int HEIGHT = 340;

    private MemoryCourseFigure() {}

    /**
     * Draws the figure.
     *
     * @param name file name without ending
     * @param title what it shows
     * @param courses of each rule, by its name; all with the same delays
     * @param lastSignificantSeconds last delay at which both responses differ significantly, by rule; 0 for none
     * @return a panel of dr and one of the imprint
     */
    public static Figure of(String name, String title, Map<String, MemoryCourse> courses,
            Map<String, Double> lastSignificantSeconds) {
        List<Point> points = new ArrayList<>();
        courses.forEach((rule, course) -> {
            addPoints(points, rule, "dr", course, course.dr());
            addPoints(points, rule, "imprint", course, course.imprint());
        });
        String caption = "Left: dr is the response to the novel pattern minus that to the familiar one, over their mean. The dr of"
                + " the static network of the same seed is subtracted. Above 0 the novel pattern excites more. Right: the"
                + " imprint says how much stronger the weights from I are onto the neurons that the familiar pattern excites"
                + " than onto the others. The same of the novel pattern and the value before training are subtracted. Means over "
                + Labels.range(courses.values().stream().flatMap(c -> c.dr().stream()).mapToInt(Estimate::n))
                + " seeds with their 95 % confidence intervals. Dashed: the last delay at which both responses differ"
                + " significantly (Student's unpaired t-test over seeds, p < 0.05, as published).";
        return new Figure(name, title, caption,
                List.of(panel("dr \u2212 static", courses, MemoryCourse::dr, lastSignificantSeconds),
                        panel("imprint", courses, MemoryCourse::imprint, Map.of())),
                2, table(name, points));
    }

    private static Panel panel(String what, Map<String, MemoryCourse> courses,
            Function<MemoryCourse, List<Estimate>> quantity, Map<String, Double> dashed) {
        List<Double> delays = courses.values().iterator().next().delaysSeconds();
        double[] values = DoubleStream.concat(DoubleStream.of(0), courses.values().stream().map(quantity)
                .flatMap(List::stream).flatMapToDouble(e -> DoubleStream.of(e.value(), e.low(), e.high())))
                .filter(Double::isFinite).toArray();
        Places<Double> places = new Places<>(delays, Labels::delay, courses.size());
        Plot plot = places.on(new Plot("", "time since training", what, WIDTH, HEIGHT)).yWithMargin(values).zero();
        int number = 0;
        for (Map.Entry<String, MemoryCourse> entry : courses.entrySet()) {
            List<Estimate> estimates = quantity.apply(entry.getValue());
            double[] x = new double[estimates.size()];
            for (int i = 0; i < x.length; i++) {
                x[i] = places.at(delays.get(i), number);
                plot.intervalOrLone(x[i], estimates.get(i), Palette.line(number));
            }
            plot.line(entry.getKey(), x, estimates.stream().mapToDouble(Estimate::value).toArray(),
                    Palette.line(number), Palette.marker(number));
            int last = delays.indexOf(dashed.getOrDefault(entry.getKey(), 0.0));
            if (last >= 0) {
                double at = x[last];
                plot.reference(new double[]{at, at}, new double[]{Arrays.stream(values).min().orElse(0),
                        Arrays.stream(values).max().orElse(0)}, Palette.line(number));
            }
            number++;
        }
        return plot.panel();
    }

    private record Point(String rule, String quantity, double delaySeconds, Estimate value) {}

    private static void addPoints(List<Point> points, String rule, String quantity, MemoryCourse course,
            List<Estimate> estimates) {
        for (int i = 0; i < estimates.size(); i++) {
            points.add(new Point(rule, quantity, course.delaysSeconds().get(i), estimates.get(i)));
        }
    }

    private static Table<Point> table(String name, List<Point> points) {
        return Table.data(name, points).script("rule", Point::rule).script("quantity", Point::quantity)
                .script("delay_s", Point::delaySeconds).estimate("value", "", "", Point::value)
                .script("seeds", p -> p.value.n());
    }
}
