package rulezoo.analysis.inference;

import java.util.Arrays;
import rulezoo.simulator.rate.TaylorRule;

/**
 * Forward derivatives of a trajectory with respect to the free coefficients and, if asked for, to the weights
 * before the first step: one number an input, which all neurons share. Neurons do not act on each other, so
 * that one after the other lives through the whole trajectory, with the derivatives of its weights only in
 * memory.
 */
final class Sensitivities {
    private static final int POWERS = TaylorRule.POWERS;
    private static final int PAIRS = POWERS * POWERS;

    private final PlasticLayer layer;
    private final double[] theta;
    /** Powers of x, y, w and r of each free coefficient. */
    private final int[][] termPowers;
    /** Derivatives of a neuron's weights: [coefficient, then weight before the first step][input]. */
    private final double[][] ofWeights;
    private final double[] ofRate;
    private final double[] weights;
    /** x^a w^c by input: [a * 3 + c][input]. */
    private final double[][] powers;
    private final double[] growth;
    private final double[] throughRate;
    private final double[] coefficients = new double[PAIRS];
    private final double[] rateCoefficients = new double[PAIRS];

    Sensitivities(PlasticLayer layer, TaylorTerms terms, double[] theta, boolean freeStart) {
        this.layer = layer;
        this.theta = theta;
        termPowers = new int[terms.size()][];
        Arrays.setAll(termPowers, k -> TaylorTerms.powers(terms.index(k)));
        int n = layer.inputs();
        int free = terms.size() + (freeStart ? n : 0);
        ofWeights = new double[free][n];
        ofRate = new double[free];
        weights = new double[n];
        powers = new double[PAIRS][n];
        growth = new double[n];
        throughRate = new double[n];
    }

    /**
     * Adds the gradient, and the lower half of the Gauss-Newton matrix, of a trajectory's loss; returns the loss.
     */
    double add(Trajectory trajectory, double[] gradient, double[][] matrix) {
        int steps = trajectory.steps();
        ObservedActivity activity = trajectory.activity();
        ObservedChoices choices = trajectory.choices();
        int[] column = new int[layer.outputs()];
        Arrays.fill(column, -1);
        if (activity != null) {
            for (int k = 0; k < activity.neurons().length; k++) {
                column[activity.neurons()[k]] = k;
            }
        }
        double[] logOdds = new double[steps];
        double[][] ofLogOdds = choices == null ? new double[0][] : new double[steps][ofRate.length];
        double loss = 0;
        for (int i = 0; i < layer.outputs(); i++) {
            if (choices == null && column[i] < 0) {
                continue;
            }
            start();
            System.arraycopy(trajectory.initialWeights(), i * layer.inputs(), weights, 0, weights.length);
            for (int t = 0; t < steps; t++) {
                double[] x = trajectory.inputs()[t];
                double y = rate(x);
                if (activity != null && column[i] >= 0) {
                    double share = 2.0 / ((double) activity.neurons().length * steps);
                    double error = y - activity.rates()[t][column[i]];
                    loss += share / 2 * error * error;
                    addSquare(share, error, ofRate, gradient, matrix);
                }
                if (choices != null) {
                    logOdds[t] += layer.readoutWeight() * y;
                    for (int k = 0; k < ofRate.length; k++) {
                        ofLogOdds[t][k] += layer.readoutWeight() * ofRate[k];
                    }
                }
                if (trajectory.plastic()[t]) {
                    change(x, y, trajectory.thirdFactor()[t]);
                }
            }
        }
        return choices == null ? loss : loss + addChoices(choices, logOdds, ofLogOdds, gradient, matrix);
    }

    private void start() {
        for (int k = 0; k < ofWeights.length; k++) {
            Arrays.fill(ofWeights[k], 0);
            if (k >= termPowers.length) {
                ofWeights[k][k - termPowers.length] = 1;
            }
        }
    }

