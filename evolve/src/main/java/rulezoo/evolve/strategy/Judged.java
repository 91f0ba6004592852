package rulezoo.evolve.strategy;

import rulezoo.evolve.judging.Score;

/**
 * A proposal and how it fared.
 *
 * @param proposal what was proposed
 * @param score how it fared
 */
public record Judged(Proposal proposal, Score score) {
    /**
     * {@return the rule as a member of a population}
     *
     * @param birth generation in which it was proposed
     */
    public Individual individual(long birth) {
        return new Individual(proposal.coefficients(), score, birth);

    }
}
