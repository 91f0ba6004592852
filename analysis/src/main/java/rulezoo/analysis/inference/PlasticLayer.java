package rulezoo.analysis.inference;

/**
 * One layer of plastic synapses (docs/science.md, 6): rates y_i = f(bias + gain sum_j w_ij x_j), weight
 * changes of the learning rate times the rule, and, if the layer decides, acceptance with probability
 * logistic(readoutWeight sum_i y_i).
 *
 * @param inputs number of inputs
 * @param outputs number of neurons
 * @param squashing from summed input to rate
 * @param gain factor of the summed input; negative for inhibitory synapses
 * @param bias what every neuron is driven by besides
 * @param learningRate factor of every weight change
 * @param readoutWeight fixed weight from every neuron to the decision; 0 for a layer that decides nothing
 */
public record PlasticLayer(int inputs, int outputs, Squashing squashing, double gain, double bias,
        double learningRate, double readoutWeight) {
    private static final double READOUT_SUM = 5;

    /**
     * @throws IllegalArgumentException if there is no input or no output, the gain or the learning rate is 0, or
     *         a number is not finite
     */
    public PlasticLayer {
        if (inputs < 1 || outputs < 1) {
            throw new IllegalArgumentException(
                    "a layer needs at least one input and one neuron, not " + inputs + " and " + outputs);
        }
        if (!Double.isFinite(readoutWeight) || !Double.isFinite(bias)) {
            throw new IllegalArgumentException(
                    "readout weight and bias must be finite numbers: " + readoutWeight + ", " + bias);
        }
        if (!Double.isFinite(gain) || gain == 0 || !Double.isFinite(learningRate) || learningRate == 0) {
            throw new IllegalArgumentException(
                    "gain and learning rate must be finite and not 0: " + gain + ", " + learningRate);
        }
    }

    /**
     * {@return a layer of the published form: gain 1, no bias, learning rate 1 / inputs}
     *
     * @param inputs number of inputs
     * @param outputs number of neurons
     * @param squashing from summed input to rate
     * @param readoutWeight weight from every neuron to the decision; 0 for a layer that decides nothing
     */
    public static PlasticLayer of(int inputs, int outputs, Squashing squashing, double readoutWeight) {
        return new PlasticLayer(inputs, outputs, squashing, 1, 0, 1.0 / inputs, readoutWeight);
    }

    /**
     * {@return logistic neurons whose activity is recorded}
     *
     * @param inputs number of inputs
     * @param outputs number of neurons
     */
    public static PlasticLayer recorded(int inputs, int outputs) {
        return of(inputs, outputs, Squashing.LOGISTIC, 0);
    }

    /**
     * {@return the deciding network: hyperbolic tangents, readout weights 5 / neurons}
     *
     * @param inputs number of inputs
     * @param neurons number of neurons
     */
    public static PlasticLayer deciding(int inputs, int neurons) {
        return of(inputs, neurons, Squashing.TANH, READOUT_SUM / neurons);
    }

    /** {@return the number of synapses} Weights are stored neuron by neuron. */
    public int synapses() {
        return Math.multiplyExact(inputs, outputs);
    }

    /** Rates of all neurons for one input. */
    void rates(double[] weights, double[] x, double[] y) {
        for (int i = 0; i < outputs; i++) {
            y[i] = rate(weights, i * inputs, x);
        }
    }

    /** Rate of the neuron whose weights begin at an index. */
    double rate(double[] weights, int from, double[] x) {
        return squashing.rate(bias + gain * sum(weights, from, x));
    }

    /** Derivative of a rate with respect to the weighted sum of inputs. */
    double slope(double rate) {
        return gain * squashing.slope(rate);
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
    static double sum(double[] weights, int from, double[] x) {
        double first = 0;
        double second = 0;
        double third = 0;
        double fourth = 0;
        int j = 0;
        for (; j + 3 < x.length; j += 4) {
            first += weights[from + j] * x[j];
            second += weights[from + j + 1] * x[j + 1];
            third += weights[from + j + 2] * x[j + 2];
            fourth += weights[from + j + 3] * x[j + 3];
        }
        for (; j < x.length; j++) {
            first += weights[from + j] * x[j];
        }
        return (first + second) + (third + fourth);
    }
}
