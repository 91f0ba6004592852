package rulezoo.evolve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import rulezoo.simulator.rule.PlasticityRule;

/** The archived rules of one deme, in coefficients as fractions of their ranges. */
final class KnownRules {
    /** Two rules are distinct if some coefficient differs by more than this fraction of its range. */
    static final double DISTINCT = 0.05;

    private final RuleGenome genome;
    private final List<double[]> known = new ArrayList<>();

    KnownRules(RuleGenome genome) {
        this.genome = genome;
    }

    KnownRules copy() {
        KnownRules copy = new KnownRules(genome);
        copy.known.addAll(known);
        return copy;
    }

    void add(PlasticityRule rule) {
        known.add(fractions(rule.coefficients()));
    }

    boolean isNearDuplicate(PlasticityRule rule) {
        double[] fractions = fractions(rule.coefficients());
        return known.stream().anyMatch(other -> near(fractions, other));
    }

    /**
     * Mean distance to the nearest rules: root mean square over coefficients, as fractions of their ranges; 0 if
     * none is known.
     *
     * @param coefficients a coefficient vector
     * @param neighbours how many rules count
     */
    double novelty(double[] coefficients, int neighbours) {
        double[] fractions = fractions(coefficients);
        return known.stream().mapToDouble(other -> Coverage.distance(fractions, other)).sorted().limit(neighbours)
                .average().orElse(0);
    }

    /** How the rules cover the space. */
    Coverage coverage() {
        return Coverage.of(known, genome);
    }

    private double[] fractions(double[] coefficients) {
        double[] fractions = new double[coefficients.length];
        Arrays.setAll(fractions, i -> (coefficients[i] - genome.bounds(i).minimum()) / genome.bounds(i).range());
        return fractions;
    }

    private static boolean near(double[] a, double[] b) {
        for (int i = 0; i < a.length; i++) {
            if (Math.abs(a[i] - b[i]) > DISTINCT) {
                return false;
            }
        }
        return true;
    }
}
