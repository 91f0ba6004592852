package rulezoo.simulator.theory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import rulezoo.simulator.random.RandomStream;

/**
 * Checks of the explicit and implicit toy models and of Oja's rule: E1 to E8, and those of docs/science.md,
 * 5.2 and 5.5.
 */
final class ToyChecks {
    private static final int MANY_STEPS = 1_000_000;
    /** Near enough to convergence for comparisons to five digits. */
    private static final double CONVERGED = 1e-9;
    private static final double[] PUBLISHED_START = {1, 0.27};
    private static final double RATIO_TOLERANCE = 1e-5;

    private ToyChecks() {}

    static List<TheoryCheck> all() {
        List<TheoryCheck> checks = new ArrayList<>();
        checks.add(new TheoryCheck("E1-eigenvalue",
                "error after 200 Euler steps = (1 + eta lambda)^200 of the first, N = 10",
                StrictMath.pow(1 + eigenvalueOfTen(), 200), 1e-12, ToyChecks::errorAfterTwoHundredSteps));
        for (int n : new int[]{2, 3, 10, 100}) {
            checks.add(new TheoryCheck("E2-border-N" + n,
                    "rules of 10,000 random ones whose stability over 200 random and the 2 extreme inputs is misjudged",
                    0, 0, () -> misjudged(n)));
            checks.add(new TheoryCheck("E2-fraction-N" + n, "fraction of stable rules, theta ~ U(-2, 2)^2",
                    ExplicitRule.stableFraction(n), 0.015, () -> stableFraction(n)));
        }
        convergence(checks, 0, -1, 387.2, 386);
        convergence(checks, -0.5, -0.5, 348.1, 347);
        convergence(checks, 0.3, -0.8, 895.1, 894);
        for (int n : new int[]{2, 3, 10, 100}) {
            checks.add(new TheoryCheck("E4-residual-N" + n,
                    "error under B after A-B-A over the error before = rho, random non-negative inputs",
                    randomTask(n).residualRatio(), 1e-6, () -> measuredRatio(randomTask(n))));
            checks.add(new TheoryCheck("E5-displacement-N" + n, "distance of the final weights from those of E5", 0,
                    1e-6, () -> displacementError(randomTask(n))));
        }
        improvement(checks, 0, -1, 0.5);
        improvement(checks, -1, 0, 0);
        improvement(checks, -0.5, -0.5, 0.23915);
        improvement(checks, 0.3, -0.8, 0.8169);
        improvement(checks, 0.5, -1, 0.98142);
        improvement(checks, -2, 1, -0.40534);
        for (int n : new int[]{10, 100, 1000}) {
            uniform(checks, 0, -1, 0.42353, n);
            uniform(checks, -1, -0.5, 0.23226, n);
            uniform(checks, -1, 0.1, -0.13585, n);
            uniform(checks, -1, 0, 0, n);
        }
        for (int n : new int[]{10, 1000}) {
            checks.add(new TheoryCheck("E8-unit-norm-N" + n,
                    "memory of a unit-norm stimulus after a unit-norm uniform background, theta = (-0.5, -0.5)",
                    unitClosedForm(n), 1e-6, () -> 1 - measuredRatio(unitTask(n))));
        }
        implicit(checks, 1, 0, 1, 0.5);
        implicit(checks, 1, 0.5, 1, 0.881854);
        implicit(checks, 2, -1, 1.5, 0.162757);
        checks.add(new TheoryCheck("implicit-N5", "memory of an implicit rule with a random 5 x 5 matrix",
                implicitOfFive().memory(), 1e-6, () -> 1 - measuredRatio(implicitOfFive())));
        checks.add(new TheoryCheck("oja-displacement", "distance from the fixed point after A-B-A", 0, 1e-12,
                () -> new Oja(0.01).displacement(Vectors.atAngle(StrictMath.PI / 6),
                        Vectors.atAngle(5 * StrictMath.PI / 12), 10_000)));
        checks.add(new TheoryCheck("oja-across", "rate of return across the input over eta |x|^2", 1, 0.01,
                () -> ojaReturn(StrictMath.PI / 6 + StrictMath.PI / 2)));
        checks.add(new TheoryCheck("oja-along", "rate of return along the input over eta |x|^2", 2, 0.04,
                () -> ojaReturn(StrictMath.PI / 6)));
        return checks;
    }

    private static double eigenvalueOfTen() {
        return ExplicitRule.of(0.2, -1.1).eigenvalue(randomInput(10, "eigenvalue"));
    }

