package rulezoo.evolve.strategy;

import rulezoo.evolve.judging.OperatingPoint;
import rulezoo.simulator.network.NetworkSpec;
import rulezoo.simulator.rate.MeanFieldRule;
import rulezoo.simulator.rule.Pathway;
import rulezoo.simulator.rule.PlasticityRule;
import rulezoo.simulator.rule.Population;

/**
 * How the two rates of the recurrent network follow its four mean weights, and what that makes of plasticity:
 * weights change with the rates, and the rates with the weights. Near rates at which all weights stand still,
 *
 * <pre>
 * d(dr)/dt = M dr,   M = sum over plastic pathways of (dr/d log w) (eta / w) (df/dr)
 * </pre>
 *
 * where f is the mean field of a pathway's rule (docs/science.md, 1.1). The rates come back if both
 * eigenvalues of M have negative real parts. This is a property of the network with all its rules: a pathway
 * may repel alone, and a quadruplet of pathways that attract alone may diverge.
 *
 * <p>
 * dr/d log w was measured in static networks of 256 excitatory neurons, with each weight 15 % larger and
 * smaller, at ten sets of weights with excitatory rates between 2 and 70 Hz. The changes of both rates grow
 * about with the square of the excitatory rate, and their ratios between pathways hardly depend on it. The
 * factors are rounded: the response decides what is proposed, never what counts as stable.
 */
final class RateResponse {
    /** Change in Hz of the excitatory rate with log w_EE, over the square of the rate in Hz. */
    private static final double SENSITIVITY = 0.4;

    private RateResponse() {}

    /** Change of the excitatory rate with the log of a weight, relative to that with EE. */
    private static double ofExcitatory(Pathway pathway) {
        return switch (pathway) {
            case EE -> 1;
            case EI -> -0.75;
            case IE -> -1.1;
            case II -> 0.9;
        };
    }

    /** Change in Hz of the excitatory rate with the log of a weight. */
    static double excitatoryHz(Pathway pathway, double rateHz) {
        return SENSITIVITY * rateHz * rateHz * ofExcitatory(pathway);
    }

    /** The same as {@link #ofExcitatory} of the inhibitory rate. */
    private static double ofInhibitory(Pathway pathway) {
        return switch (pathway) {
            case EE -> 0.35;
            case EI -> -0.08;
            case IE -> -0.38;
            case II -> 0.15;
        };
    }

    /** Change in Hz of the inhibitory rate with the log of a weight, at an excitatory rate. */
    private static double inhibitoryHz(Pathway pathway, double rateHz) {
        return SENSITIVITY * rateHz * rateHz * ofInhibitory(pathway);
    }

    /**
     * The rate in 1/s at which the slowest deviation of the rates grows; negative if all of them shrink. One
     * plastic pathway moves the rates along one direction, and only that counts.
     *
     * @param rule rule with the six-parameter polynomial on its plastic pathways
     * @param point rates at which the mean field of all of them vanishes
     */
    static double growth(PlasticityRule rule, OperatingPoint point) {
        double ee = 0;
        double ei = 0;
        double ie = 0;
        double ii = 0;
        for (Pathway pathway : rule.plastic()) {
            MeanFieldRule field = MeanFieldRule.of(rule.polynomial(pathway));
            double perWeight = NetworkSpec.PUBLISHED.learningRate()
                    / NetworkSpec.PUBLISHED.initialWeights().of(pathway);
            double withPre = perWeight * (field.alpha() + field.lambda() * point.postHz(pathway));
            double withPost = perWeight * field.gain(point.preHz(pathway));
            double withExcitatory = (pathway.pre() == Population.EXCITATORY ? withPre : 0)
                    + (pathway.post() == Population.EXCITATORY ? withPost : 0);
            double withInhibitory = withPre + withPost - withExcitatory;
            double excitatory = excitatoryHz(pathway, point.excitatoryHz());
            double inhibitory = inhibitoryHz(pathway, point.excitatoryHz());
            ee += excitatory * withExcitatory;
            ei += excitatory * withInhibitory;
            ie += inhibitory * withExcitatory;
            ii += inhibitory * withInhibitory;
        }
        return rule.plastic().size() == 1 ? ee + ii : largestRealPart(ee, ei, ie, ii);
    }

    /** Of the eigenvalues of a matrix of two rows. */
    private static double largestRealPart(double a, double b, double c, double d) {
        double half = (a + d) / 2;
        double discriminant = half * half - (a * d - b * c);
        return discriminant < 0 ? half : half + Math.sqrt(discriminant);
    }
}
