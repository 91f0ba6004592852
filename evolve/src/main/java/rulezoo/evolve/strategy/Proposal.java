package rulezoo.evolve.strategy;

import java.util.List;

/**
 * A rule to be judged.
 *
 * @param coefficients its coefficient vector, within the bounds of the family
 * @param parents the rules it was made from; empty for a draw from the prior
 */
public record Proposal(double[] coefficients, List<Individual> parents) {
    public Proposal {
        parents = List.copyOf(parents);
    }

    /**
     * {@return a draw from the prior}
     *
     * @param coefficients its coefficient vector
     */
    public static Proposal founder(double[] coefficients) {
        return new Proposal(coefficients, List.of());
    }
}
