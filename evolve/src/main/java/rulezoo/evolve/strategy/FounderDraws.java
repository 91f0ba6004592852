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

    /**
     * A draw without widening, whose excitatory rate lies in the lower half of the range of the prior, or the
     * upper.
     */
    Genotype<DoubleGene> half(StandstillPrior prior, boolean upper) {
        StandstillPrior narrow = prior.widened(1);
        double middle = narrow.middleHz();
        return task.genome().encode(narrow.draw(task.genome().plastic(), upper ? middle : narrow.minimumHz(),
                upper ? narrow.maximumHz() : middle, RandomRegistry.random()));
    }

    private Genotype<DoubleGene> draw(@Nullable StandstillPrior prior) {
        return prior == null || !haveConditions()
                ? task.genome().draw()
                : task.genome().encode(prior.draw(task.genome().plastic(), RandomRegistry.random()));
    }
}
