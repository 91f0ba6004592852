/**
 * Searches for stabilizing rules. Three roles: a {@link rulezoo.evolve.strategy.Strategy} proposes rules, a
 * {@link rulezoo.evolve.judging.Judge} says how stable a rule is, and {@link rulezoo.evolve.Search} joins the
 * two and hands every stable rule to the zoo. Nothing here knows of memory: fitness comes from stability
 * metrics alone.
 */
@NullMarked
package rulezoo.evolve;

import org.jspecify.annotations.NullMarked;
