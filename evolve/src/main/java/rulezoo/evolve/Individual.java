package rulezoo.evolve;

/**
 * A judged member of a population.
 *
 * @param coefficients its coefficient vector
 * @param score how it fared
 * @param birth generation in which it was proposed
 */
record Individual(double[] coefficients, Score score, long birth) {}
