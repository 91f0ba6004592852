package rulezoo.analysis.statistics;

import java.util.ArrayList;
import java.util.List;

/**
 * How memory changes with network size and number of co-active rules at one delay: ordinary least squares of
 * a rule's mean effect (dr minus control, averaged over seeds; one point for each size and pathway subset) on
 * log2 N and K together, with intervals from {@link Bootstrap}.
 *
 * @param delaySeconds time since the end of training
 * @param comparison which points are compared
 * @param perDoubling change of the effect for each doubling of N; NaN if only one size was probed
 * @param perCoActiveRule change of the effect for each further co-active rule; NaN if only one K was probed
 */
public record Trend(double delaySeconds, Comparison comparison, Estimate perDoubling, Estimate perCoActiveRule) {
    private static final double LOG_2 = StrictMath.log(2);

    /**
     * Which points are compared with each other. The two differ if the rules that stay stable in one condition
     * are not those that stay stable in another.
     */
    public enum Comparison {
        /** All stable networks. */
        ALL_RULES,
        /** Each rule with itself: the rule's own mean is subtracted first. */
        WITHIN_RULES
    }

    /**
     * {@return two trends for each delay, one of each comparison}
     *
     * @param data the paired probes
     */
    public static List<Trend> of(MemoryData data) {
        List<Trend> trends = new ArrayList<>();
        for (double delay : data.delays()) {
            RuleEffects effects = RuleEffects
                    .of(data.scores().stream().filter(s -> s.delaySeconds() == delay).toList());
            for (Comparison comparison : Comparison.values()) {
                trends.add(fit(delay, comparison, effects));
            }
        }
        return trends;
    }

    private static Trend fit(double delay, Comparison comparison, RuleEffects effects) {
        boolean within = comparison == Comparison.WITHIN_RULES;
        List<List<RuleEffects.Point>> rules = effects.rules().stream().filter(r -> !within || r.size() > 1).toList();
        List<Estimate> slopes = Bootstrap.of(rules.size(), effects.seeds().size(), new Slopes(rules, within));
        return new Trend(delay, comparison, slopes.getFirst(), slopes.getLast());
    }

    private record Slopes(List<List<RuleEffects.Point>> rules, boolean within) implements Bootstrap.Sums {
        @Override
        public int size() {
            return PlaneFit.SUMS;
        }

        @Override
        public double[] of(int rule, int[] seedCounts) {
            PlaneFit fit = new PlaneFit();
            for (RuleEffects.Point point : rules.get(rule)) {
                double effect = point.mean(seedCounts);
                if (!Double.isNaN(effect)) {
                    fit.add(StrictMath.log(point.excitatory()) / LOG_2, point.coActive(), effect);
                }
            }
            return (within ? fit.centred() : fit).sums();
        }

        @Override
        public double[] statistics(double[] sums) {
            PlaneFit fit = new PlaneFit(sums).centred();
            return new double[]{fit.slopeOfU(), fit.slopeOfV()};
        }
    }
}
