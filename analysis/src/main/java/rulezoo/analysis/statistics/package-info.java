/**
 * Statistical methods on numbers, which know nothing of rules or probes.
 *
 * <p>
 * Use {@link rulezoo.analysis.statistics.Bootstrap} for any statistic of units in clusters that all met the
 * same replicates, {@link rulezoo.analysis.statistics.ReplicateMean} to test a single unit,
 * {@link rulezoo.analysis.statistics.WilsonInterval} for fractions,
 * {@link rulezoo.analysis.statistics.BenjaminiHochberg} for a family of tests,
 * {@link rulezoo.analysis.statistics.Factorial} for effects of factors that were switched on and off in all
 * combinations, {@link rulezoo.analysis.statistics.VarianceComponents} and
 * {@link rulezoo.analysis.statistics.Heterogeneity} for what varies and whether it does.
 */
@NullMarked
package rulezoo.analysis.statistics;

import org.jspecify.annotations.NullMarked;
