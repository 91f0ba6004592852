package rulezoo.analysis.memory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import rulezoo.analysis.statistics.Estimate;
import rulezoo.analysis.statistics.VarianceComponents;
import rulezoo.analysis.table.Labels;
import rulezoo.analysis.table.Table;

/**
 * What makes seeds differ, where wiring and patterns were crossed: variance of a rule's effect between
 * networks of different wiring, between patterns, and of the rest (their interaction, and the noise of one
 * simulation), of the same rule in one condition, averaged over rules.
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
    public static List<SeedComponents> of(MemoryScores data) {
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

    /**
     * {@return components as a table}
     *
     * @param components those of each measure
     */
    public static Table<?> table(Map<Quantity, List<SeedComponents>> components) {
        record Row(Quantity quantity, SeedComponents seeds) {}
        return Table.of("seed-components", """
                What makes seeds differ. Wirings and patterns were crossed. The table shows standard deviations of a \
                rule\u2019s value between networks, between patterns, and of the rest (their interaction and the noise \
                of one simulation), averaged over rules. The 95 % intervals come from leaving out one wiring or \
                pattern after another, and are rough with so few.""",
                components.entrySet().stream().flatMap(e -> e.getValue().stream().map(c -> new Row(e.getKey(), c)))
                        .toList())
                .with(Quantity.columns(Row::quantity)).with(Condition.columns(r -> r.seeds.condition))
                .column("wirings", "wirings", "", r -> r.seeds.wirings)
                .column("patterns", "patterns", "", r -> r.seeds.patterns)
                .estimate("variance_networks", "SD between networks", "", r -> r.seeds.components.rows(),
                        SeedComponents::deviation)
                .estimate("variance_patterns", "SD between patterns", "", r -> r.seeds.components.columns(),
                        SeedComponents::deviation)
                .estimate("variance_rest", "SD of the rest", "", r -> r.seeds.components.residual(),
                        SeedComponents::deviation);
    }

    private static String deviation(Estimate variance) {
        return Labels.withInterval(VarianceComponents.standardDeviation(variance));
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
