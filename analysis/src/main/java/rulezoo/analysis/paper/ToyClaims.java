package rulezoo.analysis.paper;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import rulezoo.analysis.statistics.Estimate;
import rulezoo.analysis.statistics.RankCorrelation;
import rulezoo.analysis.statistics.WilsonInterval;
import rulezoo.simulator.random.RandomStream;
import rulezoo.simulator.theory.AbaTask;
import rulezoo.simulator.theory.ExplicitRule;
import rulezoo.simulator.theory.ImplicitRule;
import rulezoo.simulator.theory.StabilizingRule;
import rulezoo.simulator.theory.StationaryRule;

/**
 * What the paper states of its toy models, against simulations of the A-B-A task for as many steps as the
 * paper's: not against our closed forms.
 */
final class ToyClaims {
    /** Steps of each phase (MBA, A.3.1). */
    private static final int STEPS = 20_000;
    private static final int RULES = 1000;
    /**
     * A change of the weights, or a relative improvement, below this one counts as no memory: the paper's rho.
     */
    private static final double NONE = AbaTask.PUBLISHED_TOLERANCE;
    /** Our reading of "almost all". */
    private static final double ALMOST_ALL = 0.95;
    private static final double[] START = {1, 0.27};
    private static final double TARGET = 1;

    private ToyClaims() {}

    /** MBA 3C. */
    static List<Claim> task() {
        return List.of(
                Claim.near("largest size of the relative improvement of ten purely non-Hebbian rules (\u03b81 = 0)",
                        Reference.published("none", 0, NONE, "MBA, section 4.1"),
                        Claim.exact(IntStream.rangeClosed(1, 10)
                                .mapToDouble(i -> Math.abs(improvement(published(ExplicitRule.of(-0.2 * i, 0)))))
                                .max().orElseThrow()),
                        "1", NONE),
                Claim.atLeast("relative improvement of the Hebbian rule (0, \u22121)",
                        Reference.publishedStatement("the rule remembers", "MBA 3C"),
                        Claim.exact(improvement(published(ExplicitRule.of(0, -1)))), "1", NONE));
    }

    /** MBA 3D. */
    static List<Claim> improvement() {
        List<ExplicitRule> rules = stable(2);
        return List.of(almostAll("share of stable rules whose relative improvement is beyond \u00b10.01, uniform draws",
                "MBA, section 4.1",
                rules.stream().mapToDouble(rule -> Math.abs(improvement(published(rule)))).toArray()),
                Claim.sign("rank correlation of the size of the relative improvement with the distance to instability",
                        Reference.publishedStatement("negative: strongest memories closest to instability",
                                "MBA, prediction 1"),
                        rank(rules, rule -> Math.abs(improvement(published(rule)))), "1", -1),
                Claim.near("largest change of the relative improvement when the learning rate is a tenth, 4 rules",
                        Reference.published("none", 0, NONE, "MBA, prediction 2"),
                        Claim.exact(List.of(new double[]{0, -1}, new double[]{-0.5, -0.5}, new double[]{0.3, -0.8},
                                new double[]{-1, -0.5}).stream()
                                .mapToDouble(t -> Math.abs(improvement(published(ExplicitRule.of(t[0], t[1])))
                                        - improvement(published(new ExplicitRule(t[0], t[1],
                                                ExplicitRule.PUBLISHED_LEARNING_RATE / 10)))))
                                .max().orElseThrow()),
                        "1", NONE));
    }

    /** MBA 3E. */
    static List<Claim> time() {
        return List.of(Claim.sign("rank correlation of the steps to convergence with the distance to instability",
                Reference.publishedStatement("negative: slowest closest to instability", "MBA, prediction 1"),
                rank(stable(2), rule -> steps(published(rule))), "1", -1));
    }

