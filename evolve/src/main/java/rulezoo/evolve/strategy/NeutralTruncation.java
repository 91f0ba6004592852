package rulezoo.evolve.strategy;

import io.jenetics.DoubleGene;
import io.jenetics.Optimize;
import io.jenetics.Phenotype;
import io.jenetics.Selector;
import io.jenetics.util.ISeq;
import io.jenetics.util.RandomRegistry;
import io.jenetics.util.Seq;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import rulezoo.evolve.judging.Score;

/**
 * Keeps the fittest, each once, and chooses among equally fit ones at random. All stable rules are equally
 * fit, so that the population drifts over the set of stable rules instead of keeping the first ones found.
 */
final class NeutralTruncation implements Selector<DoubleGene, Score> {
    @Override
    public ISeq<Phenotype<DoubleGene, Score>> select(Seq<Phenotype<DoubleGene, Score>> population, int count,
            Optimize optimize) {
        List<Phenotype<DoubleGene, Score>> shuffled = new ArrayList<>(population.asList());
        shuffle(shuffled);
        // The sort is stable: equally fit ones stay in random order.
        shuffled.sort((a, b) -> optimize.<Score>descending().compare(a.fitness(), b.fitness()));
        return ISeq.of(shuffled.subList(0, Math.min(count, shuffled.size())));
    }

    /** Fisher and Yates, with the generator of {@link RandomRegistry}. */
    static void shuffle(List<?> list) {
        RandomGenerator random = RandomRegistry.random();
        for (int i = list.size() - 1; i > 0; i--) {
            Collections.swap(list, i, random.nextInt(i + 1));

        }
    }
}
