package rulezoo.analysis.inference;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Objects;
import org.hipparchus.analysis.differentiation.Gradient;
import org.hipparchus.util.FastMath;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import rulezoo.simulator.engine.RandomStream;
import rulezoo.simulator.rate.TaylorRule;

class LossGradientTest {
    private static final int STEPS = 9;
    private static final int INPUTS = 5;
    private static final int NEURONS = 3;

    private final RandomStream random = RandomStream.of(3, "gradient test");

    @ParameterizedTest
    @EnumSource(Squashing.class)
    void equalsForwardModeDerivatives(Squashing squashing) {
        PlasticLayer layer = new PlasticLayer(INPUTS, NEURONS, squashing, 0.7);
        Trajectory trajectory = trajectory();
        double[] theta = numbers(TaylorTerms.ALL, 0.5);
        double[] gradient = new double[TaylorTerms.ALL];
        double loss = new LossGradient(layer).addGradient(theta, trajectory, gradient);
        Gradient forward = forwardMode(layer, theta, trajectory);
        assertEquals(forward.getValue(), loss, 1e-12);
        assertRelativelyEqual(forward.getGradient(), gradient, 1e-9);
    }

    @ParameterizedTest
    @EnumSource(Squashing.class)
    void equalsFiniteDifferences(Squashing squashing) {
        PlasticLayer layer = new PlasticLayer(INPUTS, NEURONS, squashing, 0.7);
        Trajectory trajectory = trajectory();
        double[] theta = numbers(TaylorTerms.ALL, 0.5);
        LossGradient loss = new LossGradient(layer);
        double[] gradient = new double[TaylorTerms.ALL];
        loss.addGradient(theta, trajectory, gradient);
        double[] differences = new double[TaylorTerms.ALL];
        Arrays.setAll(differences, k -> fivePoints(loss, theta, trajectory, k, 1e-3));
        assertRelativelyEqual(differences, gradient, 1e-6);
    }

    @ParameterizedTest
    @EnumSource(Squashing.class)
    void recomputedWeightsGiveTheSameGradient(Squashing squashing) {
        PlasticLayer layer = new PlasticLayer(INPUTS, NEURONS, squashing, 0.7);
        Trajectory trajectory = trajectory();
        double[] theta = numbers(TaylorTerms.ALL, 0.5);
        double[] kept = new double[TaylorTerms.ALL];
        new LossGradient(layer).addGradient(theta, trajectory, kept);
        double[] recomputed = new double[TaylorTerms.ALL];
        new LossGradient(layer, 1).addGradient(theta, trajectory, recomputed);
        assertArrayEquals(kept, recomputed);
    }

    /** Largest error relative to the largest component: small components are differences of large ones. */
    private static void assertRelativelyEqual(double[] expected, double[] actual, double tolerance) {
        double scale = Arrays.stream(expected).map(Math::abs).max().orElseThrow();
        assertTrue(scale > 1e-3, "a gradient that can be wrong: " + scale);
        for (int k = 0; k < expected.length; k++) {
            assertEquals(expected[k], actual[k], tolerance * Math.max(Math.abs(expected[k]), 1e-3 * scale),
                    TaylorTerms.name(k));
        }
    }

    private static double fivePoints(LossGradient loss, double[] theta, Trajectory trajectory, int k, double h) {
        double[] at = new double[4];
        for (int point = 0; point < at.length; point++) {
            double[] moved = theta.clone();
            moved[k] += h * new double[]{-2, -1, 1, 2}[point];
            at[point] = loss.addGradient(moved, trajectory, new double[TaylorTerms.ALL]);
        }
        return (at[0] - 8 * at[1] + 8 * at[2] - at[3]) / (12 * h);
    }

    /** The model once more, term by term, in numbers that carry their derivatives. */
    private static Gradient forwardMode(PlasticLayer layer, double[] theta, Trajectory trajectory) {
        Gradient[] coefficients = new Gradient[theta.length];
        Arrays.setAll(coefficients, k -> Gradient.variable(theta.length, k, theta[k]));
        Gradient[] w = new Gradient[layer.synapses()];
        Arrays.setAll(w, k -> Gradient.constant(theta.length, trajectory.initialWeights()[k]));
        Gradient loss = Gradient.constant(theta.length, 0);
        ObservedActivity activity = Objects.requireNonNull(trajectory.activity());
        ObservedChoices choices = Objects.requireNonNull(trajectory.choices());
        for (int t = 0; t < trajectory.steps(); t++) {
            double[] x = trajectory.inputs()[t];
            Gradient[] y = new Gradient[NEURONS];
            Gradient logOdds = Gradient.constant(theta.length, 0);
            for (int i = 0; i < NEURONS; i++) {
                Gradient drive = Gradient.constant(theta.length, 0);
                for (int j = 0; j < INPUTS; j++) {
                    drive = drive.add(w[i * INPUTS + j].multiply(x[j]));
                }
                y[i] = layer.squashing() == Squashing.TANH
                        ? drive.tanh()
                        : drive.negate().exp().add(1).reciprocal();
                logOdds = logOdds.add(y[i].multiply(layer.readoutWeight()));
            }
            for (int k = 0; k < activity.neurons().length; k++) {
                Gradient error = y[activity.neurons()[k]].subtract(activity.rates()[t][k]);
                loss = loss.add(error.multiply(error).divide(activity.neurons().length * (double) STEPS));
            }
            if (choices.scored()[t]) {
                Gradient against = choices.accepted()[t] ? logOdds.negate() : logOdds;
                loss = loss.add(against.exp().log1p().divide(choices.scoredCount()));
            }
            if (trajectory.plastic()[t]) {
                w = changed(coefficients, w, x, y, trajectory.thirdFactor()[t]);
            }
        }
        return loss;
    }

    private static Gradient[] changed(Gradient[] theta, Gradient[] w, double[] x, Gradient[] y, double r) {
        Gradient[] after = new Gradient[w.length];
        for (int k = 0; k < w.length; k++) {
            Gradient change = Gradient.constant(theta.length, 0);
            for (int a = 0; a <= 2; a++) {
                for (int b = 0; b <= 2; b++) {
                    for (int c = 0; c <= 2; c++) {
                        for (int d = 0; d <= 2; d++) {
                            change = change.add(theta[TaylorRule.index(a, b, c, d)].multiply(y[k / INPUTS].pow(b))
                                    .multiply(w[k].pow(c))
                                    .multiply(FastMath.pow(x[k % INPUTS], a) * FastMath.pow(r, d)));
                        }
                    }
                }
            }
            after[k] = w[k].add(change.divide(INPUTS));
        }
        return after;
    }

    private Trajectory trajectory() {
        double[][] inputs = new double[STEPS][];
        double[][] rates = new double[STEPS][];
        boolean[] plastic = new boolean[STEPS];
        boolean[] accepted = new boolean[STEPS];
        boolean[] scored = new boolean[STEPS];
        for (int t = 0; t < STEPS; t++) {
            inputs[t] = numbers(INPUTS, 1);
            rates[t] = numbers(2, 1);
            plastic[t] = t % 4 != 2;
            accepted[t] = t % 3 != 0;
            scored[t] = t % 5 != 1;
        }
        return new Trajectory(numbers(INPUTS * NEURONS, 0.8), inputs, numbers(STEPS, 1), plastic,
                new ObservedActivity(new int[]{2, 0}, rates), new ObservedChoices(accepted, scored));
    }

    private double[] numbers(int count, double size) {
        double[] numbers = new double[count];
        Arrays.setAll(numbers, k -> size * (2 * random.nextUniform() - 1));
        return numbers;
    }
}