    private static double errorAfterTwoHundredSteps() {
        ExplicitRule rule = ExplicitRule.of(0.2, -1.1);
        double[] x = randomInput(10, "eigenvalue");
        double[] w = new double[10];
        double first = Vectors.dot(w, x) - 1;
        for (int step = 0; step < 200; step++) {
            w = Vectors.plus(w, Vectors.dot(w, x) - 1, rule.direction(x));
        }
        return (Vectors.dot(w, x) - 1) / first;
    }

    private static double misjudged(int n) {
        RandomStream random = RandomStream.of(n, "stability border");
        List<double[]> inputs = new ArrayList<>();
        double[] one = new double[n];
        one[0] = 1;
        inputs.add(one);
        double[] uniform = new double[n];
        Arrays.fill(uniform, 1 / StrictMath.sqrt(n));
        inputs.add(uniform);
        for (int i = 0; i < 200; i++) {
            inputs.add(randomInput(n, "border " + i));
        }
        int wrong = 0;
        for (int i = 0; i < 10_000; i++) {
            ExplicitRule rule = ExplicitRule.of(4 * random.nextUniform() - 2, 4 * random.nextUniform() - 2);
            boolean stable = inputs.stream().allMatch(x -> rule.eigenvalue(x) < 0);
            wrong += stable == rule.stableForUnitInputs(n) ? 0 : 1;
        }
        return wrong;
    }

    private static double stableFraction(int n) {
        RandomStream random = RandomStream.of(n, "stable fraction");
        int stable = 0;
        for (int i = 0; i < 10_000; i++) {
            ExplicitRule rule = ExplicitRule.of(4 * random.nextUniform() - 2, 4 * random.nextUniform() - 2);
            stable += rule.stableForUnitInputs(n) ? 1 : 0;
        }
        return stable / 10_000.0;
    }

    private static void convergence(List<TheoryCheck> checks, double theta0, double theta1, double time, int steps) {
        AbaTask task = AbaTask.published(ExplicitRule.of(theta0, theta1));
        String of = "(" + theta0 + ", " + theta1 + ")";
        double error = Vectors.dot(PUBLISHED_START, task.stimulus()) - 1;
        checks.add(new TheoryCheck("E3-time" + of, "convergence time under B, closed form", time, 0.05,
                () -> task.rule().convergenceTime(task.stimulus(), error, AbaTask.PUBLISHED_TOLERANCE)));
        checks.add(new TheoryCheck("E3-steps" + of, "Euler steps counted until |y - y*| <= 0.01", steps, 0,
                () -> task.simulate(PUBLISHED_START, AbaTask.PUBLISHED_TOLERANCE, MANY_STEPS).stepsUnderStimulus()));
    }

    private static void improvement(List<TheoryCheck> checks, double theta0, double theta1, double expected) {
        AbaTask task = AbaTask.published(ExplicitRule.of(theta0, theta1));
        String of = "(" + theta0 + ", " + theta1 + ")";
        checks.add(new TheoryCheck("E6-RI" + of, "relative improvement, closed form", expected, RATIO_TOLERANCE,
                task::relativeImprovement));
        checks.add(new TheoryCheck("E6-RI-run" + of, "relative improvement, simulated from an exact start", expected,
                RATIO_TOLERANCE, () -> 1 - StrictMath.abs(measuredRatio(task))));
        checks.add(new TheoryCheck("E6-RI-paper" + of, "relative improvement, simulated from the paper's w = (1, 0.27)",
                expected, 2e-3, () -> distanceImprovement(task)));
    }

    /** 1 - |w' - w_X| / |w - w_X| with w_X where the two stable lines cross, as the paper measures it. */
    private static double distanceImprovement(AbaTask task) {
        double[] a = task.background();
        double[] b = task.stimulus();
        double determinant = a[0] * b[1] - a[1] * b[0];
        double[] crossing = {(b[1] - a[1]) / determinant, (a[0] - b[0]) / determinant};
        double[] end = task.simulate(PUBLISHED_START, CONVERGED, MANY_STEPS).weights();
        return 1 - Vectors.distance(end, crossing) / Vectors.distance(PUBLISHED_START, crossing);
    }

    private static void uniform(List<TheoryCheck> checks, double theta0, double theta1, double expected, int n) {
        double[] a = new double[n];
        Arrays.fill(a, 1);
        double[] b = a.clone();
        Arrays.fill(b, 0, n / 10, 5);
        AbaTask task = new AbaTask(new ExplicitRule(theta0, theta1, 0.1 / n), a, b, 1);
        String of = "(" + theta0 + ", " + theta1 + ")-N" + n;
        checks.add(new TheoryCheck("E7-memory" + of, "memory after a uniform background, closed form of E7", expected,
                RATIO_TOLERANCE, () -> new UniformBackground(ExplicitRule.of(theta0, theta1)).memory(1.4, 3.4)));
        checks.add(new TheoryCheck("E7-memory-run" + of, "memory after A-B-A, simulated", expected, RATIO_TOLERANCE,
                () -> 1 - measuredRatio(task)));
        if (n == 100) {
            checks.add(
                    new TheoryCheck("E7-novelty" + of, "response to a novel minus to the familiar pattern, simulated",
                            new UniformBackground(ExplicitRule.of(theta0, theta1)).noveltyPreference(1.4, 3.4, -0.16,
                                    0.4),
                            RATIO_TOLERANCE, () -> noveltyPreference(task)));
        }
    }

