package rulezoo.evolve.strategy;

import rulezoo.evolve.judging.Score;

/**
 * A judged member of a population.
 *
 * @param coefficients its coefficient vector
 * @param score how it fared
 * @param birth generation in which it was proposed
 */
public record Individual(double[] coefficients, Score score, long birth) {}
