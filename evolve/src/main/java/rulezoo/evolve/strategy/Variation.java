package rulezoo.evolve.strategy;

import java.io.Serializable;

/**
 * How offspring differ from their parents.
 *
 * @param crossoverProbability probability that two parents mix coefficients of one pathway
 * @param mutationProbability probability that a coefficient is mutated; one coefficient of every child always
 *        is
 * @param mutationStep largest standard deviation of a mutation, as a fraction of the coefficient's range;
 *        that of each mutation is drawn log-uniformly between a twentieth of it and it
 * @param immigrantShare share of children in whose place a new founder is drawn
 */
public record Variation(double crossoverProbability, double mutationProbability,
        double mutationStep,
        double immigrantShare) implements Serializable {
    /** @throws IllegalArgumentException if a probability or the step does not lie in its range */
    public Variation {
        requireWithin("crossoverProbability", crossoverProbability, 0);
        requireWithin("mutationProbability", mutationProbability, 0);
        requireWithin("immigrantShare", immigrantShare, 0);
        requireWithin("mutationStep", mutationStep, Double.MIN_VALUE);
    }

    private static void requireWithin(String name, double value, double minimum) {
        if (!(value >= minimum && value <= 1)) {
            throw new IllegalArgumentException(
                    "variation field " + name + " must lie between 0 and 1"
                            + (minimum > 0 ? ", without 0" : "") + ": " + value);
        }
    }
}
