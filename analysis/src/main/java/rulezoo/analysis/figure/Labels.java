package rulezoo.analysis.figure;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import rulezoo.analysis.memory.MemoryEffect;
import rulezoo.simulator.DecimalNumber;
import rulezoo.simulator.rule.Pathway;

/** Numbers as people read them in axes, captions and tables. */
public final class Labels {
    private static final int SECONDS_PER_MINUTE = 60;
    private static final int SECONDS_PER_HOUR = 3600;

    private Labels() {}

    /**
     * A delay in its natural unit: {@code 10 s}, {@code 5 min}, {@code 4 h}.
     *
     * @param seconds the delay in seconds
     * @return whole hours and whole minutes as such, anything else in seconds
     */
    public static String delay(double seconds) {
        if (seconds >= SECONDS_PER_HOUR && seconds % SECONDS_PER_HOUR == 0) {
            return number(seconds / SECONDS_PER_HOUR) + " h";
        }
        return seconds >= SECONDS_PER_MINUTE && seconds % SECONDS_PER_MINUTE == 0
                ? number(seconds / SECONDS_PER_MINUTE) + " min"
                : number(seconds) + " s";
    }

    /**
     * {@return a number without needless decimals}
     *
     * @param value any number
     */
    public static String number(double value) {
        return DecimalNumber.text(value);
    }

    /**
     * {@return a fraction as a percentage without decimals; a dash for NaN}
     *
     * @param fraction 1 for 100 %
     */
    public static String percent(double fraction) {
        return Double.isNaN(fraction) ? "\u2013" : CsvTable.rounded(100 * fraction, 0) + " %";
    }

    /**
     * {@code 12} or {@code 8 to 12}.
     *
     * @param values numbers in any order
     * @return the smallest and the largest, once if they are equal; 0 if there are no numbers
     */
    public static String range(IntStream values) {
        int[] sorted = values.sorted().toArray();
        if (sorted.length == 0) {
            return "0";
        }
        return sorted[0] == sorted[sorted.length - 1]
                ? Integer.toString(sorted[0])
                : sorted[0] + " to " + sorted[sorted.length - 1];
    }

    /** Numbers of rules and seeds and the stable fraction behind some effects, as a sentence of a caption. */
    static String sample(Collection<MemoryEffect> effects) {
        double[] stable = effects.stream().mapToDouble(MemoryEffect::stableFraction).sorted().toArray();
        String share = stable.length == 0
                ? "\u2013"
                : stable[0] == stable[stable.length - 1]
                        ? percent(stable[0])
                        : percent(stable[0]) + " to " + percent(stable[stable.length - 1]);
        return "n = " + range(effects.stream().mapToInt(e -> e.effect().n())) + " rules of "
                + range(effects.stream().mapToInt(MemoryEffect::lineages)) + " lineages, "
                + range(effects.stream().mapToInt(MemoryEffect::seeds)) + " seeds; " + share
                + " of the networks stayed stable, and only these count.";
    }

    /** At most some of a list, evenly spaced, first and last included. */
    static <T> List<T> thinned(List<T> all, int most) {
        return all.size() <= most
                ? all
                : IntStream.range(0, most).mapToObj(i -> all.get(i * (all.size() - 1) / (most - 1))).toList();
    }

    /**
     * The pathways of a rule as in {@code EE + IE}.
     *
     * @param pathways any set of pathways
     * @return their names in the order of the pathways
     */
    public static String pathways(Set<Pathway> pathways) {
        return pathways.stream().sorted().map(Pathway::name).collect(Collectors.joining(" + "));
    }

    /**
     * The pathways of a rule as in {@code EE IE}, where space is short.
     *
     * @param pathways any set of pathways
     * @return their names in the order of the pathways
     */
    public static String set(Set<Pathway> pathways) {
        return pathways.isEmpty() ? "none" : Pathway.format(pathways).replace(",", " ");
    }
}
