package rulezoo.evolve.strategy;

import java.util.List;

/**
 * A way to search. For each generation it is asked for rules and then told how they fared. What it proposes
 * depends only on its task, on what it remembers and on the turn. A search can therefore continue from any
 * generation: a new strategy that {@link #recall recalls} what another one remembered proposes the same.
 */
public interface Strategy {
    /**
     * {@return the rules to judge in this generation, at least one} A generation that was interrupted is asked
     * for again.
     *
     * @param turn which generation it is
     */
    List<Proposal> ask(Turn turn);

    /**
     * Learns how the rules fared that it proposed last.
     *
     * @param judged the proposals in their order, each with its score
     * @param turn the same generation
     */
    void tell(List<Judged> judged, Turn turn);

    /** {@return all that it remembers, which is what a checkpoint keeps; empty before the first generation} */
    List<Individual> memory();

    /**
     * Goes on from what was remembered.
     *
     * @param memory what {@link #memory} returned
     */
    void recall(List<Individual> memory);
}
