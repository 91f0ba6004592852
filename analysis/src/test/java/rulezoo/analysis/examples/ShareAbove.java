package rulezoo.analysis.examples;

import rulezoo.analysis.memory.RuleEffects;
import rulezoo.analysis.statistics.Bootstrap;

/**
 * The share of rules whose mean effect lies above a threshold, the example of docs/extending.md.
 *
 * @param effects effects of one condition
 * @param threshold in the unit of the effects
 */
record ShareAbove(RuleEffects effects, double threshold) implements Bootstrap.Sums {
    @Override
    public int size() {
        return 2;
    }

    /** Whether the rule lies above, and whether it can be judged by the seeds that were drawn. */
    @Override
    public double[] of(int unit, int[] replicateCounts) {
        double mean = effects.mean(unit, 0, replicateCounts);
        return Double.isNaN(mean) ? new double[2] : new double[]{mean > threshold ? 1 : 0, 1};
    }

    @Override
    public double[] statistics(double[] sums) {
        return new double[]{sums[0] / sums[1]};
    }
}
