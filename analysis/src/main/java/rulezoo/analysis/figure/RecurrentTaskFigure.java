package rulezoo.analysis.figure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import rulezoo.analysis.chart.Palette;
import rulezoo.analysis.chart.Panel;
import rulezoo.analysis.chart.Plot;
import rulezoo.analysis.table.Table;
import rulezoo.simulator.rate.RecurrentRateNetwork;
import rulezoo.simulator.theory.RecurrentAbaTask;

/** The A-B-A task of recurrent rate networks, step by step (MBA, figure S3). */
public final class RecurrentTaskFigure {
    private static final int WIDTH = 340;
    private static final int HEIGHT = 300;
    private static final int STRIDE = 50;
    private static final double MARGIN = 0.1;

    private RecurrentTaskFigure() {}

    private record Sample(String network, String rule, double step, double rate, double familiar, double novel) {}

    /** {@return a column for each rule: linear neurons above, rectified ones below} */
    public static Figure of() {
        Map<String, RecurrentRateNetwork.Rule> rules = new LinkedHashMap<>();
        rules.put("Hebbian", new RecurrentRateNetwork.Rule(0, -1, 0));
        rules.put("gradient", new RecurrentRateNetwork.Rule(0, 0, -1));
        rules.put("non-Hebbian", new RecurrentRateNetwork.Rule(-1, 0, 0));
        List<Panel> panels = new ArrayList<>();
        List<Sample> samples = new ArrayList<>();
        for (boolean rectified : new boolean[]{false, true}) {
            String kind = rectified ? "rectified" : "linear";
            rules.forEach((name, rule) -> {
                RecurrentAbaTask.Course course = new RecurrentAbaTask(rule, rectified).run(STRIDE);
                panels.add(panel(name + ", " + kind, course));
                for (int i = 0; i < course.steps().length; i++) {
                    samples.add(new Sample(kind, name, course.steps()[i], course.rate()[i], course.familiar()[i],
                            course.novel()[i]));
                }
            });
        }
        String caption = "A recurrent network of 40 excitatory and 10 inhibitory rate neurons, plastic on all pathways, sees"
                + " the background A for " + RecurrentAbaTask.PHASE_STEPS
                + " steps, a pattern B on eight excitatory neurons (twice the background) as long, and A again. Solid: mean"
                + " excitatory rate. Dashed and dotted: what it would be under the familiar pattern B, and under a novel"
                + " pattern on eight other neurons, at every step. The rule has memory if the two differ more at the"
                + " end than before B. One network without noise (compare MBA, figure S3, which prints neither sizes nor"
                + " inputs).";
        return new Figure("recurrent-aba-task", "A-B-A task in recurrent rate networks", caption, panels, rules.size(),
                Table.data("recurrent-aba-task", samples).script("network", Sample::network)
                        .script("rule", Sample::rule).script("step", Sample::step).script("rate", Sample::rate)
                        .script("response_to_familiar", Sample::familiar)
                        .script("response_to_novel", Sample::novel));
    }

    private static Panel panel(String title, RecurrentAbaTask.Course course) {
        double[] rates = Stream.of(course.rate(), course.familiar(), course.novel()).flatMapToDouble(DoubleStream::of)
                .toArray();
        double low = DoubleStream.of(rates).min().orElseThrow() - MARGIN;
        double high = DoubleStream.of(rates).max().orElseThrow() + MARGIN;
        double[] limits = {low, high};
        int phase = RecurrentAbaTask.PHASE_STEPS;
        Plot plot = new Plot(title, "step", "rate (set point = 1)", WIDTH, HEIGHT).xRange(0, 3.0 * phase)
                .yRange(limits[0], limits[1]).level("set point", RecurrentAbaTask.SET_POINT);
        for (int i = 0; i < 3; i++) {
            double begin = i * (double) phase;
            plot.thin(new double[]{begin, begin}, limits, Palette.GREY).note(begin, high, i == 1 ? "B" : "A",
                    Palette.GREY);
        }
        return plot.curve("mean excitatory rate", course.steps(), course.rate(), Palette.BLUE)
                .curve("under the familiar pattern", course.steps(), course.familiar(), Palette.PURPLE)
                .curve("under the novel pattern", course.steps(), course.novel(), Palette.GREEN).panel();
    }
}
