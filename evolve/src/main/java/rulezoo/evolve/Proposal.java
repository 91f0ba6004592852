package rulezoo.evolve;

import java.util.List;

/**
 * A rule to be judged.
 *
 * @param coefficients its coefficient vector, within the bounds of the family
 * @param parents ids of the rules it was made from; empty for a draw from the prior
 */
record Proposal(double[] coefficients, List<String> parents) {}
