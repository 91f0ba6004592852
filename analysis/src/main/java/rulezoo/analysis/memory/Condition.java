package rulezoo.analysis.memory;

import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import rulezoo.analysis.table.Column;
import rulezoo.analysis.table.Labels;
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

    /**
     * {@return columns of a table whose rows have a condition}
     *
     * @param of the condition of a row
     * @param <T> a row
     */
    static <T> List<Column<T>> columns(Function<? super T, Condition> of) {
        return List.of(size(row -> of.apply(row).excitatory), set(row -> of.apply(row).plastic),
                Column.of("k", "", "", row -> of.apply(row).coActive()), delay(row -> of.apply(row).delaySeconds));
    }

    /** A column of network sizes. */
    static <T> Column<T> size(Function<? super T, Integer> excitatory) {
        return Column.of("ne", "N", "", excitatory);
    }

    /** A column of sets of plastic pathways. */
    static <T> Column<T> set(Function<? super T, Set<Pathway>> plastic) {
        return Column.of("plastic", "plastic", "", plastic);
    }

    /** A column of delays. */
    static <T> Column<T> delay(Function<? super T, Double> seconds) {
        return Column.of("delay_s", "delay", "", seconds, Labels::delay);
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
