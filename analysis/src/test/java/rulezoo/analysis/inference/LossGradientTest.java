package rulezoo.analysis.inference;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.hipparchus.analysis.differentiation.Gradient;
import org.hipparchus.util.FastMath;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import rulezoo.simulator.random.RandomStream;
import rulezoo.simulator.rate.RateMlp;

class LossGradientTest {
    private static final int STEPS = 9;
    private static final int INPUTS = 5;
    private static final int NEURONS = 3;

    private final RandomStream random = RandomStream.of(3, "gradient test");

    @ParameterizedTest
    @EnumSource(Squashing.class)
    void equalsForwardModeDerivatives(Squashing squashing) {
        PlasticLayer layer = new PlasticLayer(INPUTS, NEURONS, squashing, 1.3, 0.2, 0.2, 0.7);
        Trajectory trajectory = trajectory();
        double[] theta = numbers(TaylorTerms.ALL, 0.5);
        double[] gradient = new double[TaylorTerms.ALL];
        double loss = new LossGradient(layer, RuleForm.TAYLOR).addGradient(theta, trajectory, gradient);
        Gradient forward = forwardMode(layer, RuleForm.TAYLOR, theta, trajectory);
        assertEquals(forward.getValue(), loss, 1e-12);
        assertRelativelyEqual(forward.getGradient(), gradient, 1e-9);
    }

    @ParameterizedTest
    @EnumSource(Squashing.class)
    void equalsFiniteDifferences(Squashing squashing) {
        PlasticLayer layer = new PlasticLayer(INPUTS, NEURONS, squashing, 1.3, 0.2, 0.2, 0.7);
        Trajectory trajectory = trajectory();
        double[] theta = numbers(TaylorTerms.ALL, 0.5);
        LossGradient loss = new LossGradient(layer, RuleForm.TAYLOR);
        double[] gradient = new double[TaylorTerms.ALL];
        loss.addGradient(theta, trajectory, gradient);
        double[] differences = new double[TaylorTerms.ALL];
        Arrays.setAll(differences, k -> fivePoints(loss, theta, trajectory, k, 1e-3));
        assertRelativelyEqual(differences, gradient, 1e-6);
    }

    @ParameterizedTest
    @EnumSource(Squashing.class)
    void recomputedWeightsGiveTheSameGradient(Squashing squashing) {
        PlasticLayer layer = new PlasticLayer(INPUTS, NEURONS, squashing, 1.3, 0.2, 0.2, 0.7);
        Trajectory trajectory = trajectory();
        double[] theta = numbers(TaylorTerms.ALL, 0.5);
        double[] kept = new double[TaylorTerms.ALL];
        new LossGradient(layer, RuleForm.TAYLOR).addGradient(theta, trajectory, kept);
        double[] recomputed = new double[TaylorTerms.ALL];
        new LossGradient(layer, RuleForm.TAYLOR, 1).addGradient(theta, trajectory, recomputed);
        assertArrayEquals(kept, recomputed);
    }

    @ParameterizedTest
    @EnumSource(Squashing.class)
    void forwardDerivativesOfTheOwnCodeGiveTheSameGradient(Squashing squashing) {
        PlasticLayer layer = new PlasticLayer(INPUTS, NEURONS, squashing, 1.3, 0.2, 0.2, 0.7);
        Trajectory trajectory = trajectory();
        double[] theta = numbers(TaylorTerms.ALL, 0.5);
        double[] gradient = new double[TaylorTerms.ALL];
        double loss = new LossGradient(layer, RuleForm.TAYLOR).addGradient(theta, trajectory, gradient);
        Curvature curvature = Curvature.of(layer, TaylorTerms.all(), theta, List.of(trajectory));
        assertEquals(loss, curvature.loss(), 1e-12);
        assertRelativelyEqual(gradient, curvature.gradient(), 1e-9);
    }

    @ParameterizedTest
    @EnumSource(names = {"MLP_XRW", "MLP_XYWR"})
    void networksAsRulesHaveExactGradientsToo(RuleForm form) {
        PlasticLayer layer = new PlasticLayer(INPUTS, NEURONS, Squashing.TANH, 1.3, 0.2, 0.2, 0.7);
        Trajectory trajectory = trajectory();
        double[] theta = numbers(form.size(), 0.8);
        LossGradient loss = new LossGradient(layer, form);
        double[] gradient = new double[form.size()];
        loss.addGradient(theta, trajectory, gradient);
        double[] differences = new double[form.size()];
        Arrays.setAll(differences, k -> fivePoints(loss, theta, trajectory, k, 1e-6));
        assertRelativelyEqual(differences, gradient, 1e-6);
        Gradient forward = forwardMode(layer, form, theta, trajectory);
        assertRelativelyEqual(forward.getGradient(), gradient, 1e-9);
    }

