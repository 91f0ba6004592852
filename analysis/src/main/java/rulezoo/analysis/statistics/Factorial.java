package rulezoo.analysis.statistics;

/**
 * Effects of a full 2^n factorial experiment as weights of its 2^n outcomes. An outcome is numbered by the
 * set of factors that are on: bit i is factor i. Every effect is the sum of weights times outcomes.
 *
 * <ul>
 * <li>Main effect of a factor: the mean change when it is switched on, over all settings of the others (Box,
 * Hunter and Hunter, Statistics for Experimenters, 2005).
 * <li>Interaction of two factors: how much the change by the one grows when the other is on, averaged over
 * all settings of the rest. Textbooks that code factors as -1 and +1 give half of it.
 * <li>Shapley value of a factor: its mean contribution over all orders in which factors can be switched on
 * one after the other. The values add up to the outcome with all factors minus that with none (Shapley, Ann.
 * Math. Stud. 28:307, 1953), which main effects do only without interactions of three factors or more.
 * </ul>
 */
public final class Factorial {
    private Factorial() {}

    /**
     * {@return the weights of a main effect}
     *
     * @param factors number of factors
     * @param factor one of them, from 0
     */
    public static double[] mainEffect(int factors, int factor) {
        double[] weights = new double[1 << factors];
        for (int set = 0; set < weights.length; set++) {
            weights[set] = sign(set, factor) / (weights.length / 2.0);
        }
        return weights;
    }

    /**
     * {@return the weights of an interaction}
     *
     * @param factors number of factors
     * @param first one of them, from 0
     * @param second another one
     */
    public static double[] interaction(int factors, int first, int second) {
        double[] weights = new double[1 << factors];
        for (int set = 0; set < weights.length; set++) {
            weights[set] = sign(set, first) * sign(set, second) / (weights.length / 4.0);
        }
        return weights;
    }

    /**
     * {@return the weights of a Shapley value}
     *
     * @param factors number of factors
     * @param factor one of them, from 0
     */
    public static double[] shapley(int factors, int factor) {
        double[] weights = new double[1 << factors];
        for (int set = 0; set < weights.length; set++) {
            int others = Integer.bitCount(set & ~(1 << factor));
            weights[set] = sign(set, factor) / (factors * binomial(factors - 1, others));
        }
        return weights;
    }

    private static double sign(int set, int factor) {
        return (set >> factor & 1) == 1 ? 1 : -1;
    }

    private static double binomial(int n, int k) {
        double result = 1;
        for (int i = 1; i <= k; i++) {
            result = result * (n - k + i) / i;
        }
        return result;
    }
}
