package rulezoo.evolve.strategy;

import rulezoo.evolve.judging.Score;

/**
 * A proposal and how it fared.
 *
 * @param proposal what was proposed
 * @param id id of the rule
 * @param score how it fared
 * @param stable whether it is stable
 */
public record Judged(Proposal proposal, String id, Score score, boolean stable) {
    /** {@return the founder of the rule: its own id, or that of its first parent's founder} */
    public String founder() {
        return proposal.parents().isEmpty() ? id : proposal.parents().getFirst().founder();
    }

    /**
     * {@return the rule as a member of a population}
     *
     * @param birth generation in which it was proposed
     */
    public Individual individual(long birth) {
        return new Individual(proposal.coefficients(), score, birth, founder());
    }
}
