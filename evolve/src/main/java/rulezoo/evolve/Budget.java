package rulezoo.evolve;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * How long to look. A search ends with the first limit it reaches; without any it goes on until it is
 * stopped.
 *
 * @param minutes wall time of this run of the search, or null
 * @param evaluations rules judged over all runs of the search, or null
 * @param stableRules stable rules archived over all runs of the search, or null
 */
public record Budget(@Nullable Double minutes, @Nullable Long evaluations,
        @Nullable Integer stableRules) implements Serializable {
    /** No limit. */
    public static final Budget UNLIMITED = new Budget(null, null, null);

    public Budget {
        requirePositive("minutes", minutes);
        requirePositive("evaluations", evaluations);
        requirePositive("stableRules", stableRules);
    }

    /**
     * {@return a limit on wall time alone}
     *
     * @param minutes wall time of this run of the search, positive
     */
    public static Budget ofMinutes(double minutes) {
        return new Budget(minutes, null, null);
    }

    /**
     * {@return a limit on the number of rules judged alone}
     *
     * @param evaluations rules judged over all runs of the search, positive
     */
    public static Budget ofEvaluations(long evaluations) {
        return new Budget(null, evaluations, null);
    }

    private static void requirePositive(String name, @Nullable Number limit) {
        if (limit != null && !(limit.doubleValue() > 0 && Double.isFinite(limit.doubleValue()))) {
            throw new IllegalArgumentException("budget field " + name + " must be positive: " + limit);
        }
    }
}
