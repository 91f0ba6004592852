package rulezoo.evolve;

import io.jenetics.DoubleGene;
import io.jenetics.Optimize;
import io.jenetics.Phenotype;
import io.jenetics.Selector;
import io.jenetics.TournamentSelector;
import io.jenetics.engine.Engine;
import io.jenetics.engine.EvolutionStart;
import io.jenetics.ext.moea.NSGA2Selector;
import io.jenetics.ext.moea.UFTournamentSelector;
import io.jenetics.util.ISeq;
import io.jenetics.util.RandomRegistry;
import io.jenetics.util.Seq;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Strategies with a population that breeds. The first generations are founders, drawn from the prior until
 * enough of them are promising; then come the children of selected parents, and half of the population
 * survives. The strategies differ in who breeds and who survives.
 */
final class Evolution implements Strategy {
    private static final int TOURNAMENT = 3;
    private static final double OFFSPRING = 0.5;
    /** Draws of a founding generation, in populations. */
    private static final int DRAWS = 4;

    /**
     * Who breeds and who survives.
     *
     * @param parents chooses parents
     * @param survivors chooses survivors
     */
    private record Selection(Selector<DoubleGene, Score> parents, Selector<DoubleGene, Score> survivors) {}

    private final SearchSettings settings;
    private final RuleGenome genome;
    private final Founders founders;
    private final Function<Turn, Selection> selection;

    private Evolution(SearchSettings settings, RuleGenome genome, Function<Turn, Selection> selection) {
        this.settings = settings;
        this.genome = genome;
        this.founders = new Founders(settings, genome);
        this.selection = selection;
    }

    /** Tournament winners breed, the fittest survive; chance decides among equally fit ones. */
    static Evolution genetic(SearchSettings settings, RuleGenome genome) {
        Selection fitness = new Selection(new TournamentSelector<>(TOURNAMENT), new NeutralTruncation());
        return new Evolution(settings, genome, _ -> fitness);
    }

    /** Breeding and survival by the crowded comparison of NSGA-II. */
    static Evolution nsga2(SearchSettings settings, RuleGenome genome) {
        Selection crowded = new Selection(
                new UFTournamentSelector<>(Evolution::dominance, Evolution::compare, Evolution::distance,
                        score -> score.aspects().size()),
                shuffled(new NSGA2Selector<>(Evolution::dominance, Evolution::compare, Evolution::distance,
                        score -> score.aspects().size())));
        return new Evolution(settings, genome, _ -> crowded);
    }

    /** Fitness, and novelty among equally fit ones. */
    static Evolution qualityDiversity(SearchSettings settings, RuleGenome genome) {
        return new Evolution(settings, genome, turn -> {
            NoveltySelector novelty = new NoveltySelector(turn.archived(), TOURNAMENT);
            return new Selection(novelty, novelty.truncation());
        });
    }

    @Override
    public List<Individual> next(List<Individual> population, Turn turn, Panel panel) {
        ISeq<Phenotype<DoubleGene, Score>> before = population.stream()
                .map(member -> Phenotype.of(genome.encode(member.coefficients()), member.birth(), member.score()))
                .collect(ISeq.toISeq());
        Breeding breeding = new Breeding(genome, founders::draw, settings.variation());
        Selection chosen = selection.apply(turn);
        Engine<DoubleGene, Score> engine = new Engine.Builder<DoubleGene, Score>(
                all -> evaluate(all, breeding, panel), founders::draw).populationSize(settings.population())
                .offspringFraction(OFFSPRING).survivorsSelector(chosen.survivors())
                .offspringSelector(chosen.parents()).alterers(breeding).maximalPhenotypeAge(Long.MAX_VALUE)
                .executor(Runnable::run).maximizing().build();
        return RandomRegistry
                .with(Seeds.generator(settings.seed(), genome.plastic(), "generation " + turn.generation()))
                .call(() -> (isFounding(before, turn, engine.survivorsSize())
                        ? found(before, turn, engine, chosen.survivors())
                        : engine.evolve(EvolutionStart.of(before, turn.generation())).population())
                        .stream()
                        .map(p -> new Individual(RuleGenome.coefficients(p.genotype()), p.fitness(), p.generation()))
                        .toList());
    }

    /**
     * True until all survivors of a generation have passed the first screen, and all that need no simulation:
     * draws cost next to nothing there, and every founder that passes is a lineage of its own. Survivors are the
     * fittest half, so that this never becomes true again.
     */
    private boolean isFounding(ISeq<Phenotype<DoubleGene, Score>> population, Turn turn, int survivors) {
        long promising = population.stream().filter(phenotype -> phenotype.fitness().fitness() >= freeScreens())
                .count();
        return turn.judged() < settings.founders() && promising < survivors;
    }

    private long freeScreens() {
        return Math.max(1, settings.screens().stream().takeWhile(screen -> !(screen instanceof TrialScreen)).count());
    }

    private ISeq<Phenotype<DoubleGene, Score>> found(ISeq<Phenotype<DoubleGene, Score>> population, Turn turn,
            Engine<DoubleGene, Score> engine, Selector<DoubleGene, Score> survivors) {
        long draws = Math.min((long) DRAWS * settings.population(), settings.founders() - turn.judged());
        ISeq<Phenotype<DoubleGene, Score>> drawn = Stream
                .generate(() -> Phenotype.<DoubleGene, Score>of(founders.draw(), turn.generation())).limit(draws)
                .collect(ISeq.toISeq());
        return survivors.select(population.append(engine.eval(drawn)), settings.population(), Optimize.MAXIMUM);
    }

    private ISeq<Phenotype<DoubleGene, Score>> evaluate(Seq<Phenotype<DoubleGene, Score>> all, Breeding breeding,
            Panel panel) {
        List<Proposal> proposals = all.stream().filter(Phenotype::nonEvaluated).map(phenotype -> {
            double[] coefficients = RuleGenome.coefficients(phenotype.genotype());
            return new Proposal(coefficients, breeding.parentsOf(genome.rule(coefficients).id()));
        }).toList();
        if (proposals.isEmpty()) {
            return all.asISeq();
        }
        Iterator<Score> scores = panel.judge(proposals).iterator();
        return all.map(phenotype -> phenotype.isEvaluated() ? phenotype : phenotype.withFitness(scores.next()))
                .asISeq();
    }

    /** Positive if the first is at least as good in every aspect and better in one. */
    static int dominance(Score a, Score b) {
        boolean better = false;
        boolean worse = false;
        for (int i = 0; i < a.aspects().size(); i++) {
            better |= a.aspect(i) > b.aspect(i);
            worse |= a.aspect(i) < b.aspect(i);
        }
        return better == worse ? 0 : better ? 1 : -1;
    }

    private static int compare(Score a, Score b, int aspect) {
        return Double.compare(a.aspect(aspect), b.aspect(aspect));
    }

    private static double distance(Score a, Score b, int aspect) {
        return a.aspect(aspect) - b.aspect(aspect);
    }

    /** Equally good ones would otherwise be kept by age: no drift. */
    private static Selector<DoubleGene, Score> shuffled(Selector<DoubleGene, Score> selector) {
        return (population, count, optimize) -> {
            List<Phenotype<DoubleGene, Score>> mixed = new ArrayList<>(population.asList());
            NeutralTruncation.shuffle(mixed);
            // Stable rules first: crowding must not crowd them out.
            mixed.sort(
                    Comparator.comparingDouble((Phenotype<DoubleGene, Score> p) -> -Math.floor(p.fitness().fitness())));
            return selector.select(ISeq.of(mixed), count, optimize);
        };
    }
}
