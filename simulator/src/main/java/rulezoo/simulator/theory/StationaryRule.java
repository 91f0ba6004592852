package rulezoo.simulator.theory;

/**
 * The implicit toy rule of two inputs without the requirement that its form is positive definite (MBA,
 * figures S6C and S6D): on the line of weights that are stable under an input x, it goes to the stationary
 * point of the form a w_0^2 + 2 b w_0 w_1 + c w_1^2 of the distance from where it starts. The direction to it
 * is -adj(P) x with the adjugate of P = {{a, b}, {b, c}}, which for a positive definite P is the direction of
 * {@link ImplicitRule}. Where the form is negative along the line, the stationary point is its maximum.
 *
 * @param a element of the form for the first input
 * @param b element that couples the inputs
 * @param c element for the second input
 */
public record StationaryRule(double a, double b, double c) implements StabilizingRule {
    public StationaryRule {
        if (!(Double.isFinite(a) && Double.isFinite(b) && Double.isFinite(c))) {
            throw new IllegalArgumentException("a, b and c must be finite: " + a + ", " + b + ", " + c);
        }
    }

    /** -adj(P) x. */
    @Override
    public double[] direction(double[] input) {
        return new double[]{-(c * input[0] - b * input[1]), -(a * input[1] - b * input[0])};
    }

}
