package rulezoo.evolve.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenetics.DoubleGene;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

class LocalMutationTest {
    private static final int DRAWS = 20_000;
    private final RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(1);

    private double[] mutated(double value, double step) {
        DoubleGene gene = DoubleGene.of(value, -2, 2);
        LocalMutation mutation = new LocalMutation(step);
        double[] values = new double[DRAWS];
        Arrays.setAll(values, _ -> mutation.mutate(gene, random).doubleValue());
        Arrays.sort(values);
        return values;
    }

    @Test
    void aStepIsGaussianAroundTheGenesOwnValue() {
        double[] values = mutated(1, 0.05);
        // Quantiles of a normal distribution with mean 1 and standard deviation 0.05 * 4; standard errors below 0.003.
        assertEquals(1 - 0.2 * 1.6449, values[DRAWS / 20], 0.015);
        assertEquals(1 - 0.2 * 0.6745, values[DRAWS / 4], 0.01);
        assertEquals(1, values[DRAWS / 2], 0.01);
        assertEquals(1 + 0.2 * 0.6745, values[DRAWS * 3 / 4], 0.01);
        assertEquals(1 + 0.2 * 1.6449, values[DRAWS * 19 / 20], 0.015);
    }

    @Test
    void aStepBeyondABoundEndsAtTheBoundAndLeavesAValidGene() {
        double[] values = mutated(1.9, 0.5);
        assertEquals(-2, values[0]);
        assertEquals(Math.nextDown(2.0), values[DRAWS - 1]);
        assertTrue(Arrays.stream(values).allMatch(value -> DoubleGene.of(value, -2, 2).isValid()));
    }
}
