package rulezoo.simulator.rate;

/**
 * A local rule of a rate synapse (docs/science.md, 1.4, 5.1): how a weight changes per unit of the learning
 * rate. All quantities are dimensionless: rates are relative to background or set point, weights to the
 * initial weight.
 */
public interface RateRule {
    /**
     * {@return the change of one weight, per unit of the learning rate}
     *
     * @param x presynaptic rate
     * @param y postsynaptic rate
     * @param w weight
     * @param r third factor: reward minus expected reward where there is a reward, else the deviation of the
     *        output from its set point
     */
    double change(double x, double y, double w, double r);
}
