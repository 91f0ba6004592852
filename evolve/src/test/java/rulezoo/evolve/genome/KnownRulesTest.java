package rulezoo.evolve.genome;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import org.junit.jupiter.api.Test;
import rulezoo.simulator.rule.Pathway;
import rulezoo.simulator.rule.PlasticityRule;
import rulezoo.simulator.rule.RuleFamily;

class KnownRulesTest {
    private static PlasticityRule rule(double tau, double alpha) {
        return new PlasticityRule(RuleFamily.POLYNOMIAL, Set.of(Pathway.IE), new double[]{tau, 0.05, alpha, 0, 1, 1});
    }

    private final KnownRules known = new KnownRules(new RuleGenome(RuleFamily.POLYNOMIAL, Set.of(Pathway.IE)));

    @Test
    void aRuleIsNewIfOneCoefficientDiffersByMoreThanFivePercentOfItsRange() {
        known.add(rule(0.05, 0));
        assertFalse(known.isNearDuplicate(rule(0.05, 0.21)));
        assertFalse(known.isNearDuplicate(rule(0.0546, 0)));
    }

    @Test
    void aRuleIsANearDuplicateIfNoCoefficientDoes() {
        known.add(rule(0.05, 0));
        assertTrue(known.isNearDuplicate(rule(0.0544, 0.19)));
    }

    @Test
    void aCopyLearnsWithoutTheOriginal() {
        known.copy().add(rule(0.05, 0));
        assertFalse(known.isNearDuplicate(rule(0.05, 0)));
    }
}
