package rulezoo.evolve.genome;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import rulezoo.simulator.rule.Pathway;
import rulezoo.simulator.rule.PlasticityRule;
import rulezoo.simulator.rule.RuleFamily;

class CoverageTest {
    private static PlasticityRule rule(double... coefficients) {
        return new PlasticityRule(RuleFamily.POLYNOMIAL, Set.of(Pathway.IE), coefficients);
    }

    @Test
    void distancesAreRootMeanSquaresOfFractionsOfTheRange() {
        Coverage coverage = Coverage.of(List.of(rule(0.01, 0.05, 0, 0, 0, 0), rule(0.1, 0.05, 0, 0, 0, 0),
                rule(0.1, 0.05, 0, 0, 0, 2)));
        assertEquals(Math.sqrt(0.25 / 6), coverage.nearestMinimum(), 1e-12);
        assertEquals(Math.sqrt(0.25 / 6), coverage.nearestMedian(), 1e-12);
        assertEquals(Math.sqrt(1.0 / 6), coverage.nearestMaximum(), 1e-12);
    }

    @Test
    void rulesOnALineHaveOneEffectiveDimensionAndUniformOnesNearlyAll() {
        List<PlasticityRule> line = new ArrayList<>();
        List<PlasticityRule> cloud = new ArrayList<>();
        Random random = new Random(3);
        for (int i = 0; i < 2000; i++) {
            line.add(rule(0.05, 0.05, i / 1000.0 - 1, 1 - i / 1000.0, 0, 0));
            cloud.add(rule(random.nextDouble(0.01, 0.1), random.nextDouble(0.01, 0.1), random.nextDouble(-2, 2),
                    random.nextDouble(-2, 2), random.nextDouble(-2, 2), random.nextDouble(-2, 2)));
        }
        assertEquals(1, Coverage.of(line).effectiveDimension(), 1e-9);
        assertEquals(6, Coverage.of(cloud).effectiveDimension(), 0.1);
        assertEquals(16, Coverage.of(cloud).patterns());
    }

    @Test
    void sharesAreBySignsOfTheCoefficientsThatMayHaveEither() {
        Coverage coverage = Coverage.of(List.of(rule(0.05, 0.05, -1, 1, 1, -1), rule(0.05, 0.02, -1, 1, 1, -1),
                rule(0.05, 0.02, 1, 1, 1, -1), rule(0.09, 0.02, -1, 0.5, 1, -1)));
        assertEquals(Map.of(Pathway.IE, Map.of("-++-", 0.75, "+++-", 0.25)), coverage.signs());
    }

    @Test
    void oneRuleHasNoNeighbour() {
        Coverage coverage = Coverage.of(List.of(rule(0.05, 0.05, -1, 1, 1, -1)));
        assertTrue(Double.isNaN(coverage.nearestMedian()));
        assertEquals(0, coverage.effectiveDimension());
    }
}
