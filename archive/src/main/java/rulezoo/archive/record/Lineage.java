package rulezoo.archive.record;

import java.io.Serializable;
import java.util.List;

/**
 * Where a rule came from.
 *
 * @param run id of the search, a function of its settings and seed
 * @param generation generation in which the rule was first proposed
 * @param parents ids of the rules it was made from; empty for a draw from the prior
 * @param founder id of the draw from the prior from which it descends, its own if it is one; of a rule mixed
 *        from two, that of the first parent; empty if the record does not say
 * @param weight how many rules of the same kind it stands for in a sample with a target distribution: 1, or
 *        more if most of its kind were rejected unseen
 */
public record Lineage(String run, int generation, List<String> parents, String founder,
        double weight) implements Serializable {
    public Lineage {
        parents = List.copyOf(parents);
    }

    /**
     * A rule of which no more is known.
     *
     * @param run id of the search or source
     * @param generation generation in which the rule was first proposed
     * @param parents ids of the rules it was made from
     */
    public Lineage(String run, int generation, List<String> parents) {
        this(run, generation, parents, "", 1);
    }

    /** {@return whether a search found the rule; imported rules name their source instead} */
    public boolean isOfSearch() {
        return run.matches("[0-9a-f]{12}");
    }
}
