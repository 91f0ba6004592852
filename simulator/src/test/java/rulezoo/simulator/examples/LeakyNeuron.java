package rulezoo.simulator.examples;

import java.util.Arrays;
import rulezoo.simulator.rate.RateNetwork;
import rulezoo.simulator.rate.RateRule;
import rulezoo.simulator.rule.Pathway;

/** One neuron whose rate follows its input with a time constant: tau dy/dt = -y + (1/N) sum_i w_i x_i. */
final class LeakyNeuron implements RateNetwork {
    private static final double SET_POINT_HZ = 5;
    private static final double LEARNING_RATE = 0.01;

    private final RateRule rule;
    private final double tauSeconds;
    private final double[] weights;
    private final double[] input;
    private final double[] hz = new double[1];
    private double y;

    LeakyNeuron(RateRule rule, int inputs, double tauSeconds) {
        this.rule = rule;
        this.tauSeconds = tauSeconds;
        this.weights = new double[inputs];
        this.input = new double[inputs];
        Arrays.fill(weights, 0.5);
        Arrays.fill(input, 1);
    }

    @Override
    public void step(boolean plastic) {
        double drive = 0;
        for (int i = 0; i < weights.length; i++) {
            drive += weights[i] * input[i];
        }
        y += (drive / weights.length - y) * STEP_SECONDS / tauSeconds;
        hz[0] = y * SET_POINT_HZ;
        for (int i = 0; plastic && i < weights.length; i++) {
            weights[i] += LEARNING_RATE * rule.change(input[i], y, weights[i], y - 1);
        }
    }

    @Override
    public LeakyNeuron copy() {
        LeakyNeuron copy = new LeakyNeuron(rule, weights.length, tauSeconds);
        System.arraycopy(weights, 0, copy.weights, 0, weights.length);
        System.arraycopy(input, 0, copy.input, 0, input.length);
        copy.hz[0] = hz[0];
        copy.y = y;
        return copy;
    }

    @Override
    public void present(double[] shown) {
        System.arraycopy(shown, 0, input, 0, input.length);
    }

    @Override
    public int inputs() {
        return input.length;
    }

    @Override
    public double[] excitatoryHz() {
        return hz;
    }

    @Override
    public double[] inhibitoryHz() {
        return new double[0];
    }

    @Override
    public double[] weights(Pathway pathway) {
        return pathway == Pathway.EE ? weights : new double[0];
    }

    @Override
    public double maximumWeight() {
        return Double.POSITIVE_INFINITY;
    }

    @Override
    public void branchNoise(String label) {} // there is none
}
