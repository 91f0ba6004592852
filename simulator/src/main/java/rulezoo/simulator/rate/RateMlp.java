package rulezoo.simulator.rate;

/**
 * A small network as rule (docs/science.md, 1.4; Mehta et al., NeurIPS 2024): inputs (x, r, w) as in the
 * published repository or (x, y, w, r), ten leaky rectified units, one hyperbolic tangent. Coefficients: for
 * every hidden unit its input weights and then its bias; then the ten readout weights and the bias of the
 * output.
 */
public final class RateMlp implements RateRule {
    /** Hidden units. */
    public static final int HIDDEN = 10;

    private static final double LEAK = 0.01;

    private final double[] theta;
    private final int inputs;

    /**
     * Copies the coefficients.
     *
     * @param theta coefficients, 51 for (x, r, w) or 61 for (x, y, w, r)
     * @throws IllegalArgumentException if there is another number of them
     */
    public RateMlp(double[] theta) {
        if (theta.length == size(3)) {
            inputs = 3;
        } else if (theta.length == size(4)) {
            inputs = 4;
        } else {
            throw new IllegalArgumentException("a rate network of rules has " + size(3) + " coefficients for (x, r, w)"
                    + " or " + size(4) + " for (x, y, w, r), not " + theta.length);
        }
        this.theta = theta.clone();
    }

    /**
     * {@return the number of coefficients for a number of inputs}
     *
     * @param inputs inputs of every hidden unit: 3 for (x, r, w), 4 for (x, y, w, r)
     */
    public static int size(int inputs) {
        return HIDDEN * (inputs + 2) + 1;
    }

    @Override
    public double change(double x, double y, double w, double r) {
        int at = 0;
        int readout = HIDDEN * (inputs + 1);
        double sum = theta[readout + HIDDEN];
        for (int unit = 0; unit < HIDDEN; unit++) {
            double drive = inputs == 3
                    ? theta[at] * x + theta[at + 1] * r + theta[at + 2] * w
                    : theta[at] * x + theta[at + 1] * y + theta[at + 2] * w + theta[at + 3] * r;
            drive += theta[at + inputs];
            sum += theta[readout + unit] * (drive > 0 ? drive : LEAK * drive);
            at += inputs + 1;
        }
        return StrictMath.tanh(sum);
    }
}
