package rulezoo.evolve;

import io.jenetics.DoubleGene;
import io.jenetics.Genotype;
import io.jenetics.util.RandomRegistry;
import rulezoo.simulator.rule.RuleFamily;

/**
 * Where a strategy's first rules come from.
 *
 * @param settings settings of the search
 * @param genome the rules
 */
record Founders(SearchSettings settings, RuleGenome genome) {
    /** A draw from the prior of the founders, with the generator of {@link RandomRegistry}. */
    Genotype<DoubleGene> draw() {
        StandstillPrior prior = settings.founderPrior();
        return prior == null || !genome.family().equals(RuleFamily.POLYNOMIAL)
                ? genome.draw()
                : genome.encode(prior.draw(genome.plastic(), RandomRegistry.random()));
    }
}
