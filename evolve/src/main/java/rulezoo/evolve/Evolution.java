package rulezoo.evolve;

import io.jenetics.DoubleGene;
import io.jenetics.Phenotype;
import io.jenetics.TournamentSelector;
import io.jenetics.engine.Engine;
import io.jenetics.engine.Evaluator;
import io.jenetics.engine.EvolutionStart;
import io.jenetics.util.ISeq;
import io.jenetics.util.RandomRegistry;
import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Proposes rules: founders from the prior, then generation by generation the children of tournament winners.
 * Half of the
 * population survives. A generation depends on the population before it, the search's seed and its own number
 * only, so
 * that a search can go on from any generation.
 */
final class Evolution {
    /** LXM (Steele and Vigna 2021): an algorithm that its name defines. */
    private static final String ALGORITHM = "L64X128MixRandom";
    private static final int TOURNAMENT = 3;
    private static final double OFFSPRING = 0.5;

    private final SearchSettings settings;
    private final RuleGenome genome;
    private final Breeding breeding;
    private final Engine<DoubleGene, Double> engine;

    /**
     * @param evaluator judges the phenotypes that have no fitness yet, all of a generation at once
     */
    Evolution(SearchSettings settings, RuleGenome genome, Evaluator<DoubleGene, Double> evaluator) {
        this.settings = settings;
        this.genome = genome;
        this.breeding = new Breeding(genome, settings.variation());
        this.engine = new Engine.Builder<>(evaluator, genome::draw).populationSize(settings.population())
                .offspringFraction(OFFSPRING).survivorsSelector(new NeutralTruncation())
                .offspringSelector(new TournamentSelector<>(TOURNAMENT)).alterers(breeding)
                .maximalPhenotypeAge(Long.MAX_VALUE).executor(Runnable::run).maximizing().build();
    }

    /** Generation 0: draws from the prior, judged. */
    ISeq<Phenotype<DoubleGene, Double>> founders() {
        return seeded(0, () -> engine.eval(Stream.generate(() -> Phenotype.<DoubleGene, Double>of(genome.draw(), 0))
                .limit(settings.founders()).collect(ISeq.toISeq())));
    }

    /**
     * The next generation, judged.
     *
     * @param population the generation before it
     * @param generation its number, from 1
     */
    ISeq<Phenotype<DoubleGene, Double>> next(ISeq<Phenotype<DoubleGene, Double>> population, int generation) {
        return seeded(generation, () -> engine.evolve(EvolutionStart.of(population, generation)).population());
    }

    /** Rule ids of the parents of a rule proposed in the last generation; empty for a draw from the prior. */
    List<String> parentsOf(String ruleId) {
        return breeding.parentsOf(ruleId);
    }

    private <T> T seeded(int generation, Supplier<T> work) {
        RandomGenerator random = RandomGeneratorFactory.of(ALGORITHM)
                .create(Seeds.of(settings.seed(), "generation " + generation));
        return RandomRegistry.with(random).call(work::get);
    }
}
