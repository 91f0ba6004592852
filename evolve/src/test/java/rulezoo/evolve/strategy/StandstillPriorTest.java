package rulezoo.evolve.strategy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import rulezoo.evolve.genome.RuleGenome;
import rulezoo.evolve.judging.OperatingPoint;
import rulezoo.simulator.rule.Pathway;
import rulezoo.simulator.rule.PlasticityRule;
import rulezoo.simulator.rule.RuleFamily;
import rulezoo.simulator.rule.SixParameterRule;

class StandstillPriorTest {
    private static final StandstillPrior PRIOR = new StandstillPrior(2, 20, EnumSet.of(Pathway.EE, Pathway.IE), 10,
            100, 0.3, 0.1, null, null);

    private static RandomGenerator random() {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(3);
    }

    private static PlasticityRule rule(double[] coefficients) {
        return new PlasticityRule(RuleFamily.POLYNOMIAL, Pathway.ALL, coefficients);
    }

    /** Whether all pathways stand still at the same rates, found on a fine grid with a little more room. */
    private static boolean standsStillSomewhere(PlasticityRule rule) {
        StandstillPrior wider = new StandstillPrior(2, 20, PRIOR.attracting(), 10, 100, 0.45, 0.11, null, null);
        for (double e = 2; e <= 20; e *= 1.02) {
            for (double i = 2; i <= 20; i *= 1.02) {
                OperatingPoint point = new OperatingPoint(e, i);
                if (rule.plastic().stream().allMatch(p -> wider.standsStill(rule.polynomial(p), p, point, 1))) {
                    return true;
                }
            }
        }
        return false;
    }

    @Test
    void allPathwaysOfADrawStandStillAtCommonRatesWhichUniformDrawsSeldomDo() {
        RandomGenerator random = random();
        RuleGenome genome = new RuleGenome(RuleFamily.POLYNOMIAL, Pathway.ALL);
        int uniform = 0;
        for (int i = 0; i < 20; i++) {
            assertTrue(standsStillSomewhere(rule(PRIOR.draw(Pathway.ALL, random))));
            double[] box = new double[genome.size()];
            for (int k = 0; k < box.length; k++) {
                box[k] = random.nextDouble(genome.bounds(k).minimum(), genome.bounds(k).maximum());
            }
            uniform += standsStillSomewhere(rule(box)) ? 1 : 0;
        }
        assertTrue(uniform <= 3, uniform + " of 20");
    }

    @Test
    void theSameSeedGivesTheSameRuleAndTheNextDrawAnother() {
        RandomGenerator random = random();
        double[] first = PRIOR.draw(Pathway.ALL, random);
        assertArrayEquals(first, PRIOR.draw(Pathway.ALL, random()));
        assertFalse(rule(first).id().equals(rule(PRIOR.draw(Pathway.ALL, random)).id()));
        assertEquals(12, PRIOR.draw(EnumSet.of(Pathway.EE, Pathway.II), random).length);
    }

    @Test
    void aRuleStandsStillWhereItsMeanFieldVanishesIfThatAttracts() {
        SixParameterRule istdp = new SixParameterRule(0.02, 0.02, -0.12, 0, 1, 1);
        assertTrue(PRIOR.standsStill(istdp, Pathway.IE, new OperatingPoint(3, 10), 1));
        assertFalse(PRIOR.standsStill(istdp, Pathway.IE, new OperatingPoint(12, 10), 1));
        SixParameterRule repelling = new SixParameterRule(0.02, 0.02, 0.12, 0, -1, -1);
        assertFalse(PRIOR.standsStill(repelling, Pathway.IE, new OperatingPoint(3, 10), 1));
        SixParameterRule noisy = new SixParameterRule(0.02, 0.02, 1.5, -1.5, 0, 0);
        assertFalse(PRIOR.standsStill(noisy, Pathway.EE, new OperatingPoint(5, 5), 1));
    }

    /** Quartiles of each coefficient of EE. */
    private static double[][] quartiles(List<double[]> draws) {
        double[][] quartiles = new double[6][3];
        for (int c = 0; c < 6; c++) {
            int coefficient = c;
            double[] sorted = draws.stream().mapToDouble(draw -> draw[coefficient]).sorted().toArray();
            for (int q = 0; q < 3; q++) {
                quartiles[c][q] = sorted[sorted.length * (q + 1) / 4];
            }
        }
        return quartiles;
    }

