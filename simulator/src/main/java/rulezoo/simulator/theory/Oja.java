package rulezoo.simulator.theory;

/**
 * Oja's rule dw = eta y (x - y w) (docs/science.md, 5.5): it stabilizes the output at |x|, but its fixed
 * point x / |x| is isolated, so that nothing of a stimulus is left once the neuron has converged under the
 * background again. The negative control for degeneracy.
 *
 * @param learningRate eta, per step
 */
public record Oja(double learningRate) {
    /** @throws IllegalArgumentException if the learning rate is not positive */
    public Oja {
        if (!(learningRate > 0 && Double.isFinite(learningRate))) {
            throw new IllegalArgumentException("the learning rate must be positive: " + learningRate);
        }
    }

    /**
     * {@return the weights after some steps of the rule under one input}
     *
     * @param start weights before; not changed
     * @param input input, constant in time
     * @param steps number of steps
     */
    public double[] simulate(double[] start, double[] input, int steps) {
        double[] weights = start.clone();
        for (int step = 0; step < steps; step++) {
            double y = Vectors.dot(weights, input);
            for (int i = 0; i < weights.length; i++) {
                weights[i] += learningRate * y * (input[i] - y * weights[i]);
            }
        }
        return weights;
    }

    /**
     * {@return how far the weights are displaced by the A-B-A task with phases of the given length, from the
     * fixed point of the background}
     *
     * @param background input A
     * @param stimulus input B
     * @param stepsPerPhase steps under B, and then under A
     */
    public double displacement(double[] background, double[] stimulus, int stepsPerPhase) {
        double[] fixedPoint = Vectors.plus(new double[background.length], 1 / Vectors.norm(background), background);
        double[] trained = simulate(fixedPoint, stimulus, stepsPerPhase);
        return Vectors.distance(simulate(trained, background, stepsPerPhase), fixedPoint);
    }

    /**
     * {@return the measured rate of return, in units of the learning rate, after a small push away from the fixed
     * point}
     *
     * @param input input, constant in time
     * @param push direction of the push: along the input the rate is 2 |x|^2, across it |x|^2
     * @param steps steps over which the rate is measured
     */
    public double returnRate(double[] input, double[] push, int steps) {
        double[] fixedPoint = Vectors.plus(new double[input.length], 1 / Vectors.norm(input), input);
        double size = 1e-4 / Vectors.norm(push);
        double[] pushed = Vectors.plus(fixedPoint, size, push);
        double before = Vectors.distance(pushed, fixedPoint);
        double after = Vectors.distance(simulate(pushed, input, steps), fixedPoint);
        return StrictMath.log(before / after) / (learningRate * steps);
    }
}
