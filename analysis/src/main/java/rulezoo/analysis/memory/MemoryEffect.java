package rulezoo.analysis.memory;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.hipparchus.stat.StatUtils;
import rulezoo.analysis.statistics.Bootstrap;
import rulezoo.analysis.statistics.Estimate;
import rulezoo.analysis.statistics.ReplicateMean;
import rulezoo.analysis.statistics.Sampling;
import rulezoo.analysis.statistics.TestedEstimate;
import rulezoo.analysis.statistics.VarianceComponents;
import rulezoo.analysis.statistics.WilsonInterval;
import rulezoo.analysis.table.Table;

/**
 * Mean of a quantity over rules in one condition, and how much rules differ in it.
 *
 * @param condition network size, plastic pathways, delay
 * @param effect mean over rules of each rule's mean over seeds; n is the number of rules
 * @param spread standard deviation between rules of what is expected of each, the seeds' noise removed
 *        ({@link VarianceComponents} of rules and seeds); NaN for quantities that are no measure of memory
 * @param seedSd noise: standard deviation over seeds of one rule's effect, averaged over rules; NaN with
 *        fewer than 2 seeds
 * @param lineages number of lineages that these rules come from
 * @param seeds number of different seeds
 * @param stable number of simulations that stayed stable
 * @param simulations number of simulations, stable or not
 * @param stableShare fraction of the simulations that stayed stable, with Wilson's interval for lineages as
 *        clusters
 * @param control mean over seeds of the static network's own value, with its interval ({@link ReplicateMean})
 * @param controlStable fraction of the static networks that stayed stable, with Wilson's interval for seeds
 *        as clusters
 */
