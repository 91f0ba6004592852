package rulezoo.analysis.stable;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import rulezoo.analysis.statistics.Estimate;
import rulezoo.analysis.statistics.WilsonInterval;
import rulezoo.simulator.rule.Coefficient;
import rulezoo.simulator.rule.Pathway;

/**
 * How many rules of a stable set have each combination of signs of a pathway's coefficients.
 *
 * @param pathway the pathway
 * @param signs one of {@code +} and {@code -} (for 0, too) for each of {@link #signed the coefficients}
 * @param share fraction of the rules, each with its inclusion weight, with Wilson's interval
 */
public record SignPattern(Pathway pathway, String signs, Estimate share) {
    /** Combinations of more coefficients than this are not counted. */
    public static final int MOST_COEFFICIENTS = 4;

    /**
     * {@return the coefficients whose prior holds both signs}
     *
     * @param set rules of the family in question
     */
    public static List<Coefficient> signed(StableSet set) {
        return set.family().coefficients().stream().filter(c -> c.minimum() < 0 && c.maximum() > 0).toList();
    }

    /**
     * Counts all patterns of all plastic pathways.
     *
     * @param set the rules to count
     * @param lineages lineage of each rule, see {@link rulezoo.analysis.statistics.Sampling}
     * @return all combinations of each pathway, those that no rule has included; none for a family with more than
     *         {@value #MOST_COEFFICIENTS} coefficients of either sign, or with none
     */
    public static List<SignPattern> of(StableSet set, int[] lineages) {
        List<Coefficient> signed = signed(set);
        List<SignPattern> patterns = new ArrayList<>();
        if (signed.isEmpty() || signed.size() > MOST_COEFFICIENTS) {
            return patterns;
        }
        int[] columns = signed.stream().mapToInt(set.family().coefficients()::indexOf).toArray();
        for (Pathway pathway : set.plastic()) {
            int[] codes = set.rules().stream().mapToInt(r -> code(r.rule().block(pathway), columns)).toArray();
            for (int code = 0; code < 1 << columns.length; code++) {
                boolean[] has = new boolean[codes.length];
                for (int i = 0; i < codes.length; i++) {
                    has[i] = codes[i] == code;
                }
                patterns.add(new SignPattern(pathway, signs(code, columns.length),
                        WilsonInterval.weighted(has, set.weights(), lineages)));
            }
        }
        return patterns;
    }

    private static int code(double[] block, int[] columns) {
        int code = 0;
        for (int column : columns) {
            code = 2 * code + (block[column] > 0 ? 0 : 1);
        }
        return code;
    }

    private static String signs(int code, int length) {
        return IntStream.range(0, length).mapToObj(i -> ((code >> (length - 1 - i)) & 1) == 0 ? "+" : "-")
                .reduce("", String::concat);
    }
}
