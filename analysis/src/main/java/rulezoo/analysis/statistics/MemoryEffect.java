package rulezoo.analysis.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Mean memory of a condition over rules.
 *
 * @param condition network size, number of co-active rules, delay
 * @param effect mean over rules of each rule's mean of dr minus the static control's dr of the same seed; for
 *        a rule probed with several subsets of its pathways, first the mean over these
 * @param strength root of the mean squared effect over rules, whatever its sign, with the seeds' noise
 *        removed (products of different seeds only); NaN with fewer than 2 seeds
 * @param seedSd noise: standard deviation over seeds of one rule's effect, averaged over rules; NaN with
 *        fewer than 2 seeds
 * @param seeds number of different seeds
 * @param stable number of simulations that stayed stable
 * @param simulations number of simulations, stable or not
 * @param control mean over seeds of the static network's own dr, with Student's interval
 */
public record MemoryEffect(Condition condition, Estimate effect, double strength, double seedSd, int seeds, int stable,
        int simulations, Estimate control) {
    /**
     * {@return one row for each condition probed, in order}
     *
     * @param data the paired probes
     */
    public static List<MemoryEffect> of(MemoryData data) {
        return data.byCondition().entrySet().stream().map(e -> of(e.getKey(), e.getValue(), data.controls())).toList();
    }

    /** {@return the fraction of simulations that stayed stable} */
    public double stableFraction() {
        return (double) stable / simulations;
    }

    private static MemoryEffect of(Condition condition, List<PairedScore> scores, List<ControlScore> controls) {
        RuleEffects effects = RuleEffects.of(scores);
        List<double[]> replicated = effects.rules().stream().flatMap(List::stream)
                .map(p -> Arrays.stream(p.effects()).filter(Double::isFinite).toArray()).filter(e -> e.length > 1)
                .toList();
        double seedVariance = replicated.stream().mapToDouble(MemoryEffect::variance).average().orElse(Double.NaN);
        double squared = replicated.stream().mapToDouble(MemoryEffect::squaredMeanWithoutNoise).average()
                .orElse(Double.NaN);
        Estimate effect = meanOverRules(effects);
        return new MemoryEffect(condition, effect, Math.sqrt(Math.max(0, squared)), Math.sqrt(seedVariance),
                effects.seeds().size(), (int) scores.stream().filter(PairedScore::stable).count(), scores.size(),
                control(condition, controls));
    }

    /** Mean over rules of their mean over seeds and subsets, with its interval. */
    static Estimate meanOverRules(RuleEffects effects) {
        return Bootstrap.of(effects.rules().size(), effects.seeds().size(), new MeanOverRules(effects)).getFirst();
    }

    private record MeanOverRules(RuleEffects effects) implements Bootstrap.Sums {
        @Override
        public int size() {
            return 2;
        }

        @Override
        public double[] of(int rule, int[] seedCounts) {
            double mean = meanOverSubsets(effects.rules().get(rule), seedCounts);
            return Double.isNaN(mean) ? new double[2] : new double[]{mean, 1};
        }

        @Override
        public double[] statistics(double[] sums) {
            return new double[]{sums[0] / sums[1]};
        }
    }

    private static double meanOverSubsets(List<RuleEffects.Point> subsets, int[] seedCounts) {
        double sum = 0;
        int n = 0;
        for (RuleEffects.Point subset : subsets) {
            double mean = subset.mean(seedCounts);
            if (!Double.isNaN(mean)) {
                sum += mean;
                n++;
            }
        }
        return sum / n;
    }

    private static double variance(double[] values) {
        double mean = Arrays.stream(values).average().orElseThrow();
        return Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / (values.length - 1);
    }

    /** Mean product of the values of two different seeds: an unbiased estimate of the squared expectation. */
    private static double squaredMeanWithoutNoise(double[] values) {
        double sum = Arrays.stream(values).sum();
        double squares = Arrays.stream(values).map(v -> v * v).sum();
        return (sum * sum - squares) / (values.length * (values.length - 1.0));
    }

    /**
     * Networks of one seed see the same patterns, also where every rule has a static network of its own: the
     * seeds are what varies.
     */
    private static Estimate control(Condition condition, List<ControlScore> controls) {
        Map<Long, Double> bySeed = controls.stream().filter(c -> c.excitatory() == condition.excitatory()
                && c.delaySeconds() == condition.delaySeconds() && Double.isFinite(c.dr()))
                .collect(Collectors.groupingBy(ControlScore::seed, TreeMap::new,
                        Collectors.averagingDouble(ControlScore::dr)));
        return MeanInterval.of(bySeed.values().stream().mapToDouble(Double::doubleValue).toArray());
    }
}
