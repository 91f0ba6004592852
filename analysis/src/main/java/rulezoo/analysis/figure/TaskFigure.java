package rulezoo.analysis.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import rulezoo.analysis.chart.Palette;
import rulezoo.analysis.chart.Panel;
import rulezoo.analysis.chart.Plot;
import rulezoo.analysis.table.Labels;
import rulezoo.analysis.table.Table;
import rulezoo.simulator.theory.AbaTask;
import rulezoo.simulator.theory.ExplicitRule;

/** The A-B-A task of explicit toy rules, step by step (MBA, figure 3C). */
public final class TaskFigure {
    private static final int WIDTH = 460;
    private static final int HEIGHT = 340;
    private static final int BEFORE = 200;
    private static final int UNDER_STIMULUS = 800;
    private static final int AFTER = 800;
    /** Steps between two points drawn. */
    private static final int STRIDE = 5;
    /** The paper's weights before the task. */
    private static final double[] START = {1, 0.27};

    private static final double[] LIMITS = {0.4, 1.6};
    /** Where the letters of the inputs stand that are shown from a step on. */
    private static final double NOTES = 1.5;

    private TaskFigure() {}

    private static double[] at(double step) {
        return new double[]{step, step};
    }

    private record Step(ExplicitRule rule, int number, double toBackground, double toStimulus) {}

    /**
     * {@return one panel for each rule, in the paper's geometry}
     *
     * @param rules at least one
     */
    public static Figure of(ExplicitRule... rules) {
        List<Panel> panels = new ArrayList<>();
        List<Step> course = new ArrayList<>();
        for (ExplicitRule rule : rules) {
            double[][] responses = responses(AbaTask.published(rule));
            double[] steps = IntStream.range(0, responses[0].length).mapToDouble(i -> i * STRIDE).toArray();
            String name = "\u03b8\u2080 = " + Labels.signedNumber(rule.theta0()) + ", \u03b8\u2081 = "
                    + Labels.signedNumber(rule.theta1());
            panels.add(new Plot(name, "step", "response", WIDTH, HEIGHT).yRange(LIMITS[0], LIMITS[1])
                    .xRange(0, steps[steps.length - 1]).level("set point", 1).thin(at(BEFORE), LIMITS, Palette.GREY)
                    .thin(at(BEFORE + UNDER_STIMULUS), LIMITS, Palette.GREY).note(0, NOTES, "A", Palette.GREY)
                    .note(BEFORE, NOTES, "B", Palette.GREY).note(BEFORE + UNDER_STIMULUS, NOTES, "A", Palette.GREY)
                    .curve("to the background A", steps, responses[0], Palette.BLUE)
                    .curve("to the stimulus B", steps, responses[1], Palette.ORANGE).panel());
            for (int i = 0; i < steps.length; i++) {
                course.add(new Step(rule, i * STRIDE, responses[0][i], responses[1][i]));
            }
        }
        String caption = "A linear neuron sees the background A for " + BEFORE + " steps, the stimulus B for "
                + UNDER_STIMULUS
                + " steps, and A again (the inputs of the paper). The lines are what it would answer to"
                + " each of them at every step. The rule has memory if the response to B is"
                + " nearer to the set point at the end than it was at the beginning.";
        return new Figure("aba-task", "A-B-A task of explicit toy rules", caption, panels, panels.size(),
                Table.data("aba-task", course).script("theta0", s -> s.rule.theta0())
                        .script("theta1", s -> s.rule.theta1()).script("step", Step::number)
                        .script("response_to_background", Step::toBackground)
                        .script("response_to_stimulus", Step::toStimulus));
    }

    private static double[][] responses(AbaTask task) {
        int steps = BEFORE + UNDER_STIMULUS + AFTER;
        double[][] responses = new double[2][steps / STRIDE];
        double[] a = task.background();
        double[] b = task.stimulus();
        double[] weights = START.clone();
        for (int step = 0; step < steps; step++) {
            if (step % STRIDE == 0) {
                responses[0][step / STRIDE] = response(weights, a);
                responses[1][step / STRIDE] = response(weights, b);
            }
            double[] shown = step >= BEFORE && step < BEFORE + UNDER_STIMULUS ? b : a;
            double error = response(weights, shown) - task.target();
            double[] direction = task.rule().direction(shown);
            for (int i = 0; i < weights.length; i++) {
                weights[i] += direction[i] * error;
            }
        }
        return responses;
    }

    private static double response(double[] weights, double[] input) {
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * input[i];
        }
        return sum;
    }
}