    @Test
    void drawsAreDistributedAsUniformOnesThatMeetTheConditions() {
        StandstillPrior narrow = new StandstillPrior(4.999, 5.001, Set.of(), 10, 100, 0.5, 0.05, null, null);
        OperatingPoint point = new OperatingPoint(5, 5);
        RandomGenerator random = random();
        RuleGenome genome = new RuleGenome(RuleFamily.POLYNOMIAL, Set.of(Pathway.EE));
        List<double[]> uniform = new ArrayList<>();
        while (uniform.size() < 4000) {
            double[] box = new double[genome.size()];
            for (int k = 0; k < box.length; k++) {
                box[k] = random.nextDouble(genome.bounds(k).minimum(), genome.bounds(k).maximum());
            }
            PlasticityRule rule = new PlasticityRule(RuleFamily.POLYNOMIAL, Set.of(Pathway.EE), box);
            if (narrow.standsStill(rule.polynomial(Pathway.EE), Pathway.EE, point, 1)) {
                uniform.add(box);
            }
        }
        List<double[]> draws = new ArrayList<>();
        while (draws.size() < 4000) {
            draws.add(narrow.draw(Set.of(Pathway.EE), random));
        }
        double[][] expected = quartiles(uniform);
        double[][] actual = quartiles(draws);
        for (int c = 0; c < 6; c++) {
            double spread = expected[c][2] - expected[c][0];
            for (int q = 0; q < 3; q++) {
                // The standard error of a quartile of 4000 is about 1.5 % of the spread; two are compared.
                assertEquals(expected[c][q], actual[c][q], 0.1 * spread, "coefficient " + c + ", quartile " + q);
            }
        }
    }

    @Test
    void anEighthOfTheDrawsIsWidenedAlsoWhereMostOthersAreDrawnAgainUntilTheySettle() {
        StandstillPrior prior = new StandstillPrior(2, 10, Set.of(), 10, 100, 0.05, 0.01, 20.0, 50.0);
        RandomGenerator random = random();
        int noisy = 0;
        for (int i = 0; i < 200; i++) {
            PlasticityRule rule = rule(prior.draw(Pathway.ALL, random));
            // Noise grows with the rates, so that a rule beyond the limit at the lowest ones met a wider limit.
            OperatingPoint point = new OperatingPoint(2, 2);
            noisy += Pathway.ALL.stream().anyMatch(
                    pathway -> point.noise(rule.polynomial(pathway), pathway, 10, 100) > 0.01) ? 1 : 0;
        }
        assertTrue(noisy >= 5 && noisy <= 40, noisy + " of 200");
    }

    @Test
    void everySetOfPathwaysHasFoundersAlsoThoseThatHardlyMoveTheRates() {
        StandstillPrior prior = new StandstillPrior(2, 10, Set.of(), 10, 100, 0.02, 0.01, 17.0, 15.0);
        RandomGenerator random = random();
        for (Set<Pathway> plastic : Pathway.subsets(Pathway.ALL)) {
            assertEquals(6 * plastic.size(), prior.draw(plastic, random).length);
        }
    }

    @Test
    void aChildIsCalmIfItIsNoWorseThanFoundersMayBeOrThanItsParent() {
        StandstillPrior prior = new StandstillPrior(2, 10, Set.of(), 10, 100, 0.05, 0.01, null, 20.0);
        OperatingPoint point = new OperatingPoint(3, 8);
        PlasticityRule calm = PlasticityRule.polynomial(Map.of(Pathway.IE,
                new SixParameterRule(0.02, 0.02, -0.12, 0, 1, 1)));
        PlasticityRule noisy = PlasticityRule.polynomial(Map.of(Pathway.IE,
                new SixParameterRule(0.02, 0.02, -2, 1.5, 2, 2)));
        PlasticityRule divergent = PlasticityRule.polynomial(Map.of(Pathway.IE,
                new SixParameterRule(0.02, 0.02, 0.12, 0, -1, -1)));
        assertTrue(prior.isCalm(calm, calm, point));
        assertFalse(prior.isCalm(divergent, calm, point));
        assertTrue(prior.isCalm(divergent, divergent, point));
        double limit = point.noise(noisy.polynomial(Pathway.IE), Pathway.IE, 10, 100) / 2;
        StandstillPrior quiet = new StandstillPrior(2, 10, Set.of(), 10, 100, 0.05, limit, null, 20.0);
        assertFalse(quiet.isCalm(noisy, calm, point));
        assertTrue(quiet.isCalm(noisy, noisy, point));
    }

    @Test
    void conditionsAreChecked() {
        assertThrows(IllegalArgumentException.class,
                () -> new StandstillPrior(5, 5, Pathway.ALL, 10, 100, 0.1, 0.02, null, null));
        assertThrows(IllegalArgumentException.class,
                () -> new StandstillPrior(2, 5, Pathway.ALL, 10, 100, 0, 0.02, null, null));
        assertThrows(IllegalArgumentException.class,
                () -> new StandstillPrior(2, 5, Pathway.ALL, 10, 100, 0.1, Double.NaN, null, null));

    }
}