    private static double noveltyPreference(AbaTask task) {
        int n = task.background().length;
        double[] novel = task.background();
        Arrays.fill(novel, n / 10, n / 5, 5);
        double[] start = task.stableStart(new double[n]);
        // Training alone: the pattern is tested before the background is seen again.
        double[] trained = task.rule().converged(start, task.stimulus(), task.target());
        double familiarAfterTraining = Vectors.dot(trained, task.stimulus());
        double novelAfterTraining = Vectors.dot(trained, novel);
        return novelAfterTraining - familiarAfterTraining;
    }

    private static AbaTask unitTask(int n) {
        double[] a = new double[n];
        Arrays.fill(a, 1 / StrictMath.sqrt(n));
        return new AbaTask(ExplicitRule.of(-0.5, -0.5), a, randomInput(n, "unit stimulus"), 1);
    }

    private static double unitClosedForm(int n) {
        AbaTask task = unitTask(n);
        return new UniformBackground(ExplicitRule.of(-0.5, -0.5)).memoryOfUnitInputs(n,
                Vectors.dot(task.background(), task.stimulus()));
    }

    private static void implicit(List<TheoryCheck> checks, double a, double b, double c, double expected) {
        AbaTask task = AbaTask.published(slowed(new double[][]{{a, b}, {b, c}}));
        String of = "(" + a + ", " + b + ", " + c + ")";
        checks.add(
                new TheoryCheck("implicit-RI" + of, "relative improvement of the implicit rule, closed form", expected,
                        RATIO_TOLERANCE, task::relativeImprovement));
        checks.add(new TheoryCheck("implicit-RI-run" + of, "relative improvement of the implicit rule, simulated",
                expected,
                RATIO_TOLERANCE,
                () -> 1 - StrictMath.abs(measuredRatio(task))));
    }

    /** A precision matrix a hundred times as large gives steps a hundred times as small, and the same memory. */
    private static ImplicitRule slowed(double[][] precision) {
        double[][] larger = new double[precision.length][];
        Arrays.setAll(larger, i -> Arrays.stream(precision[i]).map(p -> 100 * p).toArray());
        return new ImplicitRule(larger);
    }

    private static AbaTask implicitOfFive() {
        RandomStream random = RandomStream.of(5, "precision");
        double[][] root = new double[5][5];
        for (double[] row : root) {
            Arrays.setAll(row, _ -> random.nextGaussian());
        }
        double[][] precision = new double[5][5];
        for (int i = 0; i < 5; i++) {
            for (int j = 0; j < 5; j++) {
                precision[i][j] = Vectors.dot(root[i], root[j]) + (i == j ? 1 : 0);
            }
        }
        return new AbaTask(slowed(precision), randomInput(5, "A"), randomInput(5, "B"), 1);
    }

    private static double ojaReturn(double pushAngle) {
        return new Oja(0.01).returnRate(Vectors.atAngle(StrictMath.PI / 6), Vectors.atAngle(pushAngle), 100);
    }

    private static AbaTask randomTask(int n) {
        return new AbaTask(ExplicitRule.of(0.1, -1), randomInput(n, "A"), randomInput(n, "B"), 1);
    }

    private static double measuredRatio(AbaTask task) {
        double[] start = exactStart(task);
        AbaTask.Run run = task.simulate(start, CONVERGED, MANY_STEPS);
        return (run.after() - task.target()) / (run.before() - task.target());
    }

    private static double displacementError(AbaTask task) {
        double[] start = exactStart(task);
        double[] end = task.simulate(start, CONVERGED, MANY_STEPS).weights();
        return Vectors.distance(end, Vectors.plus(start, 1, task.displacement(start)));
    }

    private static double[] exactStart(AbaTask task) {
        double[] near = new double[task.background().length];
        near[0] = 1;
        return task.stableStart(near);
    }

    /** A random non-negative input of unit norm. */
    private static double[] randomInput(int n, String role) {
        RandomStream random = RandomStream.of(n, "input " + role);
        double[] x = new double[n];
        Arrays.setAll(x, _ -> random.nextUniform());
        double norm = Vectors.norm(x);
        Arrays.setAll(x, i -> x[i] / norm);
        return x;
    }
}
