package rulezoo.analysis.inference;

import java.util.Arrays;
import rulezoo.simulator.rate.TaylorRule;

/**
 * The weight change of one step and its adjoint. The series is summed over powers of r once a step, over
 * powers of y once a neuron, so that a synapse costs three quadratic polynomials in x. In the adjoint,
 * everything but the gradient of the weights themselves follows from nine moments sum_j lambda_j x_j^a w_j^c
 * of each neuron.
 */
final class TaylorUpdate implements WeightUpdate {
    private static final int POWERS = TaylorRule.POWERS;
    private static final int PAIRS = POWERS * POWERS;

    /** Learning rate times coefficients, summed over powers of r; index (a, b, c). */
    private final double[] ofStep = new double[PAIRS * POWERS];
    /** ... and over powers of y; index (a, c). */
    private final double[] ofNeuron = new double[PAIRS];
    /** sum_j lambda_j x_j^a w_j^c of a neuron; index (a, c). */
    private final double[] moments = new double[PAIRS];
    /** sum over neurons of y^b times moments; index (a, b, c). */
    private final double[] stepMoments = new double[PAIRS * POWERS];

    @Override
    public void step(double[] theta, double learningRate, double r) {
        for (int abc = 0; abc < ofStep.length; abc++) {
            int at = abc * POWERS;
            ofStep[abc] = learningRate * (theta[at] + r * (theta[at + 1] + r * theta[at + 2]));
        }
        Arrays.fill(stepMoments, 0);
    }

    private void neuron(double y) {
        for (int a = 0; a < POWERS; a++) {
            int at = a * PAIRS;
            for (int c = 0; c < POWERS; c++) {
                ofNeuron[a * POWERS + c] = ofStep[at + c]
                        + y * (ofStep[at + POWERS + c] + y * ofStep[at + 2 * POWERS + c]);
            }
        }
    }

    @Override
    public void advance(double[] x, double y, double[] before, double[] after, int from) {
        neuron(y);
        double g00 = ofNeuron[0];
        double g01 = ofNeuron[1];
        double g02 = ofNeuron[2];
        double g10 = ofNeuron[3];
        double g11 = ofNeuron[4];
        double g12 = ofNeuron[5];
        double g20 = ofNeuron[6];
        double g21 = ofNeuron[7];
        double g22 = ofNeuron[8];
        for (int j = 0; j < x.length; j++) {
            double input = x[j];
            double w = before[from + j];
            double p0 = g00 + input * (g10 + input * g20);
            double p1 = g01 + input * (g11 + input * g21);
            double p2 = g02 + input * (g12 + input * g22);
            after[from + j] = w + (p0 + w * (p1 + w * p2));
        }
    }

    @Override
    public double gather(double[] x, double y, double[] before, double[] lambda, int from) {
        neuron(y);
        double m00 = 0;
        double m01 = 0;
        double m02 = 0;
        double m10 = 0;
        double m11 = 0;
        double m12 = 0;
        double m20 = 0;
        double m21 = 0;
        double m22 = 0;
        for (int j = 0; j < x.length; j++) {
            double input = x[j];
            double w = before[from + j];
            double l = lambda[from + j];
            double lw = l * w;
            double lww = lw * w;
            m00 += l;
            m01 += lw;
            m02 += lww;
            m10 += l * input;
            m11 += lw * input;
            m12 += lww * input;
            double square = input * input;
            m20 += l * square;
            m21 += lw * square;
            m22 += lww * square;
        }
        moments[0] = m00;
        moments[1] = m01;
        moments[2] = m02;
        moments[3] = m10;
        moments[4] = m11;
        moments[5] = m12;
        moments[6] = m20;
        moments[7] = m21;
        moments[8] = m22;
        double ofRate = 0;
        for (int a = 0; a < POWERS; a++) {
            for (int c = 0; c < POWERS; c++) {
                double moment = moments[a * POWERS + c];
                int at = a * PAIRS + c;
                stepMoments[at] += moment;
                stepMoments[at + POWERS] += y * moment;
                stepMoments[at + 2 * POWERS] += y * y * moment;
                ofRate += moment * (ofStep[at + POWERS] + 2 * y * ofStep[at + 2 * POWERS]);
            }
        }
        return ofRate;
    }

    @Override
    public void scatter(double[] x, double ofDrive, double[] before, double[] lambda, int from) {
        double g01 = ofNeuron[1];
        double g02 = ofNeuron[2];
        double g11 = ofNeuron[4];
        double g12 = ofNeuron[5];
        double g21 = ofNeuron[7];
        double g22 = ofNeuron[8];
        for (int j = 0; j < x.length; j++) {
            double input = x[j];
            double p1 = g01 + input * (g11 + input * g21);
            double p2 = g02 + input * (g12 + input * g22);
            lambda[from + j] = lambda[from + j] * (1 + p1 + 2 * before[from + j] * p2) + ofDrive * input;
        }
    }

    @Override
    public void addTo(double[] gradient, double learningRate, double r) {
        for (int abc = 0; abc < stepMoments.length; abc++) {
            double moment = learningRate * stepMoments[abc];
            gradient[abc * POWERS] += moment;
            gradient[abc * POWERS + 1] += moment * r;
            gradient[abc * POWERS + 2] += moment * r * r;
        }
    }
}
