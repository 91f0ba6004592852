package rulezoo.analysis.statistics;

import java.util.Comparator;

/**
 * A cell of the probe's grid.
 *
 * @param excitatory number of excitatory neurons, N
 * @param coActive number of co-active rules, K
 * @param delaySeconds time since the end of training
 */
public record Condition(int excitatory, int coActive, double delaySeconds) implements Comparable<Condition> {
    private static final Comparator<Condition> ORDER = Comparator.comparingInt(Condition::excitatory)
            .thenComparingInt(Condition::coActive).thenComparingDouble(Condition::delaySeconds);

    @Override
    public int compareTo(Condition other) {
        return ORDER.compare(this, other);
    }
}
