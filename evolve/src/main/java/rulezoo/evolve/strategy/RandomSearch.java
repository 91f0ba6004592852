package rulezoo.evolve.strategy;

import io.jenetics.DoubleGene;
import io.jenetics.Genotype;
import io.jenetics.util.RandomRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import rulezoo.evolve.genome.RuleGenome;

/**
 * Uniform draws from the prior: what every other strategy has to beat.
 *
 * @param task what to propose
 */
record RandomSearch(StrategyTask task) implements Strategy {
    @Override
    public List<Proposal> ask(Turn turn) {
        return draw(task, task.genome()::draw, turn.generation());
    }

    @Override
    public void tell(List<Judged> judged, Turn turn) {}

    @Override
    public List<Individual> memory() {
        return List.of();
    }

    @Override
    public void recall(List<Individual> memory) {}

    /** As many draws as the population is large, with the generator of one generation. */
    static List<Proposal> draw(StrategyTask task, Supplier<Genotype<DoubleGene>> prior, int generation) {
        return RandomRegistry.with(task.random("generation " + generation)).call(() -> {
            List<Proposal> draws = new ArrayList<>();
            for (int i = 0; i < task.breeding().population(); i++) {
                draws.add(Proposal.founder(RuleGenome.coefficients(prior.get())));
            }
            return draws;
        });

    }
}
