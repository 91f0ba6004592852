package rulezoo.evolve;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import rulezoo.simulator.rule.Pathway;
import rulezoo.simulator.rule.PlasticityRule;
import rulezoo.simulator.rule.RuleFamily;
import rulezoo.simulator.rule.SixParameterRule;

class StandstillPriorTest {
    private static final Set<Pathway> ALL = EnumSet.allOf(Pathway.class);
    private static final StandstillPrior PRIOR = new StandstillPrior(2, 20, EnumSet.of(Pathway.EE, Pathway.IE), 10,
            100, 0.3, 0.1);

    private static RandomGenerator random() {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(3);
    }

    private static PlasticityRule rule(double[] coefficients) {
        return new PlasticityRule(RuleFamily.POLYNOMIAL, ALL, coefficients);
    }

    /** Whether all pathways stand still at the same rates, found on a fine grid with a little more room. */
    private static boolean standsStillSomewhere(PlasticityRule rule) {
        StandstillPrior wider = new StandstillPrior(2, 20, PRIOR.attracting(), 10, 100, 0.45, 0.11);
        for (double e = 2; e <= 20; e *= 1.02) {
            for (double i = 2; i <= 20; i *= 1.02) {
                OperatingPoint point = new OperatingPoint(e, i);
                if (rule.plastic().stream().allMatch(p -> wider.standsStill(rule.polynomial(p), p, point))) {
                    return true;
                }
            }
        }
        return false;
    }

    @Test
    void allPathwaysOfADrawStandStillAtCommonRatesWhichUniformDrawsSeldomDo() {
        RandomGenerator random = random();
        RuleGenome genome = new RuleGenome(RuleFamily.POLYNOMIAL, ALL);
        int uniform = 0;
        for (int i = 0; i < 20; i++) {
            assertTrue(standsStillSomewhere(rule(PRIOR.draw(ALL, random))));
            double[] box = new double[genome.size()];
            for (int k = 0; k < box.length; k++) {
                box[k] = random.nextDouble(genome.bounds(k).minimum(), genome.bounds(k).maximum());
            }
            uniform += standsStillSomewhere(rule(box)) ? 1 : 0;
        }
        assertEquals(0, uniform);
    }

    @Test
    void theSameSeedGivesTheSameRuleAndTheNextDrawAnother() {
        RandomGenerator random = random();
        double[] first = PRIOR.draw(ALL, random);
        assertArrayEquals(first, PRIOR.draw(ALL, random()));
        assertFalse(rule(first).id().equals(rule(PRIOR.draw(ALL, random)).id()));
        assertEquals(12, PRIOR.draw(EnumSet.of(Pathway.EE, Pathway.II), random).length);
    }

    @Test
    void aRuleStandsStillWhereItsMeanFieldVanishesIfThatAttracts() {
        SixParameterRule istdp = new SixParameterRule(0.02, 0.02, -0.12, 0, 1, 1);
        assertTrue(PRIOR.standsStill(istdp, Pathway.IE, new OperatingPoint(3, 10)));
        assertFalse(PRIOR.standsStill(istdp, Pathway.IE, new OperatingPoint(12, 10)));
        SixParameterRule repelling = new SixParameterRule(0.02, 0.02, 0.12, 0, -1, -1);
        assertFalse(PRIOR.standsStill(repelling, Pathway.IE, new OperatingPoint(3, 10)));
        SixParameterRule noisy = new SixParameterRule(0.02, 0.02, 1.5, -1.5, 0, 0);
        assertFalse(PRIOR.standsStill(noisy, Pathway.EE, new OperatingPoint(5, 5)));
    }

    @Test
    void conditionsAreChecked() {
        assertThrows(IllegalArgumentException.class, () -> new StandstillPrior(5, 5, ALL, 10, 100, 0.1, 0.02));
        assertThrows(IllegalArgumentException.class, () -> new StandstillPrior(2, 5, ALL, 10, 100, 0, 0.02));
        assertThrows(IllegalArgumentException.class, () -> new StandstillPrior(2, 5, ALL, 10, 100, 0.1, Double.NaN));
    }
}
