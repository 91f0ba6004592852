package rulezoo.simulator.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlasticityRuleTest {
    private static final SixParameterRule HOMEOSTATIC = new SixParameterRule(0.02, 0.02, -0.2, 0, 1, 1);
    private static final SixParameterRule HEBBIAN = new SixParameterRule(0.02, 0.03, 0.1, -0.1, 0.5, -0.5);

    @Test
    void theIdNeverChanges() {
        assertEquals("5e213381dde8745dde41", PlasticityRule.polynomial(Map.of(Pathway.IE, HOMEOSTATIC)).id());
    }

    @Test
    void theIdDependsOnPathwayAndCoefficients() {
        String id = PlasticityRule.polynomial(Map.of(Pathway.IE, HOMEOSTATIC)).id();
        assertNotEquals(id, PlasticityRule.polynomial(Map.of(Pathway.II, HOMEOSTATIC)).id());
        assertNotEquals(id, PlasticityRule.polynomial(Map.of(Pathway.IE, HEBBIAN)).id());
    }

    @Test
    void negativeZeroIsZero() {
        double[] zeros = {0.02, 0.02, 0.0, 0.0, 1, 1};
        double[] negative = {0.02, 0.02, -0.0, -0.0, 1, 1};
        Set<Pathway> ie = EnumSet.of(Pathway.IE);
        assertEquals(new PlasticityRule(RuleFamily.POLYNOMIAL, ie, zeros),
                new PlasticityRule(RuleFamily.POLYNOMIAL, ie, negative));
        assertEquals(new PlasticityRule(RuleFamily.POLYNOMIAL, ie, zeros).id(),
                new PlasticityRule(RuleFamily.POLYNOMIAL, ie, negative).id());
    }

    @Test
    void blocksFollowTheOrderOfThePathways() {
        PlasticityRule rule = PlasticityRule.polynomial(Map.of(Pathway.IE, HOMEOSTATIC, Pathway.EE, HEBBIAN));
        assertEquals(HEBBIAN, rule.polynomial(Pathway.EE));
        assertEquals(HOMEOSTATIC, rule.polynomial(Pathway.IE));
        assertEquals("IE_tau_pre", PlasticityRule.columnName(RuleFamily.POLYNOMIAL, rule.plastic(), 6));
        assertEquals(HOMEOSTATIC, rule.restrictedTo(Set.of(Pathway.IE)).polynomial(Pathway.IE));
    }

    @Test
    void aCoefficientThatIsNotFiniteIsRefusedByName() {
        IllegalArgumentException refusal = assertThrows(IllegalArgumentException.class,
                () -> new PlasticityRule(RuleFamily.POLYNOMIAL, EnumSet.of(Pathway.IE),
                        new double[]{0.02, 0.02, Double.NaN, 0, 1, 1}));
        assertTrue(String.valueOf(refusal.getMessage()).contains("IE_alpha"));
    }

    @Test
    void anUnknownPathwayIsRefusedByName() {
        IllegalArgumentException refusal = assertThrows(IllegalArgumentException.class, () -> Pathway.parse("EE,XX"));
        assertTrue(String.valueOf(refusal.getMessage()).contains("XX"));
    }
}
