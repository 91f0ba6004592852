package rulezoo.analysis.figure;

import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import rulezoo.analysis.chart.Palette;
import rulezoo.analysis.chart.Plot;
import rulezoo.analysis.table.Labels;
import rulezoo.analysis.table.Table;
import rulezoo.archive.record.ProbeMeasure;
import rulezoo.archive.record.ProbeRecord;

/** How the rate returns to its set point after the input changes: a line for each rule. */
public final class RateCourseFigure {
    private static final int WIDTH = 700;
    private static final int HEIGHT = 380;
    private static final int BINS_PER_SECOND = 10;
    /** Where the rate before the stimulus is drawn, in seconds. */
    private static final double[] BEFORE = {-3, 0};
    /** More rules have thin lines without names. */
    private static final int MOST_NAMED = 6;
    private static final double HEADROOM = 1.12;
    private static final int ID_LETTERS = 8;

    private RateCourseFigure() {}

    /**
     * The records that can be drawn.
     *
     * @param probes records of any probes
     * @return those of stable networks whose rate was recorded after a change of the input
     */
    public static List<ProbeRecord> drawable(List<ProbeRecord> probes) {
        return probes.stream().filter(p -> p.stable() && !p.measure(ProbeMeasure.RATE_COURSE).isEmpty()).toList();
    }

    /**
     * Draws the mean over seeds of each rule, in seconds.
     *
     * @param records see {@link #drawable}
     * @return one panel. Nothing without records
     */
    public static Optional<Figure> of(List<ProbeRecord> records) {
        if (records.isEmpty()) {
            return Optional.empty();
        }
        Map<String, List<ProbeRecord>> byRule = records.stream()
                .collect(Collectors.groupingBy(ProbeRecord::ruleId, TreeMap::new, Collectors.toList()));
        int seconds = records.stream().mapToInt(p -> p.measure(ProbeMeasure.RATE_COURSE).size() / BINS_PER_SECOND).min()
                .orElseThrow();
        double[] time = IntStream.range(0, seconds).mapToDouble(s -> s + 0.5).toArray();
        Plot plot = new Plot("", "time since the onset of the stimulus (s)", "excitatory rate (Hz)", WIDTH, HEIGHT);
        List<CurvePoint> points = new ArrayList<>();
        double highest = 0;
        int number = 0;
        boolean many = byRule.size() > MOST_NAMED;
        double[] mean = new double[seconds];
        double meanBefore = 0;
        for (Map.Entry<String, List<ProbeRecord>> rule : byRule.entrySet()) {
            double[] rates = meanRates(rule.getValue(), seconds);
            double before = rule.getValue().stream().mapToDouble(ProbeRecord::rateBeforeHz).average().orElseThrow();
            highest = Math.max(highest, Math.max(before, Arrays.stream(rates).max().orElse(0)));
            Color color = many ? Palette.SKY : Palette.line(number++);
            if (many) {
                plot.thin(time, rates, color).thin(BEFORE, new double[]{before, before}, color);
            } else {
                plot.curve(rule.getKey().substring(0, Math.min(ID_LETTERS, rule.getKey().length())), time, rates, color)
                        .thick(BEFORE, new double[]{before, before}, color);
            }
            meanBefore += before / byRule.size();
            points.add(new CurvePoint(rule.getKey(), "rate_hz", BEFORE[0], before));
            for (int s = 0; s < seconds; s++) {
                mean[s] += rates[s] / byRule.size();
                points.add(new CurvePoint(rule.getKey(), "rate_hz", time[s], rates[s]));
            }
        }
        if (many) {
            plot.thick(time, mean, Palette.BLACK).thick(BEFORE, new double[]{meanBefore, meanBefore}, Palette.BLACK);
        }
        double top = HEADROOM * highest;
        for (double change : new double[]{0, seconds / 2.0}) {
            plot.reference(new double[]{change, change}, new double[]{0, top}, Palette.GREY)
                    .note(change, top, change == 0 ? "stimulus begins" : "stimulus ends", Palette.GREY);
        }
        plot.yRange(0, top).xRange(BEFORE[0], seconds);
        String caption = "Excitatory rate in bins of a second while a stimulus begins and ends (dashed). Level lines on the"
                + " left: the rate just before. A line for each of " + byRule.size()
                + " rules"
                + (many ? ", and their mean (black)" : " (beginnings of their ids)") + "; means over "
                + Labels.range(byRule.values().stream().mapToInt(List::size)) + " seeds.";
        return Optional
                .of(new Figure("rate-course", "The rate after the input changes", caption, List.of(plot.panel()), 1,
                        Table.data("rate-course", points).script("rule", CurvePoint::rule)
                                .script("time_s", CurvePoint::seconds).script("rate_hz", CurvePoint::value)));
    }

    private static double[] meanRates(List<ProbeRecord> records, int seconds) {
        double[] rates = new double[seconds];
        for (ProbeRecord record : records) {
            List<Double> course = record.measure(ProbeMeasure.RATE_COURSE);
            for (int bin = 0; bin < seconds * BINS_PER_SECOND; bin++) {
                rates[bin / BINS_PER_SECOND] += course.get(bin) / BINS_PER_SECOND / records.size();
            }
        }
        return rates;
    }
}
