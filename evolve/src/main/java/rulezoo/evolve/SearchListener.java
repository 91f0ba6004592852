package rulezoo.evolve;

import rulezoo.simulator.rule.PlasticityRule;

/** Looks on while a search runs. */
@FunctionalInterface
public interface SearchListener {
    /**
     * A generation is complete and safely in the zoo.
     *
     * @param progress where the search stands
     */
    void generationEnded(SearchProgress progress);

    /**
     * Some more rules of a generation were judged.
     *
     * @param generation the generation under way
     * @param stage what was done with them: screened or confirmed
     * @param done rules so far
     * @param all rules in this stage
     */
    default void judging(int generation, String stage, int done, int all) {}

    /**
     * A rule could not be judged, and is skipped.
     *
     * @param rule rule that is skipped
     * @param error what went wrong
     */
    default void ruleSkipped(PlasticityRule rule, String error) {}

    /**
     * The disk is full: the search waits until there is room.
     *
     * @param reason one sentence
     */
    default void paused(String reason) {}

    /** There is room again. */
    default void resumed() {}
}
