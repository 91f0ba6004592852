package rulezoo.evolve.genome;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenetics.DoubleGene;
import io.jenetics.Genotype;
import io.jenetics.util.ISeq;
import io.jenetics.util.RandomRegistry;
import java.util.Arrays;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import rulezoo.simulator.rule.Coefficient;
import rulezoo.simulator.rule.Pathway;
import rulezoo.simulator.rule.RuleFamily;

class RuleGenomeTest {
    private static final int DRAWS = 4000;
    private final RuleGenome genome = new RuleGenome(RuleFamily.POLYNOMIAL, Pathway.ALL);
    private final ISeq<Genotype<DoubleGene>> draws = RandomRegistry
            .with(RandomGeneratorFactory.of("L64X128MixRandom").create(3))
            .call(() -> ISeq.of(genome::draw, DRAWS));

    @Test
    void drawsAreUniformOnTheBoxPrior() {
        for (int i = 0; i < 24; i++) {
            int at = i;
            Coefficient bounds = genome.bounds(i);
            double[] unit = draws.stream()
                    .mapToDouble(draw -> (RuleGenome.coefficients(draw)[at] - bounds.minimum()) / bounds.range())
                    .sorted().toArray();
            assertTrue(unit[0] >= 0 && unit[DRAWS - 1] < 1);
            // Kolmogorov-Smirnov distance from the uniform distribution, critical value for p = 1e-4.
            double distance = 0;
            for (int k = 0; k < DRAWS; k++) {
                distance = Math.max(distance, Math.abs(unit[k] - (k + 0.5) / DRAWS));
            }
            assertTrue(distance < 2.23 / Math.sqrt(DRAWS), "coefficient " + i + ": " + distance);
        }
    }

    @Test
    void aRuleComesBackBitForBit() {
        double[] coefficients = RuleGenome.coefficients(draws.get(0));
        assertArrayEquals(coefficients, RuleGenome.coefficients(genome.encode(coefficients)));
        assertArrayEquals(coefficients, genome.decode(genome.encode(coefficients)).coefficients());
    }

    @Test
    void aChromosomeHoldsOnePathwaysCoefficientsWithEqualBounds() {
        assertEquals(8, draws.get(0).length());
        assertEquals(Arrays.asList(2, 4, 2, 4, 2, 4, 2, 4),
                draws.get(0).stream().map(chromosome -> chromosome.length()).toList());
    }
}
