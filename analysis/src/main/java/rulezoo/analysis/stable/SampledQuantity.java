package rulezoo.analysis.stable;

import rulezoo.analysis.statistics.ChainConvergence;

/**
 * What Markov chains say about a number that every rule has.
 *
 * @param name a column of the zoo, for example {@code IE_tau_pre} or {@code rate}
 * @param mean weighted mean over the sample, in the unit of the column
 * @param convergence whether the chains agree, and how many independent draws the sample is worth
 */
public record SampledQuantity(String name, double mean, ChainConvergence convergence) {}
