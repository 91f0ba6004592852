package rulezoo.evolve;

import io.jenetics.DoubleGene;
import io.jenetics.Optimize;
import io.jenetics.Phenotype;
import io.jenetics.TournamentSelector;
import io.jenetics.engine.Engine;
import io.jenetics.engine.Evaluator;
import io.jenetics.engine.EvolutionStart;
import io.jenetics.util.ISeq;
import io.jenetics.util.RandomRegistry;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;

/**
 * Proposes rules. The first generations are founders, drawn from the prior until enough of them are
 * promising; then come the children of tournament winners, and half of the population survives. A generation
 * depends on the population before it, the search's seed and its own number only, so that a search can go on
 * from any generation.
 */
final class Evolution {
    /** LXM (Steele and Vigna 2021): an algorithm that its name defines. */
    private static final String ALGORITHM = "L64X128MixRandom";
    private static final int TOURNAMENT = 3;
    private static final double OFFSPRING = 0.5;
    /** Draws of a founding generation, in populations. */
    private static final int DRAWS = 4;

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

    /**
     * The next generation, judged.
     *
     * @param population the generation before it; empty at first
     * @param generation its number, from 0
     * @param judged rules judged before
     */
    ISeq<Phenotype<DoubleGene, Double>> next(ISeq<Phenotype<DoubleGene, Double>> population, int generation,
            long judged) {
        RandomGenerator random = RandomGeneratorFactory.of(ALGORITHM)
                .create(Seeds.of(settings.seed(), "generation " + generation));
        return RandomRegistry.with(random).call(() -> isFounding(population, judged)
                ? found(population, generation, judged)
                : engine.evolve(EvolutionStart.of(population, generation)).population());
    }

    /**
     * True until all survivors of a generation have passed the first screen. Survivors are the fittest half, so
     * that this never becomes true again.
     */
    private boolean isFounding(ISeq<Phenotype<DoubleGene, Double>> population, long judged) {
        long promising = population.stream().filter(phenotype -> phenotype.fitness() >= 1).count();
        return judged < settings.founders() && promising < engine.survivorsSize();
    }

    private ISeq<Phenotype<DoubleGene, Double>> found(ISeq<Phenotype<DoubleGene, Double>> population, int generation,
            long judged) {
        long draws = Math.min((long) DRAWS * settings.population(), settings.founders() - judged);
        ISeq<Phenotype<DoubleGene, Double>> drawn = Stream
                .generate(() -> Phenotype.<DoubleGene, Double>of(genome.draw(), generation)).limit(draws)
                .collect(ISeq.toISeq());
        return new NeutralTruncation().select(population.append(engine.eval(drawn)), settings.population(),
                Optimize.MAXIMUM);
    }

    /** Rule ids of the parents of a rule proposed in the last generation; empty for a draw from the prior. */
    List<String> parentsOf(String ruleId) {
        return breeding.parentsOf(ruleId);
    }
}
