package rulezoo.analysis.inference;

import java.util.Arrays;

/**
 * Loss of a rule on a trajectory and its exact gradient with respect to all coefficients of the rule's form,
 * by backpropagation through time. The loss is the mean squared error of the recorded rates (over steps and
 * recorded neurons) plus the mean cross-entropy of the scored choices, in nats. Whether the animal accepted
 * and what reward it got are taken from the trajectory.
 *
 * <p>
 * The backward pass needs the weights before every step. If all of them take more than
 * {@value #LARGEST_BYTES} bytes, only those of every sqrt(steps)-th step are kept, and the steps between are
 * simulated once more on the way back.
 *
 * <p>
 * An object keeps its buffers from one trajectory to the next: use one object a thread.
 */
public final class LossGradient {
    /** Most memory for weights before part of them is recomputed. */
    public static final long LARGEST_BYTES = 256L << 20;

    private final PlasticLayer layer;
    private final long largestBytes;
    private final int coefficients;
    private final WeightUpdate update;
    private double[][] rates = new double[0][];
    private double[][] checkpoints = new double[0][];
    private double[][] segment = new double[0][];
    private final double[] lambda;
    private final double[] ofRates;

    /**
     * Recomputes part of the weights if they take more than {@link #LARGEST_BYTES}.
     *
     * @param layer the model
     * @param form form of the rules
     */
    public LossGradient(PlasticLayer layer, RuleForm form) {
        this(layer, form, LARGEST_BYTES);
    }

    LossGradient(PlasticLayer layer, RuleForm form, long largestBytes) {
        this.layer = layer;
        coefficients = form.size();
        update = form.update();
        this.largestBytes = largestBytes;
        lambda = new double[layer.synapses()];
        ofRates = new double[layer.outputs()];
    }

    /**
     * Adds the gradient of the loss. Loss and gradient are NaN or infinite if the weights diverge.
     *
     * @param theta coefficients
     * @param trajectory inputs and observations
     * @param gradient as many numbers, to which the gradient is added
     * @return the loss, squared error and cross-entropy together
     * @throws IllegalArgumentException if an array has another length than the rule has coefficients, the
     *         trajectory does not fit the layer, or nothing was observed
     */
    public double addGradient(double[] theta, Trajectory trajectory, double[] gradient) {
        LayerRun.check(layer, trajectory);
        if (trajectory.activity() == null && trajectory.choices() == null) {
            throw new IllegalArgumentException("a trajectory to learn from needs recorded rates or choices");
        }
        if (theta.length != coefficients || gradient.length != coefficients) {
            throw new IllegalArgumentException("this rule has " + coefficients + " coefficients, not " + theta.length);
        }
        Observation observation = Observation.of(layer, trajectory);
        int steps = trajectory.steps();
        int length = segmentLength(steps);
        reserve(steps, length);
        double loss = forward(theta, observation, length);
        Arrays.fill(lambda, 0);
        for (int from = (steps - 1) / length * length; from >= 0; from -= length) {
            int to = Math.min(steps, from + length);
            if (to < steps) {
                replay(theta, trajectory, from, to, length);
            }
            for (int t = to - 1; t >= from; t--) {
                backward(theta, observation, t, segment[t - from], gradient);
            }
        }
        return loss;
    }

    /** Whether the weights of a trajectory of this length are recomputed on the way back. */
    boolean recomputes(int steps) {
        return (long) steps * layer.synapses() * Double.BYTES > largestBytes;
    }

    private int segmentLength(int steps) {
        return recomputes(steps) ? (int) Math.ceil(Math.sqrt(steps)) : steps;
    }

    private void reserve(int steps, int length) {
        rates = reserve(rates, steps, layer.outputs());
        segment = reserve(segment, length + 1, layer.synapses());
        checkpoints = reserve(checkpoints, (steps - 1) / length + 1, layer.synapses());
    }

    private static double[][] reserve(double[][] buffer, int rows, int columns) {
        if (buffer.length >= rows) {
            return buffer;
        }
        double[][] larger = Arrays.copyOf(buffer, rows);
        for (int row = buffer.length; row < rows; row++) {
            larger[row] = new double[columns];
        }
        return larger;
    }

    /** Leaves the weights of the last segment in place, and checkpoints of the others. */
    private double forward(double[] theta, Observation observation, int length) {
        Trajectory trajectory = observation.trajectory();
        double loss = 0;
        System.arraycopy(trajectory.initialWeights(), 0, segment[0], 0, lambda.length);
        for (int t = 0; t < trajectory.steps(); t++) {
            int at = t % length;
            if (at == 0) {
                if (t > 0) {
                    double[] end = segment[length];
                    segment[length] = segment[0];
                    segment[0] = end;
                }
                System.arraycopy(segment[0], 0, checkpoints[t / length], 0, lambda.length);
            }
            layer.rates(segment[at], trajectory.inputs()[t], rates[t]);
            loss += observation.loss(t, rates[t]);
            advance(theta, trajectory, t, segment[at], segment[at + 1]);
        }
        return loss;
    }

    private void replay(double[] theta, Trajectory trajectory, int from, int to, int length) {
        System.arraycopy(checkpoints[from / length], 0, segment[0], 0, lambda.length);
        for (int t = from; t < to - 1; t++) {
            advance(theta, trajectory, t, segment[t - from], segment[t - from + 1]);
        }
    }

    private void advance(double[] theta, Trajectory trajectory, int t, double[] before, double[] after) {
        if (!trajectory.plastic()[t]) {
            System.arraycopy(before, 0, after, 0, before.length);
            return;
        }
        update.step(theta, layer.learningRate(), trajectory.thirdFactor()[t]);
        for (int i = 0; i < layer.outputs(); i++) {
            update.advance(trajectory.inputs()[t], rates[t][i], before, after, i * layer.inputs());
        }
    }

    private void backward(double[] theta, Observation observation, int t, double[] before, double[] gradient) {
        Trajectory trajectory = observation.trajectory();
        double[] x = trajectory.inputs()[t];
        Arrays.fill(ofRates, 0);
        observation.addGradient(t, rates[t], ofRates);
        if (!trajectory.plastic()[t]) {
            for (int i = 0; i < layer.outputs(); i++) {
                double ofSum = ofRates[i] * layer.slope(rates[t][i]);
                int from = i * layer.inputs();
                for (int j = 0; j < x.length; j++) {
                    lambda[from + j] += ofSum * x[j];
                }
            }
            return;
        }
        double r = trajectory.thirdFactor()[t];
        update.step(theta, layer.learningRate(), r);
        for (int i = 0; i < layer.outputs(); i++) {
            double y = rates[t][i];
            int from = i * layer.inputs();
            double ofRate = ofRates[i] + update.gather(x, y, before, lambda, from);
            update.scatter(x, ofRate * layer.slope(y), before, lambda, from);
        }
        update.addTo(gradient, layer.learningRate(), r);
    }
}
