package rulezoo.evolve.strategy;

import io.jenetics.DoubleGene;
import io.jenetics.Genotype;
import io.jenetics.util.RandomRegistry;

/**
 * Where a strategy's first rules come from.
 *
 * @param task what to propose
 */
record Founders(StrategyTask task) {
    /** A draw from the prior of the founders, with the generator of {@link RandomRegistry}. */
    Genotype<DoubleGene> draw() {
        StandstillPrior prior = task.breeding().founderPrior();
        return prior == null || !task.genome().family().isSixParameter()
                ? task.genome().draw()
                : task.genome().encode(prior.draw(task.genome().plastic(), RandomRegistry.random()));
    }
}
