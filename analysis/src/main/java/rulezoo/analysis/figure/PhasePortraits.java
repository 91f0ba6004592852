package rulezoo.analysis.figure;

import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.IntStream;
import rulezoo.analysis.chart.Palette;
import rulezoo.analysis.chart.Panel;
import rulezoo.analysis.table.Table;
import rulezoo.simulator.theory.AbaTask;
import rulezoo.simulator.theory.ExplicitRule;
import rulezoo.simulator.theory.ImplicitRule;
import rulezoo.simulator.theory.StationaryRule;

/**
 * Phase portraits of the toy models: memory and convergence time over the plane of rules (MBA, figures 3D,
 * 3E, 4B, S6 and S8), by the closed forms of {@link rulezoo.simulator.theory}.
 */
public final class PhasePortraits {
    private static final int POINTS = 73;
    private static final Plane EXPLICIT = new Plane(-2, 2, -2, 2);
    /** Precision matrices {{a, b}, {b, 1}}: none with a <= 0 is positive definite. */
    private static final Plane IMPLICIT = new Plane(0, 4, -2, 2);
    private static final Plane RELAXED = new Plane(-4, 4, -4, 4);
    private static final Plane DIAGONAL = new Plane(0, 4, 0, 4);
    /** What b is where a and c vary. */
    private static final double FIXED_B = 0.5;
    private static final double WIDER = Math.PI / 3;
    private static final double NEGLIGIBLE = 1e-9;

    private static final PortraitPanel.Scale IMPROVEMENT = new PortraitPanel.Scale("relative improvement", List.of(
            new PortraitPanel.Range(-1, new Color(0xB2182B)),
            new PortraitPanel.Range(-0.3, new Color(0xEF8A62)),
            new PortraitPanel.Range(-NEGLIGIBLE, new Color(0xFDDBC7)),
            new PortraitPanel.Range(NEGLIGIBLE, Palette.BLACK),
            new PortraitPanel.Range(0.3, new Color(0xD1E5F0)),
            new PortraitPanel.Range(0.6, new Color(0x92C5DE)),
            new PortraitPanel.Range(0.9, new Color(0x4393C3)),
            new PortraitPanel.Range(Double.POSITIVE_INFINITY, new Color(0x2166AC))));
    private static final PortraitPanel.Scale TIME = new PortraitPanel.Scale("steps to convergence", List.of(
            new PortraitPanel.Range(100, new Color(0xFFFFCC)),
            new PortraitPanel.Range(200, new Color(0xC7E9B4)),
            new PortraitPanel.Range(400, new Color(0x7FCDBB)),
            new PortraitPanel.Range(800, new Color(0x41B6C4)),
            new PortraitPanel.Range(1600, new Color(0x2C7FB8)),
            new PortraitPanel.Range(Double.POSITIVE_INFINITY, new Color(0x253494))));
    private static final PortraitPanel.Scale DISPLACEMENT = new PortraitPanel.Scale("displacement of the weights",
            List.of(
                    new PortraitPanel.Range(NEGLIGIBLE, Palette.BLACK),
                    new PortraitPanel.Range(0.05, new Color(0xF7FCB9)),
                    new PortraitPanel.Range(0.1, new Color(0xD9F0A3)),
                    new PortraitPanel.Range(0.2, new Color(0xADDD8E)),
                    new PortraitPanel.Range(0.4, new Color(0x78C679)),
                    new PortraitPanel.Range(0.8, new Color(0x31A354)),
                    new PortraitPanel.Range(Double.POSITIVE_INFINITY, new Color(0x006837))));

    private PhasePortraits() {}

    /** {@return all portraits} */
    public static List<Figure> all() {
        return List.of(explicit(), implicit(), implicitSupplement(), dimensions());
    }

    /** {@return relative improvement and convergence time of the explicit rule with two inputs} */
    public static Figure explicit() {
        Portrait improvement = new Portrait("RI", EXPLICIT,
                (theta0, theta1) -> ofStable(theta0, theta1, 2, PhasePortraits::improvement));
        Portrait time = new Portrait("steps", EXPLICIT,
                (theta0, theta1) -> ofStable(theta0, theta1, 2, PhasePortraits::time));
        List<Panel> panels = List.of(
                new PortraitPanel("Relative improvement", "\u03b8\u2080", "\u03b8\u2081", IMPROVEMENT)
                        .draw(improvement.points()),
                new PortraitPanel("Steps to convergence under B", "\u03b8\u2080", "\u03b8\u2081", TIME)
                        .draw(time.points()));
        String caption = "The explicit rule dw = \u03b7 (\u03b8\u2080 + \u03b8\u2081 x)(y \u2212 y*) with two inputs, background at"
                + " 30 degrees and stimulus at 75, \u03b7 = 0.01 (compare MBA, figures 3D and 3E). White: unstable for"
                + " some input. The line \u03b8\u2081 = 0, black, is the only one without memory; below it lies novelty"
                + " preference, above it familiarity preference. A negative improvement means that the response has"
                + " moved further from the set point than it was. Memory grows without limit towards the border of"
                + " stability, where convergence is slowest; at the border itself the response overshoots the set"
                + " point, and the improvement turns negative on both sides.";
        return new Figure("phase-portrait-explicit", "Memory and convergence time of the explicit toy rule", caption,
                panels, 2, table("theta0", "theta1", List.of(improvement, time)));
    }

