package rulezoo.analysis.inference;

/**
 * The weight change of one step under a rule, and its adjoint. Neurons come one after the other; an object
 * keeps sums between the calls of a step, so that every thread needs its own.
 */
interface WeightUpdate {
    /**
     * Prepares a step.
     *
     * @param theta coefficients
     * @param learningRate factor of every change
     * @param r third factor
     */
    void step(double[] theta, double learningRate, double r);

    /**
     * Weights of one neuron after the step; both arrays may be the same.
     *
     * @param x inputs
     * @param y rate of the neuron
     * @param from index of its first weight
     */
    void advance(double[] x, double y, double[] before, double[] after, int from);

    /**
     * First half of the adjoint of a neuron.
     *
     * @param lambda gradient of the loss with respect to the weights after the step
     * @return gradient with respect to the neuron's rate, by way of the weight change
     */
    double gather(double[] x, double y, double[] before, double[] lambda, int from);

    /**
     * Second half, right after {@link #gather}: turns the gradient with respect to weights after the step into
     * that with respect to weights before it.
     *
     * @param ofSum gradient with respect to the neuron's weighted sum of inputs
     */
    void scatter(double[] x, double ofSum, double[] before, double[] lambda, int from);

    /** Adds the step's gradient with respect to the coefficients, after all neurons. */
    void addTo(double[] gradient, double learningRate, double r);
}
