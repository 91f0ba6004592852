package rulezoo.analysis.inference;

/**
 * One layer of plastic synapses (science: F): rates y_i = f(sum_j w_ij x_j), weight changes (1 / inputs) sum
 * theta_abcd x_j^a y_i^b w_ij^c r^d, and, if the layer decides, acceptance with probability
 * logistic(readoutWeight sum_i y_i).
 *
 * @param inputs number of inputs
 * @param outputs number of neurons
 * @param squashing from summed input to rate
 * @param readoutWeight fixed weight from every neuron to the decision; 0 for a layer that decides nothing
 */
public record PlasticLayer(int inputs, int outputs, Squashing squashing, double readoutWeight) {
    private static final double READOUT_SUM = 5;

    /**
     * @throws IllegalArgumentException if there is no input or no output, or the readout weight is not finite
     */
    public PlasticLayer {
        if (inputs < 1 || outputs < 1) {
            throw new IllegalArgumentException(
                    "a layer needs at least one input and one neuron, not " + inputs + " and " + outputs);
        }
        if (!Double.isFinite(readoutWeight)) {
            throw new IllegalArgumentException("the readout weight must be a finite number: " + readoutWeight);
        }
    }

    /** Logistic neurons whose activity is recorded. */
    public static PlasticLayer recorded(int inputs, int outputs) {
        return new PlasticLayer(inputs, outputs, Squashing.LOGISTIC, 0);
    }

    /** The deciding network: hyperbolic tangents, readout weights 5 / neurons. */
    public static PlasticLayer deciding(int inputs, int neurons) {
        return new PlasticLayer(inputs, neurons, Squashing.TANH, READOUT_SUM / neurons);
    }

    /** Number of synapses. Weights are stored neuron by neuron. */
    public int synapses() {
        return Math.multiplyExact(inputs, outputs);
    }

    /** Learning rate, 1 / inputs. */
    public double learningRate() {
        return 1.0 / inputs;
    }

    /** Rates of all neurons for one input. */
    void rates(double[] weights, double[] x, double[] y) {
        for (int i = 0; i < outputs; i++) {
            y[i] = squashing.rate(drive(weights, i * inputs, x));
        }
    }

    /** Log-odds of acceptance. */
    double logOdds(double[] y) {
        double sum = 0;
        for (double rate : y) {
            sum += rate;
        }
        return readoutWeight * sum;
    }

    /** Four partial sums, always the same four: additions need not wait for each other. */
    private double drive(double[] weights, int from, double[] x) {
        double first = 0;
        double second = 0;
        double third = 0;
        double fourth = 0;
        int j = 0;
        for (; j + 3 < inputs; j += 4) {
            first += weights[from + j] * x[j];
            second += weights[from + j + 1] * x[j + 1];
            third += weights[from + j + 2] * x[j + 2];
            fourth += weights[from + j + 3] * x[j + 3];
        }
        for (; j < inputs; j++) {
            first += weights[from + j] * x[j];
        }
        return (first + second) + (third + fourth);
    }
}
