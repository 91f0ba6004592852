/**
 * Numbers that summarize others. Sums run in ascending order of index, so that a result is the same bits on
 * every machine.
 */
@NullMarked
package rulezoo.simulator.statistics;

import org.jspecify.annotations.NullMarked;
