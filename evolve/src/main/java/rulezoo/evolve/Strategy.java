package rulezoo.evolve;

import java.util.List;

/**
 * A way to search: proposes the rules of one generation, has them judged, and says what to remember. All its
 * memory is the population that it returns, so that a search can go on from any generation: the next one
 * depends on that population, the turn, the settings of the search and nothing else.
 */
@FunctionalInterface
interface Strategy {
    /**
     * One generation.
     *
     * @param population what the generation before returned; empty at first
     * @param turn which generation it is
     * @param panel judges the proposals; called at most once
     */
    List<Individual> next(List<Individual> population, Turn turn, Panel panel);
}
