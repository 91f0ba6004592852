package rulezoo.simulator.stability;

import java.util.List;

/**
 * Whether a network met a named criteria set, and if not, which limits it broke.
 *
 * @param criteria id of the criteria set
 * @param stable whether every limit was met
 * @param violations one sentence a broken limit
 */
public record Verdict(String criteria, boolean stable, List<String> violations) {
    public Verdict {
        violations = List.copyOf(violations);
    }
}
