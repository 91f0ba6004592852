/** {@code evolve}, {@code compare} and {@code screens}: searches for stable rules. */
@NullMarked
package rulezoo.cli.search;

import org.jspecify.annotations.NullMarked;
