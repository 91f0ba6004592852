package rulezoo.evolve.strategy;

import io.jenetics.DoubleGene;
import io.jenetics.Optimize;
import io.jenetics.Phenotype;
import io.jenetics.Selector;
import io.jenetics.TournamentSelector;
import io.jenetics.ext.moea.NSGA2Selector;
import io.jenetics.ext.moea.UFTournamentSelector;
import io.jenetics.util.ISeq;
import io.jenetics.util.RandomRegistry;
import io.jenetics.util.Seq;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import rulezoo.evolve.genome.RuleGenome;

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
    private record Selection(Selector<DoubleGene, Individual> parents, Selector<DoubleGene, Individual> survivors) {}

    private final StrategyTask task;
    private final RuleGenome genome;
    private final int size;
    private final int children;
    private final FounderDraws founders;
    private final Offspring offspring;
    private final Function<Turn, Selection> selection;
    private ISeq<Phenotype<DoubleGene, Individual>> population = ISeq.empty();

    /**
     * What {@link #tell} needs to know of {@link #ask}: who survives is settled before the children are judged.
     */
    private UnaryOperator<ISeq<Phenotype<DoubleGene, Individual>>> succession = judged -> judged;

    private Evolution(StrategyTask task, Function<Turn, Selection> selection) {
        this.task = task;
        this.genome = task.genome();
        this.size = task.breeding().population();
        this.children = (int) Math.round(OFFSPRING * size);
        this.founders = new FounderDraws(task);
        this.offspring = new Offspring(genome, founders::draw, task.breeding().variation(),
                task.breeding().founderPrior());
        this.selection = selection;
    }

    /**
     * Tournament winners breed, the fittest survive; chance decides among equally fit ones. If many lineages are
     * to live, lineages compete as equals, rules mix within them only, and none has more than its share of the
     * survivors.
     */
    static Evolution genetic(StrategyTask task) {
        Integer lineages = task.breeding().lineages();
        Selection fitness = lineages == null
                ? new Selection(new TournamentSelector<>(TOURNAMENT), new NeutralTruncation())
                : new Selection(new LineageSelector(TOURNAMENT), new LineageTruncation(lineages));
        return new Evolution(task, _ -> fitness);
    }

    /** Breeding and survival by the crowded comparison of NSGA-II. */
    static Evolution nsga2(StrategyTask task) {
        Selection crowded = new Selection(
                new UFTournamentSelector<>(Evolution::dominance, Evolution::compare, Evolution::distance,
                        individual -> individual.score().aspects().size()),
                shuffled(new NSGA2Selector<>(Evolution::dominance, Evolution::compare, Evolution::distance,
                        individual -> individual.score().aspects().size())));
        return new Evolution(task, _ -> crowded);
    }

    /** Fitness, and novelty among equally fit ones. */
    static Evolution qualityDiversity(StrategyTask task) {
        return new Evolution(task, turn -> {
            NoveltySelector novelty = new NoveltySelector(turn.archived(), TOURNAMENT);
            return new Selection(novelty, novelty.truncation());
        });
    }

    @Override
    public List<Proposal> ask(Turn turn) {
        RandomGenerator random = task.random("generation " + turn.generation());
        Selection chosen = selection.apply(turn);
        return RandomRegistry.with(random).call(() -> {
            if (isFounding(turn)) {
                ISeq<Phenotype<DoubleGene, Individual>> before = population;
                succession = judged -> RandomRegistry.with(random)
                        .call(() -> chosen.survivors().select(before.append(judged), size, Optimize.MAXIMUM));
                return draws(turn);
            }
            Seq<Phenotype<DoubleGene, Individual>> parents = chosen.parents().select(population, children,
                    Optimize.MAXIMUM);
            ISeq<Phenotype<DoubleGene, Individual>> survivors = chosen.survivors().select(population, size - children,
                    Optimize.MAXIMUM);
            succession = survivors::append;
            return offspring.of(parents, turn.generation());
        });
    }

    @Override
    public void tell(List<Judged> judged, Turn turn) {
        population = succession.apply(
                judged.stream().map(one -> phenotype(one.individual(turn.generation()))).collect(ISeq.toISeq()));
    }

    @Override
    public List<Individual> memory() {
        return population.stream().map(Phenotype::fitness).toList();
    }

    @Override
    public void recall(List<Individual> memory) {
        population = memory.stream().map(this::phenotype).collect(ISeq.toISeq());
    }

    private Phenotype<DoubleGene, Individual> phenotype(Individual member) {
        return Phenotype.of(genome.encode(member.coefficients()), member.birth(), member);
    }

    /**
     * True until all survivors of a generation have passed the first screen, and all that need no simulation:
     * draws cost next to nothing there, and every founder that passes is a lineage of its own. Survivors are the
     * fittest half, so that this never becomes true again.
     */
    private boolean isFounding(Turn turn) {
        int passed = Math.max(1, task.formulas());
        long promising = population.stream().filter(phenotype -> phenotype.fitness().score().fitness() >= passed)
                .count();
        return turn.judged() < task.breeding().founders() && promising < size - children;
    }

    private List<Proposal> draws(Turn turn) {
        long draws = Math.min((long) DRAWS * size, task.breeding().founders() - turn.judged());
        return Stream.generate(() -> Proposal.founder(RuleGenome.coefficients(founders.draw()))).limit(draws).toList();
    }

    /** Positive if the first is at least as good in every aspect and better in one. */
    static int dominance(Individual a, Individual b) {
        boolean better = false;
        boolean worse = false;
        for (int i = 0; i < a.score().aspects().size(); i++) {
            better |= a.score().aspect(i) > b.score().aspect(i);
            worse |= a.score().aspect(i) < b.score().aspect(i);
        }
        return better == worse ? 0 : better ? 1 : -1;
    }

    private static int compare(Individual a, Individual b, int aspect) {
        return Double.compare(a.score().aspect(aspect), b.score().aspect(aspect));
    }

    private static double distance(Individual a, Individual b, int aspect) {
        return a.score().aspect(aspect) - b.score().aspect(aspect);
    }

    /** Equally good ones would otherwise be kept by age: no drift. */
    private static Selector<DoubleGene, Individual> shuffled(Selector<DoubleGene, Individual> selector) {
        return (population, count, optimize) -> {
            List<Phenotype<DoubleGene, Individual>> mixed = new ArrayList<>(population.asList());
            NeutralTruncation.shuffle(mixed);
            // Stable rules first: crowding must not crowd them out.
            mixed.sort(
                    Comparator.comparingDouble(
                            (Phenotype<DoubleGene, Individual> p) -> -Math.floor(p.fitness().score().fitness())));
            return selector.select(ISeq.of(mixed), count, optimize);
        };

    }
}
