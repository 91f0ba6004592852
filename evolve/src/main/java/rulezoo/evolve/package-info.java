/**
 * Searches for stabilizing rules. Three roles, three types: a {@link rulezoo.evolve.Strategy} proposes rules,
 * a {@link rulezoo.evolve.Judge} says how stable a rule is, and {@link rulezoo.evolve.Search} joins the two
 * and hands every stable rule to the zoo. A new way to search is one more class and a line in
 * {@link rulezoo.evolve.StrategyKind}. Nothing here knows of memory: fitness comes from stability metrics
 * alone.
 */
@NullMarked
package rulezoo.evolve;

import org.jspecify.annotations.NullMarked;
