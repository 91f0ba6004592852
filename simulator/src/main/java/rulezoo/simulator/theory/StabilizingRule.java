package rulezoo.simulator.theory;

/**
 * A rule that brings a linear neuron y = w.x to its set point y*, whatever the input x: dw/dt = u(x) (y -
 * y*). Everything about its accidental memory follows from the direction u (docs/science.md, 5.1, 5.2).
 */
public sealed interface StabilizingRule permits ExplicitRule, CoActiveRules, ImplicitRule, StationaryRule {
    /**
     * {@return the direction u(x) in which the weights move, per unit of time and of the error y - y*}
     *
     * @param input the input x, one number for each weight
     */
    double[] direction(double[] input);

    /**
     * {@return the only eigenvalue of the weight dynamics that is not zero, u(x).x (docs/science.md, E1): the
     * error decays as exp(eigenvalue t)} Negative if the rule is stable for this input.
     *
     * @param input the input x, one number for each weight
     */
    default double eigenvalue(double[] input) {
        return Vectors.dot(direction(input), input);
    }

    /**
     * {@return where the weights end after convergence under one input: w + u(x) (y* - w.x) / (u(x).x)
     * (docs/science.md, 5.1)}
     *
     * @param weights where they start
     * @param input input, constant in time
     * @param target set point y*
     */
    default double[] converged(double[] weights, double[] input, double target) {
        double[] u = direction(input);
        return Vectors.plus(weights, (target - Vectors.dot(weights, input)) / Vectors.dot(u, input), u);
    }

    /**
     * {@return the time until the error is at most {@code tolerance} (docs/science.md, E3): ln(|error| /
     * tolerance) / -eigenvalue; infinite if the rule is unstable for this input}
     *
     * @param input input, constant in time
     * @param error output minus set point at the start
     * @param tolerance remaining error
     */
    default double convergenceTime(double[] input, double error, double tolerance) {
        double rate = -eigenvalue(input);
        if (StrictMath.abs(error) <= tolerance) {
            return 0;
        }
        return rate > 0 ? StrictMath.log(StrictMath.abs(error) / tolerance) / rate : Double.POSITIVE_INFINITY;
    }
}
