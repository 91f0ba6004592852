package rulezoo.analysis.memory;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rulezoo.simulator.rule.Pathway;

/**
 * Conditions that are compared although their networks live at different rates. A score that is divided by
 * rates, such as dr, differs between them without any difference of memory.
 *
 * @param quantity a rate, or the response that the patterns evoke before training
 * @param compared what differs between the conditions
 * @param low the condition with the lowest mean
 * @param lowHz this mean
 * @param high the condition with the highest mean; no plastic pathway for the static network
 * @param highHz this mean
 */
public record RateContrast(Quantity quantity, Comparison compared, Condition low, double lowHz, Condition high,
        double highHz) {
    /** Means that differ by this factor or more are worth a warning. */
    public static final double FACTOR = 2;

    /** What conditions differ in, everything else being equal. */
    public enum Comparison {
        /** Network sizes. */
        SIZES,
        /** Sets of plastic pathways, the static network (none) among them. */
        PATHWAYS
    }

    /**
     * {@return the widest contrast of each quantity and comparison that reaches a factor of {@value #FACTOR}}
     *
     * @param rates means over rules of quantities in Hz, by condition
     */
    public static List<RateContrast> of(Map<Quantity, List<MemoryEffect>> rates) {
        List<RateContrast> contrasts = new ArrayList<>();
        for (Quantity quantity : List.of(Quantity.BACKGROUND, Quantity.EVOKED_BEFORE)) {
            List<Mean> means = means(rates.getOrDefault(quantity, List.of()));
            widest(quantity, Comparison.SIZES, means,
                    c -> new Condition(0, c.plastic(), c.delaySeconds())).ifPresent(contrasts::add);
            widest(quantity, Comparison.PATHWAYS, means,
                    c -> new Condition(c.excitatory(), Set.of(), c.delaySeconds()))
                    .ifPresent(contrasts::add);
        }
        return contrasts;
    }

    /** {@return the contrast as a sentence} */
    public String sentence() {
        return String.format(Locale.ROOT,
                "Rates differ between %s that are compared: %s is %.2g Hz at N = %d with %s and %.2g Hz at N = %d with %s; dr depends"
                        + " on rates, and a measure of memory may do so.",
                compared == Comparison.SIZES ? "network sizes" : "sets of plastic pathways", name(), lowHz,
                low.excitatory(), plastic(low), highHz, high.excitatory(), plastic(high));
    }

    private String name() {
        return quantity == Quantity.BACKGROUND ? "the background" : "the response evoked before training";
    }

    private static String plastic(Condition condition) {
        return condition.plastic().isEmpty()
                ? "no plasticity"
                : Pathway.format(condition.plastic()).replace(",", ", ") + " plastic";
    }

    private static List<Mean> means(List<MemoryEffect> effects) {
        return effects.stream().flatMap(e -> Stream.of(new Mean(e.condition(), e.effect().value()),
                new Mean(new Condition(e.condition().excitatory(), Set.of(), e.condition().delaySeconds()),
                        e.control().value())))
                .filter(m -> Double.isFinite(m.hz)).distinct().toList();
    }

    private static Optional<RateContrast> widest(Quantity quantity, Comparison comparison, List<Mean> means,
            Function<Condition, Condition> group) {
        Map<Condition, List<Mean>> groups = means.stream()
                .collect(Collectors.groupingBy(m -> group.apply(m.condition), TreeMap::new, Collectors.toList()));
        return groups.values().stream().map(members -> {
            Mean low = members.stream().min(Comparator.comparingDouble(Mean::hz)).orElseThrow();
            Mean high = members.stream().max(Comparator.comparingDouble(Mean::hz)).orElseThrow();
            return new RateContrast(quantity, comparison, low.condition, low.hz, high.condition, high.hz);
        }).filter(c -> c.highHz >= FACTOR * c.lowHz && c.highHz > 0)
                .max(Comparator.comparingDouble(c -> c.highHz / Math.max(c.lowHz, Double.MIN_NORMAL)));
    }

    private record Mean(Condition condition, double hz) {}
}
