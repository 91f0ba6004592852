/**
 * Jenetics searches for stabilizing rules. Three roles, three types: {@link rulezoo.evolve.Evolution}
 * proposes rules, a {@link rulezoo.evolve.Judge} says how stable a rule is, and {@link rulezoo.evolve.Search}
 * joins the two and hands every stable rule to the zoo. Nothing here knows of memory: fitness comes from
 * stability metrics alone.
 */
@NullMarked
package rulezoo.evolve;

import org.jspecify.annotations.NullMarked;
