/**
 * The space that a search moves in: rules as genotypes, distances between them, what is known already, and
 * the random streams of a search.
 */
@NullMarked
package rulezoo.evolve.genome;

import org.jspecify.annotations.NullMarked;
