package rulezoo.analysis.memory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import rulezoo.analysis.statistics.VarianceComponents;

/**
 * What seeds vary by, where wiring and patterns were crossed: variance of a rule's effect between networks of
 * different wiring, between patterns, and of the rest (their interaction, and the noise of one simulation),
 * of the same rule in one condition, averaged over rules.
 *
 * @param condition network size, plastic pathways, delay
 * @param wirings number of different wirings
 * @param patterns number of different patterns
 * @param components variances: rows are wirings, columns patterns
 */
public record SeedComponents(Condition condition, int wirings, int patterns, VarianceComponents components) {
    /**
     * {@return one row for each condition in which some network met several patterns, and some patterns several
     * networks}
     *
     * @param data the paired probes
     */
    public static List<SeedComponents> of(MemoryData data) {
        List<SeedComponents> all = new ArrayList<>();
        data.byCondition().forEach((condition, scores) -> {
            RuleEffects effects = RuleEffects.of(scores, data.lineages());
            Index<Long> wirings = new Index<>(
                    effects.replicates().stream().map(Replicate::wiring).distinct().sorted().toList());
            Index<Long> patterns = new Index<>(
                    effects.replicates().stream().map(Replicate::patterns).distinct().sorted().toList());
            if (Replicate.areCrossed(effects.replicates()) && wirings.size() > 1 && patterns.size() > 1) {
                List<double[][]> tables = Arrays.stream(effects.values())
                        .map(rule -> table(rule[0], effects.replicates(), wirings, patterns)).toList();
                all.add(new SeedComponents(condition, wirings.size(), patterns.size(), VarianceComponents.of(tables,
                        IntStream.range(0, wirings.size()).toArray())));
            }
        });
        return all;
    }

    /** Values by wiring and patterns; the mean of several simulations of the same, such as both roles. */
    private static double[][] table(double[] values, List<Replicate> replicates, Index<Long> wirings,
            Index<Long> patterns) {
        double[][] sums = new double[wirings.size()][patterns.size()];
        int[][] counts = new int[wirings.size()][patterns.size()];
        for (int r = 0; r < values.length; r++) {
            if (!Double.isNaN(values[r])) {
                int wiring = wirings.of(replicates.get(r).wiring());
                int pattern = patterns.of(replicates.get(r).patterns());
                sums[wiring][pattern] += values[r];
                counts[wiring][pattern]++;
            }
        }
        for (int w = 0; w < sums.length; w++) {
            for (int p = 0; p < sums[w].length; p++) {
                sums[w][p] /= counts[w][p];
            }
        }
        return sums;
    }
}
