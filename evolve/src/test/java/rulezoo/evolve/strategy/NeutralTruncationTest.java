package rulezoo.evolve.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenetics.DoubleChromosome;
import io.jenetics.DoubleGene;
import io.jenetics.Genotype;
import io.jenetics.Optimize;
import io.jenetics.Phenotype;
import io.jenetics.util.ISeq;
import io.jenetics.util.RandomRegistry;
import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import rulezoo.evolve.judging.Score;

class NeutralTruncationTest {
    private static final int DRAWS = 4000;

    private static Phenotype<DoubleGene, Score> individual(double fitness) {
        return Phenotype.of(Genotype.of(DoubleChromosome.of(0, 1)), 0, Score.uniform(fitness));
    }

    @Test
    void theFittestAreKeptAndEquallyFitOnesEquallyOften() {
        ISeq<Phenotype<DoubleGene, Score>> population = DoubleStream.of(1, 3, 2, 0, 2, 2)
                .mapToObj(NeutralTruncationTest::individual).collect(ISeq.toISeq());
        Map<Phenotype<DoubleGene, Score>, Integer> kept = new HashMap<>();
        RandomRegistry.with(RandomGeneratorFactory.of("L64X128MixRandom").create(2)).run(() -> {
            for (int i = 0; i < DRAWS; i++) {
                new NeutralTruncation().select(population, 2, Optimize.MAXIMUM)
                        .forEach(chosen -> kept.merge(chosen, 1, Integer::sum));
            }
        });
        assertEquals(DRAWS, kept.get(population.get(1)));
        assertEquals(4, kept.size());
        for (int tied : new int[]{2, 4, 5}) {
            // Binomial with p = 1/3: standard deviation 30.
            assertTrue(Math.abs(kept.getOrDefault(population.get(tied), 0) - DRAWS / 3) < 120);

        }
    }
}
