package rulezoo.simulator.codependent;

/**
 * The rule as a network (docs/science.md, 1.2, "T4wvceciMLP"): x_pre, x_post (times 2), w, V, C_exc and C_inh
 * (times 15) go through two frozen layers of sigmoid units; a linear readout for each kind of event gives the
 * change.
 */
public final class CodependentMlp implements CodependentRule {
    /** Evolved coefficients of one pathway: eta, then four weights and a bias for pre and for post events. */
    public static final int COEFFICIENTS = 11;

    private static final double TRACE_SCALE = 2;
    private static final double SIGNAL_SCALE = 15;
    private static final int PRE = 1;
    private static final int POST = PRE + HiddenLayers.FEATURES + 1;

    private final double tau1;
    private final double tau2;
    private final double[] layer1;
    private final double[] layer2;
    private final double[] coefficients;

    /**
     * Copies the coefficients.
     *
     * @param layers frozen layers
     * @param coefficients eta, pre w1 to w4, pre bias, post w1 to w4, post bias
     * @throws IllegalArgumentException if there are not 11 coefficients
     */
    public CodependentMlp(HiddenLayers layers, double[] coefficients) {
        if (coefficients.length != COEFFICIENTS) {
            throw new IllegalArgumentException(
                    "an MLP rule has " + COEFFICIENTS + " coefficients, not " + coefficients.length);
        }
        tau1 = layers.tau1Seconds();
        tau2 = layers.tau2Seconds();
        layer1 = layers.layer1();
        layer2 = layers.layer2();
        this.coefficients = coefficients.clone();
    }

    @Override
    public double tau1Seconds() {
        return tau1;
    }

    @Override
    public double tau2Seconds() {
        return tau2;
    }

    @Override
    public double onPreSpike(double xPre2, double xPost1, double w, double volts, double excitation,
            double inhibition) {
        return change(PRE, xPre2, xPost1, w, volts, excitation, inhibition);
    }

    @Override
    public double onPostSpike(double xPre1, double xPost2, double w, double volts, double excitation,
            double inhibition) {
        return change(POST, xPre1, xPost2, w, volts, excitation, inhibition);
    }

    private double change(int readout, double xPre, double xPost, double w, double volts, double excitation,
            double inhibition) {
        double a = TRACE_SCALE * xPre;
        double b = TRACE_SCALE * xPost;
        double d = SIGNAL_SCALE * volts;
        double e = SIGNAL_SCALE * excitation;
        double f = SIGNAL_SCALE * inhibition;
        double feature0 = 0;
        double feature1 = 0;
        double feature2 = 0;
        double feature3 = 0;
        for (int unit = 0, at = 0; unit < HiddenLayers.UNITS; unit++, at += HiddenLayers.INPUTS) {
            double h = sigmoid(layer1[at] * a + layer1[at + 1] * b + layer1[at + 2] * w + layer1[at + 3] * d
                    + layer1[at + 4] * e + layer1[at + 5] * f);
            feature0 += layer2[unit] * h;
            feature1 += layer2[HiddenLayers.UNITS + unit] * h;
            feature2 += layer2[2 * HiddenLayers.UNITS + unit] * h;
            feature3 += layer2[3 * HiddenLayers.UNITS + unit] * h;
        }
        double output = coefficients[readout] * sigmoid(feature0) + coefficients[readout + 1] * sigmoid(feature1)
                + coefficients[readout + 2] * sigmoid(feature2) + coefficients[readout + 3] * sigmoid(feature3)
                + coefficients[readout + HiddenLayers.FEATURES];
        return coefficients[0] * output;
    }

    private static double sigmoid(double x) {
        return 1 / (1 + StrictMath.exp(-x));
    }
}
