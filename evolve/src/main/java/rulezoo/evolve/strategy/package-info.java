/**
 * Where rules come from. A {@link rulezoo.evolve.strategy.Strategy} is asked for proposals and told how they
 * fared. A new way to search is a class and its {@link rulezoo.evolve.strategy.StrategyProvider}, which may
 * be in a jar of its own.
 */
@NullMarked
package rulezoo.evolve.strategy;

import org.jspecify.annotations.NullMarked;
