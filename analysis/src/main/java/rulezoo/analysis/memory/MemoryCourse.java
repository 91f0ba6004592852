package rulezoo.analysis.memory;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import rulezoo.analysis.statistics.Estimate;
import rulezoo.analysis.statistics.MeanInterval;
import rulezoo.analysis.statistics.WilsonInterval;
import rulezoo.archive.record.FamiliarityOutcome;
import rulezoo.archive.record.ProbeMeasure;
import rulezoo.archive.record.ProbeRecord;
import rulezoo.archive.record.ProbeVariant;
import rulezoo.simulator.rule.Pathway;

/**
 * What one rule remembers against the time since training. Seeds are the sample; only stable networks count.
 *
 * @param delaysSeconds times since the end of training, ascending
 * @param dr at each delay, dr minus that of the static network of the same seed
 * @param imprint at each delay, what training left in the weights I to E: the imprint of the familiar
 *        patterns minus that of the novel ones, minus the same difference before training, by which patterns
 *        differ by chance
 * @param settledHz excitatory background rate that each seed's network had settled at before training
 * @param stable fraction of the seeds that were stable up to the last delay
 * @param imprintsBySeed the imprint at each delay, of each seed that was stable at all of them
 */
public record MemoryCourse(List<Double> delaysSeconds, List<Estimate> dr, List<Estimate> imprint,
        Estimate settledHz, Estimate stable, Map<Long, double[]> imprintsBySeed) {
    private static final int I_TO_E = Pathway.IE.ordinal();

    public MemoryCourse {
        delaysSeconds = List.copyOf(delaysSeconds);
        dr = List.copyOf(dr);
        imprint = List.copyOf(imprint);
        imprintsBySeed = Collections.unmodifiableMap(new TreeMap<>(imprintsBySeed));
    }

    /**
     * The course of one rule in one variant of the network.
     *
     * @param probes records of familiarity tasks in one size of network, with the static networks
     * @param rule id of the rule
     * @param variant see {@link ProbeRecord#variant}
     * @return its course
     * @throws IllegalArgumentException if there is no record of this rule and variant
     */
    public static MemoryCourse of(List<ProbeRecord> probes, String rule, ProbeVariant variant) {
        List<ProbeRecord> records = probes.stream().filter(p -> p.variant().equals(variant)
                && (p.isControl() || p.ruleId().equals(rule))).toList();
        List<ProbeRecord> plastic = records.stream().filter(p -> !p.isControl()).toList();
        if (plastic.isEmpty()) {
            throw new IllegalArgumentException("there are no probe records of rule " + rule);
        }
        MemoryScores data = MemoryScores.of(records, Lineages.NONE);
        List<Double> delays = data.delays();
        List<ProbeRecord> last = plastic.stream().filter(p -> p.delaySeconds() == delays.getLast()).toList();
        Map<Long, double[]> imprints = imprints(plastic, delays);
        return new MemoryCourse(delays,
                delays.stream().map(delay -> MeanInterval.of(data.scores().stream()
                        .filter(s -> s.counts() && s.condition().delaySeconds() == delay)
                        .mapToDouble(PairedScore::effect)
                        .toArray())).toList(),
                IntStream.range(0, delays.size()).mapToObj(
                        d -> MeanInterval.of(imprints.values().stream().mapToDouble(i -> i[d]).toArray())).toList(),
                MeanInterval.of(last.stream().mapToDouble(p -> FamiliarityOutcome.of(p).backgroundBeforeHz())
                        .filter(Double::isFinite).toArray()),
                WilsonInterval.of((int) last.stream().filter(ProbeRecord::stable).count(), last.size()), imprints);
    }

    /**
     * The estimate at one delay.
     *
     * @param estimates {@link #dr} or {@link #imprint}
     * @param delaySeconds one of the delays
     * @return the estimate; NaN if this delay was not measured
     */
    public Estimate at(List<Estimate> estimates, double delaySeconds) {
        int index = delaysSeconds.indexOf(delaySeconds);
        return index < 0 ? Estimate.NONE : estimates.get(index);
    }

    /**
     * How much more of its imprint this rule keeps than another one: the difference of their shares that are
     * left, seed by seed.
     *
     * @param other the other rule, with the same delays
     * @param fromSeconds an early delay, at which the imprint counts as whole
     * @param toSeconds a later one
     * @return mean over the seeds in which both were stable; NaN if one of the delays was not measured
     */
    public Estimate keepsMoreThan(MemoryCourse other, double fromSeconds, double toSeconds) {
        int from = delaysSeconds.indexOf(fromSeconds);
        int to = delaysSeconds.indexOf(toSeconds);
        if (from < 0 || to < 0 || !delaysSeconds.equals(other.delaysSeconds)) {
            return Estimate.NONE;
        }
        return MeanInterval.of(imprintsBySeed.entrySet().stream().flatMapToDouble(seed -> {
            double[] others = other.imprintsBySeed.get(seed.getKey());
            double[] ours = seed.getValue();
            return others == null
                    ? DoubleStream.empty()
                    : DoubleStream.of(ours[to] / ours[from] - others[to] / others[from]);
        }).toArray());
    }

    /** The imprints of each seed that was stable at all delays. */
    private static Map<Long, double[]> imprints(List<ProbeRecord> plastic, List<Double> delays) {
        Map<Long, Map<Double, Double>> bySeed = plastic.stream()
                .filter(p -> p.stable() && !p.measure(ProbeMeasure.NOVEL_IMPRINT_BEFORE).isEmpty())
                .collect(Collectors.groupingBy(ProbeRecord::seed, TreeMap::new,
                        Collectors.toMap(ProbeRecord::delaySeconds, MemoryCourse::imprint, (a, _) -> a)));
        Map<Long, double[]> imprints = new TreeMap<>();
        bySeed.forEach((seed, ofSeed) -> {
            if (ofSeed.keySet().containsAll(delays)) {
                imprints.put(seed, delays.stream().mapToDouble(d -> ofSeed.getOrDefault(d, Double.NaN)).toArray());
            }
        });
        return imprints;
    }

    private static double imprint(ProbeRecord record) {
        return record.measure(ProbeMeasure.IMPRINT).get(I_TO_E) - record.measure(ProbeMeasure.NOVEL_IMPRINT).get(I_TO_E)
                - record.measure(ProbeMeasure.IMPRINT_BEFORE).get(I_TO_E)
                + record.measure(ProbeMeasure.NOVEL_IMPRINT_BEFORE).get(I_TO_E);
    }
}
