package rulezoo.analysis.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import rulezoo.analysis.chart.Palette;
import rulezoo.analysis.chart.Panel;
import rulezoo.analysis.chart.Plot;
import rulezoo.analysis.table.Table;
import rulezoo.simulator.rule.Pathway;
import rulezoo.simulator.rule.PlasticityRule;
import rulezoo.simulator.rule.SixParameterRule;

/** The spike-timing windows of one rule: a panel for each plastic pathway. */
public final class StdpFigure {
    private static final int WIDTH = 340;
    private static final int HEIGHT = 300;
    private static final double LONGEST_LAG_SECONDS = 0.1;
    private static final int POINTS = 100;
    private static final double MILLISECONDS = 1000;

    private StdpFigure() {}

    private record Change(Pathway pathway, double lagSeconds, double inEta) {}

    /**
     * Draws the figure.
     *
     * @param rule a six-parameter polynomial
     * @return the figure, with lags up to 100 ms
     * @throws IllegalArgumentException if the rule is of another family
     */
    public static Figure of(PlasticityRule rule) {
        List<Panel> panels = new ArrayList<>();
        List<Change> changes = new ArrayList<>();
        double[] lags = IntStream.rangeClosed(1, POINTS).mapToDouble(i -> LONGEST_LAG_SECONDS * i / POINTS).toArray();
        for (Pathway pathway : rule.plastic()) {
            SixParameterRule polynomial = rule.polynomial(pathway);
            double[] after = new double[POINTS];
            double[] before = new double[POINTS];
            for (int i = 0; i < POINTS; i++) {
                after[i] = polynomial.pairChange(lags[i]);
                before[i] = polynomial.pairChange(-lags[i]);
                changes.add(new Change(pathway, -lags[i], before[i]));
                changes.add(new Change(pathway, lags[i], after[i]));
            }
            panels.add(panel(pathway, lags, before, after));
        }
        String caption = "Weight change of an isolated pair of spikes under rule " + rule.id()
                + ", in units of the learning rate, against the time of the postsynaptic spike minus the arrival of the "
                + "presynaptic one. Pathways are named presynaptic population first. The offset is alpha + beta: what the "
                + "two spikes change apart from their timing.";
        return new Figure("stdp-windows", "Spike-timing windows of rule " + rule.id(), caption, panels, 2,
                Table.data("stdp-windows", changes).script("pathway", c -> c.pathway.name())
                        .script("lag_s", Change::lagSeconds).script("change_in_eta", Change::inEta));
    }

    private static Panel panel(Pathway pathway, double[] lags, double[] before, double[] after) {
        double[] right = IntStream.range(0, POINTS).mapToDouble(i -> MILLISECONDS * lags[i]).toArray();
        double[] left = IntStream.range(0, POINTS).mapToDouble(i -> -right[i]).toArray();
        double span = MILLISECONDS * LONGEST_LAG_SECONDS;
        double largest = IntStream.range(0, POINTS).mapToDouble(i -> Math.max(Math.abs(before[i]), Math.abs(after[i])))
                .max().orElseThrow();
        double limit = Math.max(0.1, 1.1 * largest);
        return new Plot(pathway.name(), "post \u2212 pre (ms)", "\u0394w / \u03b7", WIDTH, HEIGHT).xRange(-span, span)
                .yRange(-limit, limit).thin(new double[]{-span, span}, new double[]{0, 0}, Palette.GREY)
                .thin(new double[]{0, 0}, new double[]{-limit, limit}, Palette.GREY)
                .curve("post first", left, before, Palette.VERMILLION).curve("pre first", right, after, Palette.BLUE)
                .panel();
    }
}
