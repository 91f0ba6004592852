package rulezoo.simulator.rate;

/**
 * A truncated Taylor series (docs/science.md, 1.4; Mehta et al., NeurIPS 2024): the sum of theta x^a y^b w^c
 * over a, b, c in {0, 1, 2} (27 terms), or with a power of the third factor as well (81 terms). In the
 * three-index form the power of the weight is the last index, theta_abc for x^a y^b w^c; in the four-index
 * form it is the third, theta_abcd for x^a y^b w^c r^d. The last index runs fastest.
 *
 * <p>
 * In the form of the published repository the reward takes the place of y: {@link Second#THIRD_FACTOR}.
 */
public final class TaylorRule implements RateRule {
    /** Powers of each factor: 0, 1, 2. */
    public static final int POWERS = 3;

    private static final int THREE_FACTORS = POWERS * POWERS * POWERS;
    private static final int FOUR_FACTORS = THREE_FACTORS * POWERS;

    /** What the second index of the three-index form stands for. */
    public enum Second {
        /** The postsynaptic rate y. */
        POSTSYNAPTIC,
        /** The third factor r. */
        THIRD_FACTOR
    }

    private final double[] theta;
    private final Second second;

    /**
     * Copies the coefficients.
     *
     * @param theta 27 or 81 coefficients
     * @param second what the second index of the three-index form stands for
     * @throws IllegalArgumentException if there are neither 27 nor 81
     */
    public TaylorRule(double[] theta, Second second) {
        if (theta.length != THREE_FACTORS && theta.length != FOUR_FACTORS) {
            throw new IllegalArgumentException("a Taylor rule has 27 or 81 coefficients, not " + theta.length);
        }
        this.theta = theta.clone();
        this.second = second;
    }

    /** {@return Oja's rule: theta_110 = 1, theta_021 = -1} */
    public static TaylorRule oja() {
        double[] theta = new double[THREE_FACTORS];
        theta[index(1, 1, 0)] = 1;
        theta[index(0, 2, 1)] = -1;
        return new TaylorRule(theta, Second.POSTSYNAPTIC);
    }

    /**
     * {@return the position of theta_abc in the vector}
     *
     * @param a power of the presynaptic rate x, 0 to 2
     * @param b power of what {@link Second} names, 0 to 2
     * @param c power of the weight w, 0 to 2
     */
    public static int index(int a, int b, int c) {
        return (a * POWERS + b) * POWERS + c;
    }

    /**
     * {@return the position of theta_abcd in the vector}
     *
     * @param a power of the presynaptic rate x, 0 to 2
     * @param b power of the postsynaptic rate y, 0 to 2
     * @param c power of the weight w, 0 to 2
     * @param d power of the third factor r, 0 to 2
     */
    public static int index(int a, int b, int c, int d) {
        return index(a, b, c) * POWERS + d;
    }

    @Override
    public double change(double x, double y, double w, double r) {
        double middle = second == Second.POSTSYNAPTIC || theta.length == FOUR_FACTORS ? y : r;
        boolean four = theta.length == FOUR_FACTORS;
        double sum = 0;
        int at = 0;
        double xPower = 1;
        for (int a = 0; a < POWERS; a++, xPower *= x) {
            double xy = xPower;
            for (int b = 0; b < POWERS; b++, xy *= middle) {
                double xyw = xy;
                for (int c = 0; c < POWERS; c++, xyw *= w) {
                    sum += four
                            ? xyw * (theta[at] + r * (theta[at + 1] + r * theta[at + 2]))
                            : xyw * theta[at];
                    at += four ? POWERS : 1;
                }
            }
        }
        return sum;
    }
}
