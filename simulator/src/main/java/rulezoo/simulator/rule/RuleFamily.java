package rulezoo.simulator.rule;

import java.io.Serializable;
import java.util.List;
import java.util.Map;

/**
 * A parameterization of plasticity rules: the names, units and bounds of the coefficients that each plastic
 * pathway carries.
 *
 * @param id stable name, part of every rule's identity
 * @param coefficients coefficients of one pathway, in the order of the vector
 */
public record RuleFamily(String id, List<Coefficient> coefficients) implements Serializable {
    /**
     * The six-parameter polynomial of Confavreux et al. (NeurIPS 2023, "6pPol") with its box prior: time
     * constants uniform in [0.01, 0.1] s, the four coefficients uniform in [-2, 2].
     *
     * @see SixParameterRule
     */
    public static final RuleFamily POLYNOMIAL = new RuleFamily("polynomial-6",
            List.of(new Coefficient("tau_pre", "s", 0.01, 0.1), new Coefficient("tau_post", "s", 0.01, 0.1),
                    new Coefficient("alpha", "1", -2, 2), new Coefficient("beta", "1", -2, 2),
                    new Coefficient("gamma", "1", -2, 2), new Coefficient("kappa", "1", -2, 2)));

    private static final Map<String, RuleFamily> BY_ID = Map.of(POLYNOMIAL.id, POLYNOMIAL);

    /** Copies the list. */
    public RuleFamily {
        coefficients = List.copyOf(coefficients);
    }

    /**
     * Finds a family by its id.
     *
     * @throws IllegalArgumentException if no family has this id
     */
    public static RuleFamily of(String id) {
        RuleFamily family = BY_ID.get(id);
        if (family == null) {
            throw new IllegalArgumentException("unknown rule family '" + id + "': known are " + BY_ID.keySet());
        }
        return family;
    }

    /** Number of coefficients of one pathway. */
    public int size() {
        return coefficients.size();
    }
}