public record MemoryEffect(Condition condition, Estimate effect, Estimate spread, double seedSd, int lineages,
        int seeds, int stable, int simulations, Estimate stableShare, Estimate control, Estimate controlStable) {
    /** A mean over fewer of the networks says little about the rules: figures leave it out. */
    public static final double LEAST_STABLE = 0.5;

    /**
     * {@return one row for each condition probed, in order}
     *
     * @param data the paired probes
     */
    public static List<MemoryEffect> of(MemoryScores data) {
        return data.byCondition().entrySet().stream().map(e -> of(e.getKey(), e.getValue(), data)).toList();
    }

    /** {@return the fraction of simulations that stayed stable} */
    public double stableFraction() {
        return (double) stable / simulations;
    }

    /** {@return whether at least half of the networks stayed stable, so that their mean speaks for the rules} */
    public boolean isMostlyStable() {
        return stableFraction() >= LEAST_STABLE;
    }

    /**
     * {@return effects on some quantities as a table for scripts}
     *
     * @param effects effects on each of these quantities
     */
    public static Table<?> table(Map<Quantity, List<MemoryEffect>> effects) {
        record Row(Quantity quantity, MemoryEffect effect) {}
        return Table.data("memory",
                effects.entrySet().stream().flatMap(e -> e.getValue().stream().map(f -> new Row(e.getKey(), f)))
                        .toList())
                .with(Condition.columns(r -> r.effect.condition)).script("quantity", Row::quantity)
                .script("unit", r -> r.quantity.unit()).script("static_subtracted", r -> r.quantity.isAgainstStatic())
                .estimate("mean", "", "", r -> r.effect.effect)
                .estimate("sd_between_rules", "", "", r -> r.effect.spread)
                .script("seed_sd", r -> r.effect.seedSd).script("rules", r -> r.effect.effect.n())
                .script("lineages", r -> r.effect.lineages).script("seeds", r -> r.effect.seeds)
                .script("stable", r -> r.effect.stable).script("simulations", r -> r.effect.simulations)
                .script("stable_fraction", r -> r.effect.stableFraction())
                .estimate("static", "", "", r -> r.effect.control)
                .script("static_seeds", r -> r.effect.control.n());
    }

    private static MemoryEffect of(Condition condition, List<PairedScore> scores, MemoryScores data) {
        RuleEffects effects = RuleEffects.of(scores, data.lineages());
        double[][] table = effects.rules().isEmpty() ? new double[0][] : effects.table(0);
        double seedVariance = Arrays.stream(table)
                .map(rule -> Arrays.stream(rule).filter(Double::isFinite).toArray()).filter(rule -> rule.length > 1)
                .mapToDouble(StatUtils::variance).average().orElse(Double.NaN);
        List<ControlScore> controls = data.controls().stream().filter(c -> c.excitatory() == condition.excitatory()
                && c.delaySeconds() == condition.delaySeconds()).toList();
        return new MemoryEffect(condition, meanOverRules(effects).estimate(), data.quantity().isMemory()
                ? spread(effects.byWiring(0), effects.sampling())
                : new Estimate(Double.NaN, Double.NaN, Double.NaN, table.length),
                Math.sqrt(seedVariance), effects.sampling().clusterCount(), effects.replicates().size(),
                (int) scores.stream().filter(PairedScore::stable).count(), scores.size(),
                stableShare(scores, data.lineages()), control(controls), controlStable(controls));
    }

    private static Estimate spread(double[][] table, Sampling sampling) {
        return table.length == 0
                ? Estimate.NONE
                : VarianceComponents.standardDeviation(
                        VarianceComponents.of(List.<double[][]>of(table), sampling.clusters()).rows());
    }

    /** Mean over rules of their mean over seeds, of effects in one condition; of a single rule, Student's. */
    static TestedEstimate meanOverRules(RuleEffects effects) {
        if (effects.rules().size() == 1) {
            TestedEstimate ofSeeds = ReplicateMean.of(effects.values()[0][0], effects.sampling().factors());
            Estimate mean = ofSeeds.estimate();
            return new TestedEstimate(new Estimate(mean.value(), mean.low(), mean.high(), 1), ofSeeds.pValue());
        }
        return Bootstrap.of(effects.sampling(), new MeanOverRules(effects)).getFirst();
    }

    private record MeanOverRules(RuleEffects effects) implements Bootstrap.Sums {
        @Override
        public int size() {
            return 2;
        }

        @Override
        public double[] of(int rule, int[] replicateCounts) {
            double mean = effects.mean(rule, 0, replicateCounts);
            return Double.isNaN(mean) ? new double[2] : new double[]{mean, 1};
        }

        @Override
        public double[] statistics(double[] sums) {
            return new double[]{sums[0] / sums[1]};
        }
    }

    /** Rules of one lineage are not independent. */
    private static Estimate stableShare(List<PairedScore> scores, Lineages lineages) {
        return WilsonInterval.clustered(scores, PairedScore::stable,
                lineages.clusters(scores.stream().map(PairedScore::rule).toList()));
    }

    /** Where every rule has a static network of its own, those of one seed are not independent. */
    private static Estimate controlStable(List<ControlScore> controls) {
        Index<Replicate> replicates = new Index<>(controls.stream().map(ControlScore::replicate).distinct().toList());
        return controls.isEmpty()
                ? Estimate.NONE
                : WilsonInterval.clustered(controls, ControlScore::stable,
                        controls.stream().mapToInt(c -> replicates.of(c.replicate())).toArray());
    }

    /**
     * Networks of one seed see the same patterns, also where every rule has a static network of its own: the
     * seeds are what varies.
     */
    private static Estimate control(List<ControlScore> controls) {
        Map<Replicate, Double> bySeed = controls.stream().filter(c -> Double.isFinite(c.value()))
                .collect(Collectors.groupingBy(ControlScore::replicate, TreeMap::new,
                        Collectors.averagingDouble(ControlScore::value)));
        return ReplicateMean.of(bySeed.values().stream().mapToDouble(Double::doubleValue).toArray(),
                Replicate.factors(List.copyOf(bySeed.keySet()))).estimate();
    }
}
