package rulezoo.evolve.strategy;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * How rules are proposed.
 *
 * @param strategy id of the {@link StrategyProvider}
 * @param founders most rules drawn from the prior before evolution starts, at least as many as the
 *        population; drawing ends early when enough of them pass the screens that need no simulation
 * @param founderPrior where founders and immigrants of the six-parameter polynomial are drawn from, or null
 *        for the box prior, from which those of other families come
 * @param population rules that evolve, at least 4
 * @param variation how offspring differ from their parents
 */
public record Breeding(String strategy, int founders, @Nullable StandstillPrior founderPrior, int population,
        Variation variation) implements Serializable {
    private static final int LEAST_POPULATION = 4;
    private static final int MOST_POPULATION = 100_000;
    private static final int MOST_FOUNDERS = 10_000_000;

    /**
     * Writes the strategy's id as its provider does.
     *
     * @throws IllegalArgumentException if a setting is out of its range, or no strategy has this id
     */
    public Breeding {
        strategy = Strategies.of(strategy).id();
        requireAtLeast("population", population, LEAST_POPULATION);
        requireAtMost("population", population, MOST_POPULATION);
        requireAtLeast("founders", founders, population);
        requireAtMost("founders", founders, MOST_FOUNDERS);
    }

    private static void requireAtLeast(String name, int value, int minimum) {
        if (value < minimum) {
            throw new IllegalArgumentException("field " + name + " must be at least " + minimum + ": " + value);
        }
    }

    private static void requireAtMost(String name, int value, int maximum) {
        if (value > maximum) {
            throw new IllegalArgumentException("field " + name + " must be at most " + maximum + ": " + value);
        }
    }
}
