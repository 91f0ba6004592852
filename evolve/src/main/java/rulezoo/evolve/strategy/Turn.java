package rulezoo.evolve.strategy;

import rulezoo.evolve.genome.KnownRules;

/**
 * One generation of a search.
 *
 * @param generation its number, from 0
 * @param judged rules judged before
 * @param archived the rules archived before
 */
public record Turn(int generation, long judged, KnownRules archived) {}
