package rulezoo.archive.intake;

import java.io.IOException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import rulezoo.simulator.rule.Pathway;
import rulezoo.simulator.rule.PlasticityRule;

/** Coefficient vectors in the layouts of fSBI and Mem1k (docs/science.md, 1.1, 1.2). */
final class RuleVectors {
    private static final int POLYNOMIAL = 24;
    private static final int PERCEPTRON = 22;
    private static final Set<Pathway> EE_IE = EnumSet.of(Pathway.EE, Pathway.IE);

    private RuleVectors() {}

    /** Whether a published layout has this number of values, with or without the input rate at their end. */
    static boolean isLength(int values) {
        return values == POLYNOMIAL || values == PERCEPTRON || hasRate(values);
    }

    private static boolean hasRate(int values) {
        return values == POLYNOMIAL + 1 || values == PERCEPTRON + 1;
    }

    /**
     * The rule of a vector.
     *
     * @param field what the file calls the vector
     * @throws IOException if no published layout has this number of values, or one is outside the limits
     */
    static PlasticityRule rule(RuleCollector collector, String place, String field, double[] theta)
            throws IOException {
        return switch (theta.length) {
            case POLYNOMIAL, POLYNOMIAL + 1 -> collector.rule(place, PublishedFamilies.POLYNOMIAL, Pathway.ALL,
                    Arrays.copyOf(theta, POLYNOMIAL), i -> field + "[" + i + "], "
                            + PlasticityRule.columnName(PublishedFamilies.POLYNOMIAL, Pathway.ALL, i));
            case PERCEPTRON, PERCEPTRON + 1 -> collector.rule(place, PublishedFamilies.PERCEPTRON, EE_IE,
                    perceptron(theta), i -> field + ", "
                            + PlasticityRule.columnName(PublishedFamilies.PERCEPTRON, EE_IE, i));
            default -> throw collector.refused(place, "field '" + field + "' has " + theta.length
                    + " values: 24 or 25 (polynomial) or 22 or 23 (perceptron) were expected");
        };
    }

    /** Both learning rates stand first in the file; here every pathway has its own in front. */
    private static double[] perceptron(double[] theta) {
        int readout = PERCEPTRON / 2 - 1;
        double[] vector = new double[PERCEPTRON];
        vector[0] = theta[0];
        System.arraycopy(theta, 2, vector, 1, readout);
        vector[readout + 1] = theta[1];
        System.arraycopy(theta, 2 + readout, vector, readout + 2, readout);
        return vector;
    }

    /** The background rate that stands at the end of a vector, in Hz; null if it does not. */
    static @Nullable Double inputRateHz(RuleCollector collector, String place, String field, double[] theta)
            throws IOException {
        int last = theta.length - 1;
        return hasRate(theta.length)
                ? Double.valueOf(collector.inputRateHz(place, field + "[" + last + "]", theta[last]))
                : null;
    }
}
