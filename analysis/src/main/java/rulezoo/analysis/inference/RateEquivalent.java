package rulezoo.analysis.inference;

import rulezoo.simulator.network.NetworkModel;
import rulezoo.simulator.rate.MeanFieldRule;
import rulezoo.simulator.rate.TaylorRule;
import rulezoo.simulator.rule.Pathway;
import rulezoo.simulator.rule.PlasticityRule;
import rulezoo.simulator.rule.Population;
import rulezoo.simulator.rule.RuleFamily;
import rulezoo.simulator.rule.SixParameterRule;

/**
 * One pathway of an archived rule as a Taylor rule of rates: rules of the linear neuron as they are,
 * six-parameter rules in their mean-field form (docs/science.md, 1.1). Rates are relative to background (10
 * Hz for spiking networks), weights to the initial weight, so that every neuron's rate is 1 at background.
 *
 * @param layer neurons of the pathway, a step of 10 ms
 * @param theta 81 coefficients
 * @param form what the coefficients are the equivalent of, for people
 */
public record RateEquivalent(PlasticLayer layer, double[] theta, String form) {
    private static final double STEP_SECONDS = 0.01;
    private static final double BACKGROUND_HZ = 10;
    private static final int SIX = 6;

    /**
     * Translates.
     *
     * @param network the network that the rule is archived with
     * @param rule the rule
     * @param pathway one of its plastic pathways
     * @param inputs number of inputs of the layer
     * @param neurons number of neurons of the layer
     * @return the layer and its rule of rates
     * @throws IllegalArgumentException if the pathway is not plastic or the rule has no such form
     */
    public static RateEquivalent of(NetworkModel network, PlasticityRule rule, Pathway pathway, int inputs,
            int neurons) {
        double[] block = rule.block(pathway);
        double rate = network.relativeLearningRate(pathway)
                .orElseThrow(() -> new IllegalArgumentException(noForm(rule.family())));
        return rule.family().hasWindow()
                ? meanField(block, rate, pathway, inputs, neurons)
                : new RateEquivalent(new PlasticLayer(inputs, neurons, Squashing.LINEAR, 1.0 / inputs, 0, rate, 0),
                        series(rule.family(), block), rule.family().id() + " rule of the linear neuron");
    }

    private static boolean excitatory(Pathway pathway) {
        return pathway.pre() == Population.EXCITATORY;
    }

    private static String noForm(RuleFamily family) {
        return "rules of the family " + family.id() + " have no form as a Taylor rule of rates: choose a toy, Taylor or"
                + " six-parameter rule";
    }

    /** y, and the third factor y - 1, as powers of y. */
    private static double[] series(RuleFamily family, double[] block) {
        double[] theta = new double[TaylorTerms.ALL];
        if (family.equals(RuleFamily.TOY_EXPLICIT)) {
            theta[TaylorRule.index(0, 1, 0, 0)] = block[0];
            theta[TaylorRule.index(0, 0, 0, 0)] = -block[0];
            theta[TaylorRule.index(1, 1, 0, 0)] = block[1];
            theta[TaylorRule.index(1, 0, 0, 0)] = -block[1];
            return theta;
        }
        boolean third = family.equals(RuleFamily.TAYLOR_27_THIRD_FACTOR);
        if (!third && !family.equals(RuleFamily.TAYLOR_27)) {
            throw new IllegalArgumentException(noForm(family));
        }
        double[][] powers = third
                ? new double[][]{{1, 0, 0}, {-1, 1, 0}, {1, -2, 1}}
                : new double[][]{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}};
        for (int a = 0; a < TaylorRule.POWERS; a++) {
            for (int second = 0; second < TaylorRule.POWERS; second++) {
                for (int c = 0; c < TaylorRule.POWERS; c++) {
                    for (int b = 0; b < TaylorRule.POWERS; b++) {
                        theta[TaylorRule.index(a, b, c, 0)] += block[TaylorRule.index(a, second, c)]
                                * powers[second][b];
                    }
                }
            }
        }
        return theta;
    }

    /** dw/dt = eta (alpha r_pre + beta r_post + lambda r_pre r_post + constant). */
    private static RateEquivalent meanField(double[] block, double relativeRate, Pathway pathway, int inputs,
            int neurons) {
        MeanFieldRule rule = MeanFieldRule.of(SixParameterRule.of(block));
        double[] theta = new double[TaylorTerms.ALL];
        theta[TaylorRule.index(1, 0, 0, 0)] = rule.alpha();
        theta[TaylorRule.index(0, 1, 0, 0)] = rule.beta();
        theta[TaylorRule.index(1, 1, 0, 0)] = rule.lambda() * BACKGROUND_HZ;
        theta[TaylorRule.index(0, 0, 0, 0)] = block.length > SIX ? block[SIX] / BACKGROUND_HZ : 0;
        boolean excitatory = excitatory(pathway);
        PlasticLayer layer = new PlasticLayer(inputs, neurons, Squashing.RECTIFIED,
                (excitatory ? 1.0 : -1.0) / inputs, excitatory ? 0 : 2, relativeRate * STEP_SECONDS * BACKGROUND_HZ, 0);
        return new RateEquivalent(layer, theta,
                "mean field of the six-parameter rule on " + pathway + ": alpha x + beta y + 10 Hz lambda x y");
    }
}
