package rulezoo.evolve;

import java.util.ArrayList;
import java.util.List;
import rulezoo.simulator.rule.PlasticityRule;

/** Tells whether a rule is new enough to be worth a confirmation. */
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
        known.add(rule.coefficients());
    }

    boolean isNearDuplicate(PlasticityRule rule) {
        double[] coefficients = rule.coefficients();
        return known.stream().anyMatch(other -> near(coefficients, other));
    }

    private boolean near(double[] a, double[] b) {
        for (int i = 0; i < a.length; i++) {
            if (Math.abs(a[i] - b[i]) > DISTINCT * genome.bounds(i).range()) {
                return false;
            }
        }
        return true;
    }
}
