package rulezoo.evolve;

import io.jenetics.DoubleGene;
import io.jenetics.Optimize;
import io.jenetics.Phenotype;
import io.jenetics.Selector;
import io.jenetics.util.ISeq;
import io.jenetics.util.MSeq;
import io.jenetics.util.RandomRegistry;
import io.jenetics.util.Seq;
import java.util.random.RandomGenerator;

/**
 * Keeps the fittest, each once, and chooses among equally fit ones at random. All stable rules are equally
 * fit, so that the population drifts over the set of stable rules instead of keeping the first ones found.
 */
final class NeutralTruncation implements Selector<DoubleGene, Double> {
    @Override
    public ISeq<Phenotype<DoubleGene, Double>> select(Seq<Phenotype<DoubleGene, Double>> population, int count,
            Optimize optimize) {
        MSeq<Phenotype<DoubleGene, Double>> shuffled = MSeq.of(population);
        RandomGenerator random = RandomRegistry.random();
        for (int i = shuffled.size() - 1; i > 0; i--) {
            shuffled.swap(i, random.nextInt(i + 1));
        }
        // The sort is stable: equally fit ones stay in random order.
        shuffled.sort((a, b) -> optimize.<Double>descending().compare(a.fitness(), b.fitness()));
        return shuffled.subSeq(0, Math.min(count, shuffled.size())).toISeq();
    }
}
