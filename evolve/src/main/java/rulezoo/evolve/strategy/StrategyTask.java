package rulezoo.evolve.strategy;

import java.util.random.RandomGenerator;
import rulezoo.evolve.genome.RuleGenome;
import rulezoo.evolve.genome.Seeds;

/**
 * What a strategy is to propose.
 *
 * @param genome the rules: their family and pathways
 * @param breeding size of the population, founders and variation
 * @param formulas how many of the first screens need no simulation: fitness of a rule that passed them
 * @param seed seed of the search
 */
public record StrategyTask(RuleGenome genome, Breeding breeding, int formulas, long seed) {
    /**
     * {@return a generator for one role, the same whenever it is asked for}
     *
     * @param role what the numbers are for, with the number of the generation
     */
    public RandomGenerator random(String role) {
        return Seeds.generator(seed, genome.plastic(), role);

    }
}
