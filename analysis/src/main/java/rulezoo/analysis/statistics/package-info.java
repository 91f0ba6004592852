/**
 * Statistics of memory probes. Rules are the random effect and seeds the replicate within: a rule's score is
 * its mean over seeds, and every interval on a mean over rules comes from drawing rules and seeds, never
 * single simulations ({@link rulezoo.analysis.statistics.Bootstrap}).
 *
 * <p>
 * {@link rulezoo.analysis.statistics.MemoryData} pairs each probe with the static control of the same seed;
 * {@link rulezoo.analysis.statistics.MemoryEffect} is the mean score of a condition,
 * {@link rulezoo.analysis.statistics.MemoryPrevalence} the fraction of rules that remember, and
 * {@link rulezoo.analysis.statistics.Trend} how the score changes with network size and number of co-active
 * rules.
 */
@NullMarked
package rulezoo.analysis.statistics;

import org.jspecify.annotations.NullMarked;
