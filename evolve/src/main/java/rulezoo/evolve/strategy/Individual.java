package rulezoo.evolve.strategy;

import org.jspecify.annotations.Nullable;
import rulezoo.evolve.judging.Score;

/**
 * A judged member of a population. Individuals are ordered by their scores.
 *
 * @param coefficients its coefficient vector
 * @param score how it fared
 * @param birth generation in which it was proposed
 * @param founder id of the draw from the prior from which it descends, its own if it is one; empty if unknown
 */
public record Individual(double[] coefficients, Score score, long birth,
        String founder) implements Comparable<Individual> {
    @Override
    public int compareTo(Individual other) {
        return score.compareTo(other.score);
    }

    /** Whether the other fared the same: selectors that count equal fitness once rely on it. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Individual individual && score.equals(individual.score);
    }

    @Override
    public int hashCode() {
        return score.hashCode();
    }
}
