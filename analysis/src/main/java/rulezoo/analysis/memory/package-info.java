/**
 * What the records of memory probes say: the methods of {@link rulezoo.analysis.statistics} applied to a zoo.
 * Rules are the random effect, in clusters of common descent ({@link rulezoo.analysis.memory.Lineages});
 * seeds are the replicates that all rules share.
 *
 * <p>
 * {@link rulezoo.analysis.memory.MemoryScores} pairs each probe with the static control of the same seed and
 * takes one {@link rulezoo.analysis.memory.Quantity} of it; {@link rulezoo.analysis.memory.MemoryEffect} is
 * its mean over rules in one {@link rulezoo.analysis.memory.Condition},
 * {@link rulezoo.analysis.memory.MemoryPrevalence} the rules that remember,
 * {@link rulezoo.analysis.memory.PathwayFactorial} what each plastic pathway adds and
 * {@link rulezoo.analysis.memory.SizeTrend} how it changes with network size.
 * {@link rulezoo.analysis.memory.MemoryByCondition} is all of them.
 */
@NullMarked
package rulezoo.analysis.memory;

import org.jspecify.annotations.NullMarked;
