package rulezoo.archive;

import java.io.Serializable;
import java.util.List;

/**
 * Where a rule came from.
 *
 * @param run id of the search, a function of its settings and seed
 * @param generation generation in which the rule was first proposed
 * @param parents ids of the rules it was made from; empty for a draw from the prior
 */
public record Lineage(String run, int generation, List<String> parents) implements Serializable {
    /** Copies the list. */
    public Lineage {
        parents = List.copyOf(parents);
    }
}
