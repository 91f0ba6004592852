package rulezoo.analysis.inference;

import java.util.Arrays;
import rulezoo.simulator.rate.RateMlp;

/**
 * The weight change of one step under a small network as rule, with the layout of {@link RateMlp}: ten leaky
 * rectified units, one hyperbolic tangent. What is the same for all synapses of a neuron (the part of every
 * unit's drive that comes from r, y and the bias) is summed once a neuron.
 */
final class MlpUpdate implements WeightUpdate {
    private static final int UNITS = RateMlp.HIDDEN;
    private static final double LEAK = 0.01;

    private final boolean withRate;
    private final int stride;
    private final int readout;
    private final int ofX = 0;
    private final int ofW;
    private final int ofR;
    private double[] theta = {};
    private double learningRate;
    private double r;
    /** Drive of every unit that all synapses of the neuron share. */
    private final double[] common = new double[UNITS];
    private final double[] drive = new double[UNITS];
    /** Derivative of the weight change of each synapse with respect to the weight. */
    private double[] slopes = {};
    private final double[] accumulated;
    /** Gradient with respect to the drive of every unit, summed over the synapses of a neuron. */
    private final double[] ofDrive = new double[UNITS];

    /**
     * @param inputs 3 for (x, r, w), 4 for (x, y, w, r)
     */
    MlpUpdate(int inputs) {
        withRate = inputs == 4;
        stride = inputs + 1;
        readout = UNITS * stride;
        ofW = 2;
        ofR = withRate ? 3 : 1;
        accumulated = new double[RateMlp.size(inputs)];
    }

    @Override
    public void step(double[] coefficients, double rate, double thirdFactor) {
        theta = coefficients;
        learningRate = rate;
        r = thirdFactor;
        Arrays.fill(accumulated, 0);
    }

    private void neuron(double y) {
        for (int unit = 0; unit < UNITS; unit++) {
            int at = unit * stride;
            common[unit] = theta[at + stride - 1] + theta[at + ofR] * r + (withRate ? theta[at + 1] * y : 0);
        }
    }

    private double output(double x, double w) {
        double sum = theta[readout + UNITS];
        for (int unit = 0; unit < UNITS; unit++) {
            int at = unit * stride;
            double d = common[unit] + theta[at + ofX] * x + theta[at + ofW] * w;
            drive[unit] = d;
            sum += theta[readout + unit] * (d > 0 ? d : LEAK * d);
        }
        return StrictMath.tanh(sum);
    }

    @Override
    public void advance(double[] x, double y, double[] before, double[] after, int from) {
        neuron(y);
        for (int j = 0; j < x.length; j++) {
            double w = before[from + j];
            after[from + j] = w + learningRate * output(x[j], w);
        }
    }

    @Override
    public double gather(double[] x, double y, double[] before, double[] lambda, int from) {
        neuron(y);
        if (slopes.length < x.length) {
            slopes = new double[x.length];
        }
        Arrays.fill(ofDrive, 0);
        for (int j = 0; j < x.length; j++) {
            synapse(x[j], before[from + j], lambda[from + j], j);
        }
        double ofRate = 0;
        for (int unit = 0; unit < UNITS; unit++) {
            int at = unit * stride;
            accumulated[at + stride - 1] += ofDrive[unit];
            accumulated[at + ofR] += ofDrive[unit] * r;
            if (withRate) {
                accumulated[at + 1] += ofDrive[unit] * y;
                ofRate += ofDrive[unit] * theta[at + 1];
            }
        }
        return learningRate * ofRate;
    }

    private void synapse(double x, double w, double l, int j) {
        double out = output(x, w);
        double slope = 1 - out * out;
        double error = l * slope;
        accumulated[readout + UNITS] += error;
        double ofWeight = 0;
        for (int unit = 0; unit < UNITS; unit++) {
            int at = unit * stride;
            double d = drive[unit];
            double bend = d > 0 ? 1 : LEAK;
            double through = theta[readout + unit] * bend;
            double ofUnit = error * through;
            accumulated[readout + unit] += error * bend * d;
            accumulated[at + ofX] += ofUnit * x;
            accumulated[at + ofW] += ofUnit * w;
            ofDrive[unit] += ofUnit;
            ofWeight += through * theta[at + ofW];
        }
        slopes[j] = learningRate * slope * ofWeight;
    }

    @Override
    public void scatter(double[] x, double ofSum, double[] before, double[] lambda, int from) {
        for (int j = 0; j < x.length; j++) {
            lambda[from + j] = lambda[from + j] * (1 + slopes[j]) + ofSum * x[j];
        }
    }

    @Override
    public void addTo(double[] gradient, double rate, double thirdFactor) {
        for (int k = 0; k < accumulated.length; k++) {
            gradient[k] += rate * accumulated[k];
        }
    }
}
