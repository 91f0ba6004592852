package rulezoo.simulator.rate;

/**
 * The explicit toy rule as a local rule: (theta0 + theta1 x) (y - 1) (docs/science.md, 5.1).
 *
 * @param theta0 part that is the same for every synapse
 * @param theta1 part in proportion to the presynaptic rate
 */
public record ExplicitSynapse(double theta0, double theta1) implements RateRule {
    @Override
    public double change(double x, double y, double w, double r) {
        return (theta0 + theta1 * x) * (y - 1);
    }
}