    /** {@return relative improvement and convergence time of the implicit rule with two inputs} */
    public static Figure implicit() {
        Portrait improvement = new Portrait("RI", IMPLICIT,
                (a, b) -> ofImplicit(a, b, 1, PhasePortraits::improvement));
        Portrait time = new Portrait("steps", IMPLICIT,
                (a, b) -> ofImplicit(a, b, 1, PhasePortraits::implicitTime));
        List<Panel> panels = List.of(
                new PortraitPanel("Relative improvement", "a", "b", IMPROVEMENT).draw(improvement.points()),
                new PortraitPanel("Steps to convergence under B", "a", "b", TIME).draw(time.points()));
        String caption = "The implicit rule: the nearest stabilizing weights in the Mahalanobis distance of the"
                + " precision matrix {{a, b}, {b, 1}}, in the same task (compare MBA, figure 4B). White: not positive"
                + " definite, a \u2264 b\u00b2. The improvement lies between 0 and 1."
                + " Convergence with \u03b7 = 0.01; the paper shows no time, because the implicit rule has none.";
        return new Figure("phase-portrait-implicit", "Memory and convergence time of the implicit toy rule", caption,
                panels, 2, table("a", "b", List.of(improvement, time)));
    }

    /**
     * {@return the relative improvement of the implicit rule over other parameters, with a wider angle between
     * the inputs, and without the requirement that its form is positive definite}
     */
    public static Figure implicitSupplement() {
        Portrait overAc = new Portrait("RI_b_0.5", DIAGONAL,
                (a, c) -> ofImplicit(a, FIXED_B, c, PhasePortraits::improvement));
        Portrait overBc = new Portrait("RI_a_1", new Plane(-2, 2, 0, 4),
                (b, c) -> ofImplicit(1, b, c, PhasePortraits::improvement));
        Portrait wider = new Portrait("RI_60_degrees", IMPLICIT, (a, b) -> isDefinite(a, b, 1)
                ? improvement(AbaTask.published(ImplicitRule.of(a, b, 1), WIDER))
                : Double.NaN);
        Portrait relaxed = new Portrait("RI_any_form", RELAXED,
                (a, b) -> improvement(AbaTask.published(new StationaryRule(a, b, 1))));
        List<Panel> panels = List.of(
                new PortraitPanel("A: b = 0.5", "a", "c", IMPROVEMENT).draw(overAc.points()),
                new PortraitPanel("A: a = 1", "b", "c", IMPROVEMENT).draw(overBc.points()),
                new PortraitPanel("B: c = 1, inputs 60 degrees apart", "a", "b", IMPROVEMENT).draw(wider.points()),
                new PortraitPanel("D: c = 1, any form", "a", "b", IMPROVEMENT).draw(relaxed.points()));
        String caption = "Relative improvement of the implicit rule (compare MBA, figures S6A, S6B and S6D). A: the"
                + " sweep of figure 4B over the other pairs of parameters. B: the same sweep as in 4B with 60 instead of"
                + " 45 degrees between background and stimulus. D: over a and b without the requirement that the form is"
                + " positive definite; the weights then go to the stationary point of the form, and the improvement is"
                + " negative where the response moves further from the set point. Black: no memory, on the border"
                + " of the definite forms. White, in A and B: not positive definite.";
        return new Figure("phase-portrait-implicit-supplement", "Memory of the implicit toy rule: other parameters",
                caption, panels, 2, table(List.of(overAc, overBc, wider, relaxed)));
    }

    /** {@return the weight displacement of the explicit rule with two, three and ten inputs} */
    public static Figure dimensions() {
        List<Portrait> maps = new ArrayList<>();
        List<Panel> panels = new ArrayList<>();
        for (int n : new int[]{2, 3, 10}) {
            Portrait map = new Portrait("displacement_n" + n, EXPLICIT,
                    (theta0, theta1) -> ofStable(theta0, theta1, n, PhasePortraits::displacement));
            maps.add(map);
            panels.add(
                    new PortraitPanel(n + " inputs", "\u03b8\u2080", "\u03b8\u2081", DISPLACEMENT).draw(map.points()));
        }
        String caption = "Distance between the weights before and after the A-B-A task for two, three and ten inputs of"
                + " unit norm (compare MBA, figure S8): the background is uniform, the stimulus lies 45 degrees from it"
                + " and activates the first input more than the others. White: unstable for some input.";
        return new Figure("phase-portrait-dimensions", "Memory of the explicit toy rule against the number of inputs",
                caption, panels, 3, table("theta0", "theta1", maps));
    }

