package rulezoo.simulator.codependent;

/**
 * The 21-coefficient polynomial of the same signals (docs/science.md, 1.3, "T4wvceciPol"), with both quirks
 * of the published code, so that saved rules run as they did: a product of c12 and c13 where a sum was meant,
 * and a cubic last factor.
 */
public final class CodependentPolynomial implements CodependentRule {
    /** Number of coefficients. */
    public static final int COEFFICIENTS = 21;

    private static final double TAU1_SECONDS = 0.02;
    private static final double TAU2_SECONDS = 0.1;
    private static final double TRACE_SCALE = 2;
    private static final double SIGNAL_SCALE = 15;

    private final double[] c;

    /**
     * Copies the coefficients.
     *
     * @param coefficients c0 to c20
     * @throws IllegalArgumentException if there are not 21
     */
    public CodependentPolynomial(double[] coefficients) {
        if (coefficients.length != COEFFICIENTS) {
            throw new IllegalArgumentException(
                    "a codependent polynomial has " + COEFFICIENTS + " coefficients, not " + coefficients.length);
        }
        c = coefficients.clone();
    }

    @Override
    public double tau1Seconds() {
        return TAU1_SECONDS;
    }

    @Override
    public double tau2Seconds() {
        return TAU2_SECONDS;
    }

    @Override
    public double onPreSpike(double xPre2, double xPost1, double w, double volts, double excitation,
            double inhibition) {
        double v = SIGNAL_SCALE * volts;
        double ce = SIGNAL_SCALE * excitation;
        double ci = SIGNAL_SCALE * inhibition;
        return c[0] * (1 + c[1] + w * (c[2] + c[3] * w)) * (1 + c[4] * v) * (1 + ce * (c[5] + c[6] * ce))
                * (1 + c[7] * ci) * (1 + c[8] * TRACE_SCALE * xPre2) * (1 + c[9] * TRACE_SCALE * xPost1);
    }

    @Override
    public double onPostSpike(double xPre1, double xPost2, double w, double volts, double excitation,
            double inhibition) {
        double v = SIGNAL_SCALE * volts;
        double ce = SIGNAL_SCALE * excitation;
        double ci = SIGNAL_SCALE * inhibition;
        double post = TRACE_SCALE * xPost2;
        return c[10] * (1 + c[11] + w * (c[12] * c[13] * w)) * (1 + c[14] * v) * (1 + ce * (c[15] + c[16] * ce))
                * (1 + c[17] * ci) * (1 + c[18] * TRACE_SCALE * xPre1)
                * (1 + post * (c[19] + c[20] * post * post));
    }
}