    @ParameterizedTest
    @EnumSource(names = {"MLP_XRW", "MLP_XYWR"})
    void networksAsRulesAreThoseOfTheSimulator(RuleForm form) {
        double[] theta = numbers(form.size(), 0.8);
        WeightUpdate update = form.update();
        update.step(theta, 0.5, 0.3);
        double[] after = new double[2];
        update.advance(new double[]{0.4, -0.2}, 0.7, new double[]{1, -1}, after, 0);
        RateMlp rule = new RateMlp(theta);
        assertEquals(1 + 0.5 * rule.change(0.4, 0.7, 1, 0.3), after[0], 1e-12);
        assertEquals(-1 + 0.5 * rule.change(-0.2, 0.7, -1, 0.3), after[1], 1e-12);
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
            at[point] = loss.addGradient(moved, trajectory, new double[theta.length]);
        }
        return (at[0] - 8 * at[1] + 8 * at[2] - at[3]) / (12 * h);
    }

    /** The model once more, term by term, in numbers that carry their derivatives. */
    private static Gradient forwardMode(PlasticLayer layer, RuleForm form, double[] theta, Trajectory trajectory) {
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
                drive = drive.multiply(layer.gain()).add(layer.bias());
                y[i] = switch (layer.squashing()) {
                    case TANH -> drive.tanh();
                    case LOGISTIC -> drive.negate().exp().add(1).reciprocal();
                    case LINEAR -> drive;
                    case RECTIFIED -> drive.getValue() > 0 ? drive : drive.multiply(0);
                };
                logOdds = logOdds.add(y[i].multiply(layer.readoutWeight()));
            }
            for (int k = 0; k < activity.neurons().length; k++) {
                Gradient error = y[activity.neurons()[k]].subtract(activity.rates()[t][k]);
                loss = loss.add(error.multiply(error).divide(activity.neurons().length * (double) STEPS));
            }
            Gradient against = choices.accepted()[t] ? logOdds.negate() : logOdds;
            loss = loss.add(against.exp().log1p().multiply(choices.weights()[t] / choices.totalWeight()));
            if (trajectory.plastic()[t]) {
                w = changed(form, coefficients, w, x, y, trajectory.thirdFactor()[t]);
            }
        }
        return loss;
    }

    private static Gradient[] changed(RuleForm form, Gradient[] theta, Gradient[] w, double[] x, Gradient[] y,
            double r) {
        Gradient[] after = new Gradient[w.length];
        for (int k = 0; k < w.length; k++) {
            Gradient change = form == RuleForm.TAYLOR
                    ? series(theta, x[k % INPUTS], y[k / INPUTS], w[k], r)
                    : network(form, theta, x[k % INPUTS], y[k / INPUTS], w[k], r);
            after[k] = w[k].add(change.multiply(0.2));
        }
        return after;
    }

    private static Gradient series(Gradient[] theta, double x, Gradient y, Gradient w, double r) {
        Gradient change = y.multiply(0);
        for (int k = 0; k < theta.length; k++) {
            int[] powers = TaylorTerms.powers(k);
            change = change.add(theta[k].multiply(y.pow(powers[1])).multiply(w.pow(powers[2]))
                    .multiply(FastMath.pow(x, powers[0]) * FastMath.pow(r, powers[3])));
        }
        return change;
    }

    private static Gradient network(RuleForm form, Gradient[] theta, double x, Gradient y, Gradient w, double r) {
        Gradient zero = y.multiply(0);
        List<Gradient> inputs = form == RuleForm.MLP_XRW
                ? List.of(zero.add(x), zero.add(r), w)
                : List.of(zero.add(x), y, w, zero.add(r));
        int readout = RateMlp.HIDDEN * (inputs.size() + 1);
        Gradient sum = theta[readout + RateMlp.HIDDEN];
        for (int unit = 0; unit < RateMlp.HIDDEN; unit++) {
            int at = unit * (inputs.size() + 1);
            Gradient drive = theta[at + inputs.size()];
            for (int input = 0; input < inputs.size(); input++) {
                drive = drive.add(theta[at + input].multiply(inputs.get(input)));
            }
            sum = sum.add(theta[readout + unit].multiply(drive.getValue() > 0 ? drive : drive.multiply(0.01)));
        }
        return sum.tanh();
    }

    private Trajectory trajectory() {
        double[][] inputs = new double[STEPS][];
        double[][] rates = new double[STEPS][];
        boolean[] plastic = new boolean[STEPS];
        boolean[] accepted = new boolean[STEPS];
        double[] weights = new double[STEPS];
        for (int t = 0; t < STEPS; t++) {
            inputs[t] = numbers(INPUTS, 1);
            rates[t] = numbers(2, 1);
            plastic[t] = t % 4 != 2;
            accepted[t] = t % 3 != 0;
            weights[t] = t % 5 == 1 ? 0 : 1 + t % 2;
        }
        return new Trajectory(numbers(INPUTS * NEURONS, 0.8), inputs, numbers(STEPS, 1), plastic,
                new ObservedActivity(new int[]{2, 0}, rates), new ObservedChoices(accepted, weights));
    }

    private double[] numbers(int count, double size) {
        double[] numbers = new double[count];
        Arrays.setAll(numbers, k -> size * (2 * random.nextUniform() - 1));
        return numbers;
    }
}
