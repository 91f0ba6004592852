package rulezoo.analysis.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import rulezoo.analysis.chart.Marker;
import rulezoo.analysis.chart.Palette;
import rulezoo.analysis.chart.Plot;
import rulezoo.analysis.table.Labels;
import rulezoo.analysis.table.Table;
import rulezoo.simulator.theory.AbaTask;
import rulezoo.simulator.theory.ExplicitRule;
import rulezoo.simulator.theory.StationaryRule;

/** The A-B-A task in the plane of the two weights (MBA, figures 4A and S6C). */
public final class WeightSpaceFigure {
    private static final int WIDTH = 560;
    private static final int HEIGHT = 420;
    private static final int STEPS = 2000;
    private static final int STRIDE = 10;
    private static final double[] START = {1, 0.27};

    private WeightSpaceFigure() {}

    private record Weights(String rule, double[] of) {}

    /**
     * Draws the path of an explicit rule and the fixed points of implicit ones.
     *
     * @param name file name without ending
     * @param rule the explicit rule
     * @param fixedPoints implicit rules by their name in the legend
     * @return one panel
     */
    public static Figure of(String name, ExplicitRule rule, Map<String, StationaryRule> fixedPoints) {
        AbaTask task = AbaTask.published(rule);
        List<double[]> path = path(task);
        double[] w0 = path.stream().mapToDouble(w -> w[0]).toArray();
        double[] w1 = path.stream().mapToDouble(w -> w[1]).toArray();
        double[] edge = {0.4, 1.3};
        Plot plot = new Plot("", "weight of the first input", "weight of the second input", WIDTH, HEIGHT)
                .xRange(edge[0], edge[1]).yRange(0, 1.2).legendAtSide()
                .line("stable under A", edge, stable(task.background(), edge), Palette.GREY, Marker.NONE)
                .line("stable under B", edge, stable(task.stimulus(), edge), Palette.ORANGE, Marker.NONE)
                .curve("explicit rule", w0, w1, Palette.BLUE);
        List<Weights> points = new ArrayList<>();
        for (int i = 0; i < w0.length; i++) {
            points.add(new Weights("explicit rule", new double[]{w0[i], w1[i]}));
        }
        int number = 0;
        for (Map.Entry<String, StationaryRule> entry : fixedPoints.entrySet()) {
            double[] underB = entry.getValue().converged(START, task.stimulus(), task.target());
            double[] again = entry.getValue().converged(underB, task.background(), task.target());
            plot.points(entry.getKey(), new double[]{START[0], underB[0], again[0]},
                    new double[]{START[1], underB[1], again[1]}, Palette.line(number + 1), Palette.marker(number));
            points.add(new Weights(entry.getKey(), START));
            points.add(new Weights(entry.getKey(), underB));
            points.add(new Weights(entry.getKey(), again));
            number++;
        }
        String caption = "Weights of the explicit rule \u03b8 = (" + Labels.rounded(rule.theta0(), 1) + ", "
                + Labels.rounded(rule.theta1(), 1)
                + ") in the A-B-A task, simulated, and where implicit rules stop at the"
                + " start, under B and under A again (compare MBA, figures 4A and S6C). Each line holds the weights that give the"
                + " set point under one input.";
        return new Figure(name, "The explicit rule and the fixed points of implicit ones", caption,
                List.of(plot.panel()), 1, Table.data(name, points).script("rule", Weights::rule)
                        .script("w0", w -> w.of[0]).script("w1", w -> w.of[1]));
    }

    /** Second weight for which the output is at the set point. */
    private static double[] stable(double[] input, double[] firstWeight) {
        double[] second = new double[firstWeight.length];
        for (int i = 0; i < second.length; i++) {
            second[i] = (1 - firstWeight[i] * input[0]) / input[1];
        }
        return second;
    }

    private static List<double[]> path(AbaTask task) {
        double[] weights = START.clone();
        List<double[]> path = new ArrayList<>();
        for (double[] input : List.of(task.stimulus(), task.background())) {
            double[] direction = task.rule().direction(input);
            for (int step = 0; step < STEPS; step++) {
                if (step % STRIDE == 0) {
                    path.add(weights.clone());
                }
                double error = weights[0] * input[0] + weights[1] * input[1] - task.target();
                weights[0] += direction[0] * error;
                weights[1] += direction[1] * error;
            }
        }
        path.add(weights.clone());
        return path;
    }
}