    /** MBA 4B and S6B. */
    static List<Claim> implicit(double degrees, String source) {
        RandomStream random = RandomStream.of(1, "implicit rules");
        double[] sizes = new double[RULES];
        for (int i = 0; i < RULES;) {
            double a = 4 * random.nextUniform();
            double b = -2 + 4 * random.nextUniform();
            if (a > b * b) {
                sizes[i++] = Math.abs(
                        fixedPointImprovement(AbaTask.published(ImplicitRule.of(a, b, 1), Math.toRadians(degrees))));
            }
        }
        return List.of(almostAll("share of positive definite metrics (c = 1) whose relative improvement is beyond"
                + " \u00b10.01, inputs " + Math.round(degrees) + "\u00b0" + " apart", source, sizes));
    }

    /** MBA S6. */
    static List<Claim> supplement() {
        return Stream.of(implicit(60, "MBA, section 4.2, and S6B"), fixedPoints(), relaxed()).flatMap(List::stream)
                .toList();
    }

    /** MBA S6C. */
    private static List<Claim> fixedPoints() {
        return List.of(
                Claim.near(
                        "distance of the ends of all phases of (0, \u22121) from the fixed points of a = 1, b = 0, c = 1",
                        Reference.published("identical", 0, NONE, "MBA, section 4.2 and A.4.1"),
                        Claim.exact(distance(ExplicitRule.of(0, -1), new StationaryRule(1, 0, 1))), "1", NONE),
                Claim.near("the same for a = 1, b = 0, c = 0, as the caption prints",
                        Reference.published("identical", 0, NONE, "MBA S6C, caption"),
                        Claim.exact(distance(ExplicitRule.of(0, -1), new StationaryRule(1, 0, 0))), "1", NONE));
    }

    /** MBA S6D: the form that need not be positive semi-definite is the same where it is. */
    private static List<Claim> relaxed() {
        double largest = 0;
        for (double[] p : new double[][]{{1, 0.5, 1}, {2, -1, 1.5}, {0.5, 0.2, 1}}) {
            largest = Math.max(largest, Math.abs(published(new StationaryRule(p[0], p[1], p[2])).residualRatio()
                    - published(ImplicitRule.of(p[0], p[1], p[2])).residualRatio()));
        }
        return List
                .of(Claim.exactly("largest difference of the residual ratio, with and without the requirement, 3 rules",
                        Reference.derived(0, 1e-12, "adj(P) = det(P) P\u207b\u00b9"), largest, "1"));
    }

    /** MBA S8. */
    static List<Claim> dimensions() {
        List<Claim> claims = new ArrayList<>();
        for (int n : new int[]{3, 10}) {
            claims.add(almostAll("share of stable rules that move the weights by more than 0.01, " + n + " inputs",
                    "MBA S8 and A.3.2: no qualitative change",
                    stable(n).stream().mapToDouble(rule -> displacement(rule, n)).toArray()));
            claims.add(Claim.near("largest displacement of ten purely non-Hebbian rules, " + n + " inputs",
                    Reference.published("none", 0, NONE, "MBA, section 4.1 and S8"),
                    Claim.exact(IntStream.rangeClosed(1, 10)
                            .mapToDouble(i -> displacement(ExplicitRule.of(-0.2 * i, 0), n)).max().orElseThrow()),
                    "1", NONE));
        }
        return claims;
    }

    private static Claim almostAll(String quantity, String source, double[] sizes) {
        Estimate share = WilsonInterval.of((int) Arrays.stream(sizes).filter(size -> size > NONE).count(),
                sizes.length);
        return Claim.atLeast(quantity, Reference.publishedStatement("almost all (read as 95 %)", source), share, "1",
                ALMOST_ALL);
    }

    private static Estimate rank(List<ExplicitRule> rules, ToDoubleFunction<ExplicitRule> quantity) {
        return RankCorrelation.of(rules.stream().mapToDouble(ToyClaims::distanceToInstability).toArray(),
                rules.stream().mapToDouble(quantity).toArray());
    }

