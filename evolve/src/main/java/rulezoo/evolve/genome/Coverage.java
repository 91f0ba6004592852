package rulezoo.evolve.genome;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import rulezoo.simulator.rule.Coefficient;
import rulezoo.simulator.rule.Pathway;
import rulezoo.simulator.rule.PlasticityRule;
import rulezoo.simulator.statistics.ParticipationRatio;

/**
 * How some rules on the same pathways cover the space of coefficients. Distances are root mean squares over
 * coefficients, each as a fraction of its range; two uniform draws are about 0.41 apart.
 *
 * @param rules number of rules
 * @param nearestMinimum smallest distance of a rule to its nearest neighbour; NaN for fewer than two rules
 * @param nearestMedian median of these distances
 * @param nearestMaximum largest of them
 * @param dimension number of coefficients
 * @param effectiveDimension participation ratio of the covariance, (sum of eigenvalues)^2 / sum of their
 *        squares: the dimension if the rules spread alike in all directions, 1 on a line; 0 for fewer than
 *        two rules
 * @param signs for each plastic pathway, the share of rules by the signs of those coefficients that may have
 *        either, in the order of the family
 */
public record Coverage(int rules, @JsonProperty("nearest_min") double nearestMinimum, double nearestMedian,
        @JsonProperty("nearest_max") double nearestMaximum, int dimension, double effectiveDimension,
        Map<Pathway, Map<String, Double>> signs) {

    /**
     * {@return the coverage of some rules}
     *
     * @param rules rules of the same family on the same pathways, at least one
     */
    public static Coverage of(List<PlasticityRule> rules) {
        KnownRules known = new KnownRules(new RuleGenome(rules.getFirst().family(), rules.getFirst().plastic()));
        rules.forEach(known::add);
        return known.coverage();
    }

    static Coverage of(List<double[]> fractions, RuleGenome genome) {
        double[] nearest = nearest(fractions);
        boolean some = nearest.length > 1;
        return new Coverage(fractions.size(), some ? nearest[0] : Double.NaN,
                some ? nearest[nearest.length / 2] : Double.NaN, some ? nearest[nearest.length - 1] : Double.NaN,
                genome.size(), some ? participationRatio(fractions) : 0, signs(fractions, genome));
    }

    /**
     * {@return the root mean square of the differences}
     *
     * @param a coefficients as fractions of their ranges
     * @param b as many others
     */
    public static double distance(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (a[i] - b[i]) * (a[i] - b[i]);
        }
        return Math.sqrt(sum / a.length);
    }

    private static double[] nearest(List<double[]> points) {
        double[] nearest = new double[points.size()];
        Arrays.fill(nearest, Double.POSITIVE_INFINITY);
        for (int i = 0; i < nearest.length; i++) {
            for (int j = 0; j < i; j++) {
                double distance = distance(points.get(i), points.get(j));
                nearest[i] = Math.min(nearest[i], distance);
                nearest[j] = Math.min(nearest[j], distance);
            }
        }
        Arrays.sort(nearest);
        return nearest;
    }

    /** 0 if all points are the same. */
    private static double participationRatio(List<double[]> points) {
        int n = points.getFirst().length;
        double[] mean = new double[n];
        points.forEach(point -> Arrays.setAll(mean, i -> mean[i] + point[i] / points.size()));
        double[][] covariance = new double[n][n];
        for (double[] point : points) {
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    covariance[i][j] += (point[i] - mean[i]) * (point[j] - mean[j]) / points.size();
                }
            }
        }
        double ratio = ParticipationRatio.of(covariance);
        return Double.isNaN(ratio) ? 0 : ratio;
    }

    private static Map<Pathway, Map<String, Double>> signs(List<double[]> points, RuleGenome genome) {
        Map<Pathway, Map<String, Double>> signs = new LinkedHashMap<>();
        int block = genome.family().size();
        int first = 0;
        for (Pathway pathway : Pathway.values()) {
            if (genome.plastic().contains(pathway)) {
                Map<String, Double> shares = new TreeMap<>();
                for (double[] point : points) {
                    shares.merge(pattern(point, first, block, genome), 1.0 / points.size(), Double::sum);
                }
                signs.put(pathway, shares);
                first += block;
            }
        }
        return signs;
    }

    private static String pattern(double[] point, int first, int block, RuleGenome genome) {
        StringBuilder pattern = new StringBuilder();
        for (int i = first; i < first + block; i++) {
            Coefficient bounds = genome.bounds(i);
            if (bounds.minimum() < 0 && bounds.maximum() > 0) {
                pattern.append(bounds.minimum() + point[i] * bounds.range() < 0 ? '-' : '+');
            }
        }
        return pattern.toString();
    }

    /** {@return the number of sign patterns that occur, over all pathways} */
    public int patterns() {
        return signs.values().stream().mapToInt(Map::size).sum();
    }
}
