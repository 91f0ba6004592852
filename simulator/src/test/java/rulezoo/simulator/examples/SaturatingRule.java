package rulezoo.simulator.examples;

import rulezoo.simulator.rate.RateRule;

/**
 * Homeostasis that saturates: dw = -gain x tanh(slope (y - 1)), which no polynomial in x, y and w is.
 *
 * @param gain largest change of a weight by an input at background
 * @param slope how soon the change saturates as the output leaves its set point
 */
record SaturatingRule(double gain, double slope) implements RateRule {
    @Override
    public double change(double x, double y, double w, double r) {
        return -gain * x * StrictMath.tanh(slope * (y - 1));
    }
}
