package rulezoo.analysis.memory;

import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.Set;
import rulezoo.simulator.rule.Pathway;

/**
 * A cell of the probe's grid. Which pathways are plastic is part of it: a mean over all sets of two pathways
 * would be a mean over which, not over how many.
 *
 * @param excitatory number of excitatory neurons, N
 * @param plastic pathways that were plastic
 * @param delaySeconds time since the end of training
 */
public record Condition(int excitatory, Set<Pathway> plastic, double delaySeconds) implements Comparable<Condition> {
    private static final Comparator<Set<Pathway>> SETS = Comparator.<Set<Pathway>>comparingInt(Set::size)
            .thenComparing(Condition::byName);
    private static final Comparator<Condition> ORDER = Comparator.comparingInt(Condition::excitatory)
            .thenComparing(Condition::plastic, SETS).thenComparingDouble(Condition::delaySeconds);

    /** Copies the set. */
    public Condition {
        plastic = plastic.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(plastic));
    }

    /** Sets of one size, pathway by pathway. */
    private static int byName(Set<Pathway> one, Set<Pathway> other) {
        Iterator<Pathway> others = other.iterator();
        for (Pathway pathway : one) {
            int order = pathway.compareTo(others.next());
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    /** {@return the order of sets of pathways: smaller ones first, then by name} */
    public static Comparator<Set<Pathway>> setOrder() {
        return SETS;
    }

    /** {@return the number of co-active rules, K} */
    public int coActive() {
        return plastic.size();
    }

    @Override
    public int compareTo(Condition other) {
        return ORDER.compare(this, other);
    }
}