    /** A part of the plane of rules. */
    private record Plane(double left, double right, double bottom, double top) {
        double x(int i) {
            return left + (right - left) * i / (POINTS - 1);
        }

        double y(int j) {
            return bottom + (top - bottom) * j / (POINTS - 1);
        }
    }

    /** A quantity over a grid. */
    private record Portrait(String name, Plane plane, DoubleBinaryOperator quantity) {
        List<PortraitPanel.Point> points() {
            List<PortraitPanel.Point> points = new ArrayList<>();
            for (int i = 0; i < POINTS; i++) {
                for (int j = 0; j < POINTS; j++) {
                    double x = plane.x(i);
                    double y = plane.y(j);
                    points.add(new PortraitPanel.Point(x, y, quantity.applyAsDouble(x, y)));
                }
            }
            return points;
        }
    }

    private interface Quantity {
        double of(AbaTask task);
    }

    private static double ofStable(double theta0, double theta1, int inputs, Quantity quantity) {
        ExplicitRule rule = ExplicitRule.of(theta0, theta1);
        return rule.stableForUnitInputs(inputs)
                ? quantity.of(inputs == 2 ? AbaTask.published(rule) : unitTask(rule, inputs))
                : Double.NaN;
    }

    private static double ofImplicit(double a, double b, double c, Quantity quantity) {
        return isDefinite(a, b, c) ? quantity.of(AbaTask.published(ImplicitRule.of(a, b, c))) : Double.NaN;
    }

    private static boolean isDefinite(double a, double b, double c) {
        return a > NEGLIGIBLE && a * c > b * b + NEGLIGIBLE;
    }

    /** Background uniform, stimulus 45 degrees from it towards the first input, both of unit norm. */
    private static AbaTask unitTask(ExplicitRule rule, int inputs) {
        double[] background = new double[inputs];
        Arrays.fill(background, 1 / Math.sqrt(inputs));
        double[] stimulus = new double[inputs];
        double along = background[0];
        double across = Math.sqrt(1 - along * along);
        for (int i = 0; i < inputs; i++) {
            double towardsFirst = ((i == 0 ? 1 : 0) - along * background[i]) / across;
            stimulus[i] = Math.sqrt(0.5) * (background[i] + towardsFirst);
        }
        return new AbaTask(rule, background, stimulus, 1);
    }

    private static double improvement(AbaTask task) {
        return task.relativeImprovement();
    }

    private static double displacement(AbaTask task) {
        double[] start = task.stableStart(new double[task.background().length]);
        double squares = 0;
        for (double shift : task.displacement(start)) {
            squares += shift * shift;
        }
        return Math.sqrt(squares);
    }

    private static double time(AbaTask task) {
        double[] start = task.stableStart(new double[]{1, 0.27});
        double error = start[0] * task.stimulus()[0] + start[1] * task.stimulus()[1] - task.target();
        return task.rule().convergenceTime(task.stimulus(), error, AbaTask.PUBLISHED_TOLERANCE);
    }

    /** The implicit rule has no learning rate of its own. */
    private static double implicitTime(AbaTask task) {
        return time(task) / ExplicitRule.PUBLISHED_LEARNING_RATE;
    }

    private static Table<Integer> table(String x, String y, List<Portrait> maps) {
        List<List<PortraitPanel.Point>> grids = maps.stream().map(Portrait::points).toList();
        List<PortraitPanel.Point> first = grids.getFirst();
        Table<Integer> table = Table.data("phase-portrait", IntStream.range(0, first.size()).boxed().toList())
                .script(x, i -> first.get(i).x()).script(y, i -> first.get(i).y());
        for (int m = 0; m < grids.size(); m++) {
            List<PortraitPanel.Point> grid = grids.get(m);
            table = table.script(maps.get(m).name, i -> grid.get(i).value());
        }
        return table;
    }

    /** Maps over different planes, one below the other. */
    private static Table<?> table(List<Portrait> maps) {
        record Row(String map, PortraitPanel.Point point) {}
        return Table.data("phase-portrait",
                maps.stream().flatMap(m -> m.points().stream().map(p -> new Row(m.name, p))).toList())
                .script("map", Row::map).script("x", r -> r.point.x()).script("y", r -> r.point.y())
                .script("value", r -> r.point.value());
    }
}
