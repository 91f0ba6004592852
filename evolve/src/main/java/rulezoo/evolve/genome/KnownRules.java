package rulezoo.evolve.genome;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import rulezoo.simulator.rule.PlasticityRule;

/** Rules of one family on the same pathways, in coefficients as fractions of their ranges. */
public final class KnownRules {
    /** Two rules are distinct if some coefficient differs by more than this fraction of its range. */
    static final double DISTINCT = 0.05;

    private final RuleGenome genome;
    private final List<double[]> known = new ArrayList<>();

    /**
     * No rules yet.
     *
     * @param genome family and pathways of the rules
     */
    public KnownRules(RuleGenome genome) {
        this.genome = genome;
    }

    /** {@return the same rules, which learn without these} */
    public KnownRules copy() {
        KnownRules copy = new KnownRules(genome);
        copy.known.addAll(known);
        return copy;
    }

    /**
     * Adds a rule.
     *
     * @param rule a rule of the family on the pathways
     */
    public void add(PlasticityRule rule) {
        known.add(fractions(rule.coefficients()));
    }

    /**
     * {@return whether a known rule is within 5 % of the range in every coefficient}
     *
     * @param rule a rule of the family on the pathways
     */
    public boolean isNearDuplicate(PlasticityRule rule) {
        double[] fractions = fractions(rule.coefficients());
        return known.stream().anyMatch(other -> near(fractions, other));
    }

    /**
     * {@return the mean distance to the nearest rules: root mean square over coefficients, as fractions of their
     * ranges; 0 if none is known}
     *
     * @param coefficients a coefficient vector
     * @param neighbours how many rules count
     */
    public double novelty(double[] coefficients, int neighbours) {
        double[] fractions = fractions(coefficients);
        return known.stream().mapToDouble(other -> Coverage.distance(fractions, other)).sorted().limit(neighbours)
                .average().orElse(0);
    }

    /** {@return how the rules cover the space} */
    public Coverage coverage() {
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
