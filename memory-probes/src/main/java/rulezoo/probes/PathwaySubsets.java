package rulezoo.probes;

import java.io.Serializable;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import rulezoo.simulator.DecimalNumber;
import rulezoo.simulator.rule.Pathway;

/**
 * Which knock-outs of a rule are probed.
 *
 * @param coActive numbers of pathways that stay plastic; empty for the rule as it was evolved, alone
 */
public record PathwaySubsets(Set<Integer> coActive) implements Serializable {
    /** The rule as it was evolved. */
    public static final PathwaySubsets FULL = new PathwaySubsets(Set.of());
    /** Every non-empty subset of the rule's plastic pathways. */
    public static final PathwaySubsets ALL = new PathwaySubsets(Set.of(1, 2, 3, 4));

    /** @throws IllegalArgumentException if a number is not between 1 and 4 */
    public PathwaySubsets {
        coActive = Set.copyOf(coActive);
        if (coActive.stream().anyMatch(k -> k < 1 || k > Pathway.values().length)) {
            throw new IllegalArgumentException(
                    "numbers of co-active rules lie between 1 and 4: " + new TreeSet<>(coActive));
        }
    }

    /**
     * Reads {@code full}, {@code all}, or numbers of co-active rules as in {@code 1,4}.
     *
     * @param text what a user asks for; case does not matter
     * @return the subsets that are meant
     * @throws IllegalArgumentException if the text is none of these
     */
    public static PathwaySubsets parse(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "full" -> FULL;
            case "all" -> ALL;
            default -> {
                Set<Integer> numbers = new TreeSet<>();
                for (String number : text.split(",", -1)) {
                    try {
                        if (!numbers.add(Math.toIntExact(DecimalNumber.whole(number.strip())))) {
                            throw new IllegalArgumentException(
                                    "pathway subsets have " + number + " twice: '" + text + "'");
                        }
                    } catch (NumberFormatException | ArithmeticException e) {
                        throw new IllegalArgumentException("pathway subsets are 'full', 'all' or numbers of co-active"
                                + " rules such as '1,4', not '" + text + "'", e);
                    }
                }
                yield new PathwaySubsets(numbers);
            }
        };
    }

    /**
     * {@return the subsets of a rule that is plastic on the given pathways, smallest number of co-active rules
     * first}
     *
     * @param plastic plastic pathways of the rule, at least one
     */
    public List<Set<Pathway>> of(Set<Pathway> plastic) {
        if (coActive.isEmpty()) {
            return List.of(plastic);
        }
        return Pathway.subsets(plastic).stream().filter(subset -> coActive.contains(subset.size()))
                .sorted(Comparator.comparingInt(Set::size)).toList();
    }
}
