package rulezoo.analysis.memory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import rulezoo.analysis.statistics.Bootstrap;
import rulezoo.analysis.statistics.ExponentialDecay;
import rulezoo.analysis.statistics.Slope;
import rulezoo.analysis.statistics.TestedEstimate;
import rulezoo.analysis.table.Labels;
import rulezoo.analysis.table.Table;
import rulezoo.simulator.rule.Pathway;

/**
 * How the lifetime of a quantity changes with network size: the decay time of its mean over rules
 * ({@link MemoryDecay}) at each size, and least squares of its log2 on log2 N. Only rules count that have, at
 * every size, a seed that was stable at every delay, so that sizes are compared over the same rules. A linear
 * toy model predicts that the lifetime is proportional to N (1 for each doubling; docs/science.md, E9).
 * Intervals are from {@link Bootstrap}.
 *
 * @param quantity what fades
 * @param plastic the plastic pathways
 * @param perDoubling change of log2 of the decay time for each doubling of N: 1 if the lifetime doubles, 0 if
 *        it stays; NaN if the delays do not tell the decay time at some size; its n is the number of rules
 */
public record LifetimeTrend(Quantity quantity, Set<Pathway> plastic, TestedEstimate perDoubling) {
    /**
     * {@return one trend for each set of pathways that was probed at several sizes; nothing if there are too few
     * delays}
     *
     * @param data the paired probes
     */
    public static List<LifetimeTrend> of(MemoryScores data) {
        double[] delays = data.delays().stream().mapToDouble(Double::doubleValue).toArray();
        int[] sizes = data.sizes().stream().mapToInt(Integer::intValue).toArray();
        List<LifetimeTrend> trends = new ArrayList<>();
        if (delays.length < ExponentialDecay.FEWEST_DELAYS || sizes.length < 2) {
            return trends;
        }
        for (Set<Pathway> plastic : data.plasticSets()) {
            RuleEffects effects = RuleEffects.of(data.scores().stream()
                    .filter(s -> s.condition().plastic().equals(plastic)).toList(), data.lineages());
            if (effects.conditions().size() == delays.length * sizes.length) {
                TestedEstimate slope = Bootstrap.of(effects.sampling(), new Courses(effects, delays, sizes)).getFirst();
                if (slope.estimate().n() > 0) {
                    trends.add(new LifetimeTrend(data.quantity(), plastic, slope));
                }
            }
        }
        return trends;
    }

    /**
     * {@return trends as a table}
     *
     * @param trends any trends
     */
    public static Table<LifetimeTrend> table(List<LifetimeTrend> trends) {
        return Table.of("lifetime-trends", """
                Change of log2 of the decay time for each doubling of N, over rules that stayed stable at every size \
                (0: the lifetime does not depend on N; 1: it doubles with N; 95 % intervals; no correction for the \
                number of rows).""", trends)
                .with(Quantity.columns(LifetimeTrend::quantity)).with(List.of(Condition.set(LifetimeTrend::plastic)))
                .estimate("log2_lifetime_per_doubling_of_n", "for each doubling of N", "",
                        t -> t.perDoubling.estimate())
                .column("p", "p", "", t -> t.perDoubling.pValue(), Labels::pValue)
                .column("rules", "rules", "", t -> t.perDoubling.estimate().n())
                .with(Lineages.withoutOne(LifetimeTrend::perDoubling));
    }

    /** The summed courses of all rules, size by size, and the number of rules. */
    private record Courses(RuleEffects effects, double[] delays, int[] sizes) implements Bootstrap.Sums {
        @Override
        public int size() {
            return sizes.length * delays.length + 1;
        }

        /** Conditions are in the order of sizes, pathways and delays. */
        @Override
        public double[] of(int rule, int[] replicateCounts) {
            double[] sums = new double[size()];
            for (int s = 0; s < sizes.length; s++) {
                int from = s * delays.length;
                double[][] byDelay = Arrays.copyOfRange(effects.values()[rule], from, from + delays.length);
                int n = 0;
                for (int r = 0; r < replicateCounts.length; r++) {
                    int replicate = r;
                    if (Arrays.stream(byDelay).noneMatch(values -> Double.isNaN(values[replicate]))) {
                        n += replicateCounts[r];
                        for (int d = 0; d < delays.length; d++) {
                            sums[from + d] += replicateCounts[r] * byDelay[d][r];
                        }
                    }
                }
                if (n == 0) {
                    return new double[size()];
                }
                for (int d = 0; d < delays.length; d++) {
                    sums[from + d] /= n;
                }
            }
            sums[size() - 1] = 1;
            return sums;
        }

        @Override
        public double[] statistics(double[] sums) {
            double rules = sums[size() - 1];
            MemoryDecay.Limits limits = MemoryDecay.Limits.of(delays);
            double[] x = new double[sizes.length];
            double[] y = new double[sizes.length];
            for (int s = 0; s < sizes.length; s++) {
                double[] mean = new double[delays.length];
                for (int d = 0; d < delays.length; d++) {
                    mean[d] = sums[s * delays.length + d] / rules;
                }
                double seconds = ExponentialDecay.seconds(delays, mean);
                x[s] = SizeTrend.log2(sizes[s]);
                y[s] = limits.tell(seconds) ? SizeTrend.log2(seconds) : Double.NaN;
            }
            double[] weights = Slope.weights(x);
            return new double[]{IntStream.range(0, y.length).mapToDouble(s -> weights[s] * y[s]).sum()};
        }

        @Override
        public int units(double[] sums, int units) {
            return (int) sums[size() - 1];
        }
    }
}
