package rulezoo.evolve.strategy;

import io.jenetics.DoubleGene;
import io.jenetics.Optimize;
import io.jenetics.Phenotype;
import io.jenetics.Selector;
import io.jenetics.util.ISeq;
import io.jenetics.util.RandomRegistry;
import io.jenetics.util.Seq;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;
import rulezoo.evolve.genome.KnownRules;
import rulezoo.evolve.genome.RuleGenome;
import rulezoo.evolve.judging.Score;

/**
 * Tournaments by fitness, and by novelty among equally fit ones: the mean distance to the nearest archived
 * rules, in coefficients.
 *
 * @param archived the archived rules
 * @param size participants of a tournament
 */
record NoveltySelector(KnownRules archived, int size) implements Selector<DoubleGene, Score> {
    private static final int NEIGHBOURS = 5;

    @Override
    public ISeq<Phenotype<DoubleGene, Score>> select(Seq<Phenotype<DoubleGene, Score>> population, int count,
            Optimize optimize) {
        Comparator<Phenotype<DoubleGene, Score>> order = order(population);
        RandomGenerator random = RandomRegistry.random();
        List<Phenotype<DoubleGene, Score>> winners = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Phenotype<DoubleGene, Score> best = population.get(random.nextInt(population.size()));
            for (int k = 1; k < size; k++) {
                Phenotype<DoubleGene, Score> rival = population.get(random.nextInt(population.size()));
                best = order.compare(rival, best) > 0 ? rival : best;
            }
            winners.add(best);
        }
        return ISeq.of(winners);
    }

    /** Keeps the best by the same order, each once; chance decides among equals. */
    Selector<DoubleGene, Score> truncation() {
        return (population, count, _) -> {
            List<Phenotype<DoubleGene, Score>> shuffled = new ArrayList<>(population.asList());
            NeutralTruncation.shuffle(shuffled);
            shuffled.sort(order(population).reversed());
            return ISeq.of(shuffled.subList(0, Math.min(count, shuffled.size())));
        };
    }

    private Comparator<Phenotype<DoubleGene, Score>> order(Seq<Phenotype<DoubleGene, Score>> population) {
        IdentityHashMap<Phenotype<DoubleGene, Score>, Double> novelty = new IdentityHashMap<>();
        population.forEach(phenotype -> novelty.put(phenotype,
                archived.novelty(RuleGenome.coefficients(phenotype.genotype()), NEIGHBOURS)));
        return Comparator.comparing((Phenotype<DoubleGene, Score> phenotype) -> phenotype.fitness())
                .thenComparing(phenotype -> Objects.requireNonNull(novelty.get(phenotype)));

    }
}
