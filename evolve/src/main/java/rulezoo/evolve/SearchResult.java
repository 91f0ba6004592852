package rulezoo.evolve;

/**
 * How a run of a search ended.
 *
 * @param progress where the search stands
 * @param stopped whether it was stopped from outside before its budget was spent
 */
public record SearchResult(SearchProgress progress, boolean stopped) {}
