package rulezoo.evolve.strategy;

import io.jenetics.DoubleGene;
import io.jenetics.Genotype;
import io.jenetics.util.RandomRegistry;
import org.jspecify.annotations.Nullable;

/**
 * Where a strategy's first rules come from.
 *
 * @param task what to propose
 */
record FounderDraws(StrategyTask task) {
    /** A draw from the prior of the founders, with the generator of {@link RandomRegistry}. */
    Genotype<DoubleGene> draw() {
        return draw(task.breeding().founderPrior());
    }

    /** Whether founders meet conditions; if not, they are uniform in the box. */
    boolean haveConditions() {
        return task.breeding().founderPrior() != null && task.genome().family().isSixParameter();
    }

    /** A draw that meets the conditions without any widening. */
    Genotype<DoubleGene> narrowest() {
        StandstillPrior prior = task.breeding().founderPrior();
        return draw(prior == null ? null : prior.widened(1));
    }

    /** A draw that need only meet the widest conditions. */
    Genotype<DoubleGene> widest() {
        StandstillPrior prior = task.breeding().founderPrior();
        return draw(prior == null || prior.widest() == null ? prior : prior.widened(prior.widest()));
    }

    private Genotype<DoubleGene> draw(@Nullable StandstillPrior prior) {
        return prior == null || !haveConditions()
                ? task.genome().draw()
                : task.genome().encode(prior.draw(task.genome().plastic(), RandomRegistry.random()));
    }
}