    private static double addChoices(ObservedChoices choices, double[] logOdds, double[][] ofLogOdds,
            double[] gradient, double[][] matrix) {
        double total = choices.totalWeight();
        double loss = 0;
        for (int t = 0; t < logOdds.length; t++) {
            double share = choices.weights()[t] / total;
            if (share > 0) {
                boolean accepted = choices.accepted()[t];
                double p = Squashing.LOGISTIC.rate(logOdds[t]);
                loss += share * Observation.crossEntropy(logOdds[t], accepted);
                double information = share * p * (1 - p);
                addSquare(information, 0, ofLogOdds[t], gradient, matrix);
                for (int k = 0; k < gradient.length; k++) {
                    gradient[k] += share * (p - (accepted ? 1 : 0)) * ofLogOdds[t][k];
                }
            }
        }
        return loss;
    }

    private static void addSquare(double share, double error, double[] derivatives, double[] gradient,
            double[][] matrix) {
        for (int k = 0; k < derivatives.length; k++) {
            double scaled = share * derivatives[k];
            gradient[k] += error * scaled;
            double[] row = matrix[k];
            for (int l = 0; l <= k; l++) {
                row[l] += scaled * derivatives[l];
            }
        }
    }

    private double rate(double[] x) {
        double y = layer.rate(weights, 0, x);
        double slope = layer.slope(y);
        for (int k = 0; k < ofRate.length; k++) {
            ofRate[k] = slope * PlasticLayer.sum(ofWeights[k], 0, x);
        }
        return y;
    }

    /** One weight change, and what it does to the derivatives. */
    private void change(double[] x, double y, double r) {
        double rate = layer.learningRate();
        for (int ac = 0; ac < PAIRS; ac++) {
            int a = ac / POWERS;
            int c = ac % POWERS;
            double[] byRate = new double[POWERS];
            for (int b = 0; b < POWERS; b++) {
                int at = TaylorRule.index(a, b, c, 0);
                byRate[b] = theta[at] + r * (theta[at + 1] + r * theta[at + 2]);
            }
            coefficients[ac] = rate * (byRate[0] + y * (byRate[1] + y * byRate[2]));
            rateCoefficients[ac] = rate * (byRate[1] + 2 * y * byRate[2]);
        }
        for (int j = 0; j < x.length; j++) {
            double input = x[j];
            double w = weights[j];
            double square = input * input;
            double change0 = coefficients[0] + input * coefficients[3] + square * coefficients[6];
            double change1 = coefficients[1] + input * coefficients[4] + square * coefficients[7];
            double change2 = coefficients[2] + input * coefficients[5] + square * coefficients[8];
            growth[j] = 1 + change1 + 2 * w * change2;
            double rate0 = rateCoefficients[0] + input * rateCoefficients[3] + square * rateCoefficients[6];
            double rate1 = rateCoefficients[1] + input * rateCoefficients[4] + square * rateCoefficients[7];
            double rate2 = rateCoefficients[2] + input * rateCoefficients[5] + square * rateCoefficients[8];
            throughRate[j] = rate0 + w * (rate1 + w * rate2);
            powers[0][j] = 1;
            powers[1][j] = w;
            powers[2][j] = w * w;
            powers[3][j] = input;
            powers[4][j] = input * w;
            powers[5][j] = input * w * w;
            powers[6][j] = square;
            powers[7][j] = square * w;
            powers[8][j] = square * w * w;
            weights[j] = w + (change0 + w * (change1 + w * change2));
        }
        for (int k = 0; k < termPowers.length; k++) {
            int[] of = termPowers[k];
            double scale = rate * power(y, of[1]) * power(r, of[3]);
            derive(ofWeights[k], ofRate[k], scale, powers[of[0] * POWERS + of[2]]);
        }
        for (int k = termPowers.length; k < ofWeights.length; k++) {
            derive(ofWeights[k], ofRate[k], 0, powers[0]);
        }
    }

    private void derive(double[] derivatives, double ofY, double scale, double[] term) {
        for (int j = 0; j < derivatives.length; j++) {
            derivatives[j] = derivatives[j] * growth[j] + (throughRate[j] * ofY + scale * term[j]);
        }
    }

    private static double power(double base, int exponent) {
        return switch (exponent) {
            case 0 -> 1;
            case 1 -> base;
            default -> base * base;
        };
    }
}
