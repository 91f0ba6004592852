package rulezoo.evolve;

/**
 * One generation of a search.
 *
 * @param generation its number, from 0
 * @param judged rules judged before
 * @param archived the rules archived before
 */
record Turn(int generation, long judged, KnownRules archived) {}