    /** From the nearer of the two lines that bound the stable rules of two inputs. */
    private static double distanceToInstability(ExplicitRule rule) {
        return Math.min(-(rule.theta0() + rule.theta1()) / Math.sqrt(2),
                -(Math.sqrt(2) * rule.theta0() + rule.theta1()) / Math.sqrt(3));
    }

    private static List<ExplicitRule> stable(int inputs) {
        RandomStream random = RandomStream.of(1, "explicit rules");
        List<ExplicitRule> rules = new ArrayList<>();
        while (rules.size() < RULES) {
            ExplicitRule rule = ExplicitRule.of(-2 + 4 * random.nextUniform(), -2 + 4 * random.nextUniform());
            if (rule.stableForUnitInputs(inputs)) {
                rules.add(rule);
            }
        }
        return rules;
    }

    private static AbaTask published(StabilizingRule rule) {
        return AbaTask.published(rule);
    }

    /** The relative improvement of a simulation: 1 - |error under B after / before|. */
    private static double improvement(AbaTask task) {
        double[] weights = task.stableStart(START);
        double before = dot(weights, task.stimulus()) - TARGET;
        present(task.rule(), weights, task.stimulus());
        present(task.rule(), weights, task.background());
        return 1 - Math.abs((dot(weights, task.stimulus()) - TARGET) / before);
    }

    /** The same of a rule that has no dynamics but its fixed points. */
    private static double fixedPointImprovement(AbaTask task) {
        double[] start = task.stableStart(START);
        double before = dot(start, task.stimulus()) - TARGET;
        double[] end = task.rule().converged(task.rule().converged(start, task.stimulus(), TARGET), task.background(),
                TARGET);
        return 1 - Math.abs((dot(end, task.stimulus()) - TARGET) / before);
    }

    private static double steps(AbaTask task) {
        double[] start = task.stableStart(START);
        return task.rule().convergenceTime(task.stimulus(), dot(start, task.stimulus()) - TARGET,
                AbaTask.PUBLISHED_TOLERANCE);
    }

    /** Euler steps; the direction depends on the input alone. */
    private static void present(StabilizingRule rule, double[] weights, double[] input) {
        double[] direction = rule.direction(input);
        for (int step = 0; step < STEPS; step++) {
            double error = dot(weights, input) - TARGET;
            for (int i = 0; i < weights.length; i++) {
                weights[i] += direction[i] * error;
            }
        }
    }

    private static double displacement(ExplicitRule rule, int inputs) {
        double[] background = new double[inputs];
        Arrays.fill(background, 1 / Math.sqrt(inputs));
        double[] stimulus = new double[inputs];
        double across = Math.sqrt(1 - background[0] * background[0]);
        for (int i = 0; i < inputs; i++) {
            stimulus[i] = Math.sqrt(0.5)
                    * (background[i] + ((i == 0 ? 1 : 0) - background[0] * background[i]) / across);
        }
        AbaTask task = new AbaTask(rule, background, stimulus, TARGET);
        double[] start = task.stableStart(new double[inputs]);
        double[] end = start.clone();
        present(rule, end, stimulus);
        present(rule, end, background);
        return distance(start, end);
    }

    /** Largest distance between the simulated and the implicit weights at the end of a phase. */
    private static double distance(ExplicitRule simulated, StationaryRule fixed) {
        AbaTask task = published(simulated);
        double[] weights = task.stableStart(START);
        double[] points = weights.clone();
        double largest = 0;
        for (double[] input : List.of(task.stimulus(), task.background())) {
            present(simulated, weights, input);
            points = fixed.converged(points, input, TARGET);
            largest = Math.max(largest, distance(weights, points));
        }
        return largest;
    }

    private static double distance(double[] a, double[] b) {
        return Math.sqrt(IntStream.range(0, a.length).mapToDouble(i -> (a[i] - b[i]) * (a[i] - b[i])).sum());
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
