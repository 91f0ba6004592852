package rulezoo.analysis.statistics;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import rulezoo.archive.ProbeMeasure;
import rulezoo.archive.ProbeRecord;
import rulezoo.simulator.rule.Pathway;

/**
 * What one rule remembers against the time since training. Seeds are the sample; only stable networks count.
 *
 * @param delaysSeconds times since the end of training, ascending
 * @param dr at each delay, dr minus that of the static network of the same seed
 * @param imprint at each delay, what training left in the weights I to E: the imprint of the familiar
 *        patterns minus that of the novel ones, minus the same difference before training, by which patterns
 *        differ by chance
 * @param imprintDecaySeconds decay time of the imprint; NaN with fewer than two delays or seeds
 * @param rateHz excitatory rate in the second before each seed's last test
 * @param stable fraction of the seeds that were stable up to the last delay
 */
public record MemoryCourse(List<Double> delaysSeconds, List<Estimate> dr, List<Estimate> imprint,
        Estimate imprintDecaySeconds, Estimate rateHz, Estimate stable) {
    private static final int I_TO_E = Pathway.IE.ordinal();
    private static final Estimate UNKNOWN = new Estimate(Double.NaN, Double.NaN, Double.NaN, 0);

    /** Copies the lists. */
    public MemoryCourse {
        delaysSeconds = List.copyOf(delaysSeconds);
        dr = List.copyOf(dr);
        imprint = List.copyOf(imprint);
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
    public static MemoryCourse of(List<ProbeRecord> probes, String rule, String variant) {
        List<ProbeRecord> records = probes.stream().filter(p -> p.variant().equals(variant)
                && (p.isControl() || p.ruleId().equals(rule))).toList();
        MemoryData data = MemoryData.of(records);
        List<Double> delays = data.delays();
        if (delays.isEmpty()) {
            throw new IllegalArgumentException("there are no probe records of rule " + rule);
        }
        List<ProbeRecord> plastic = records.stream().filter(p -> !p.isControl()).toList();
        List<ProbeRecord> last = plastic.stream().filter(p -> p.delaySeconds() == delays.getLast()).toList();
        List<double[]> imprints = imprints(plastic, delays);
        boolean fades = delays.size() > 1 && imprints.size() > 1;
        return new MemoryCourse(delays,
                delays.stream().map(delay -> MeanInterval.of(data.scores().stream()
                        .filter(s -> s.counts() && s.delaySeconds() == delay).mapToDouble(PairedScore::effect)
                        .toArray())).toList(),
                IntStream.range(0, delays.size())
                        .mapToObj(d -> MeanInterval.of(imprints.stream().mapToDouble(i -> i[d]).toArray())).toList(),
                fades
                        ? ExponentialDecay.of(delays.stream().mapToDouble(Double::doubleValue).toArray(), imprints)
                        : UNKNOWN,
                MeanInterval
                        .of(last.stream().mapToDouble(ProbeRecord::rateBeforeHz).filter(Double::isFinite).toArray()),
                WilsonInterval.of((int) last.stream().filter(ProbeRecord::stable).count(), last.size()));
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
        return index < 0 ? UNKNOWN : estimates.get(index);
    }

    /** The imprints of each seed that was stable at all delays. */
    private static List<double[]> imprints(List<ProbeRecord> plastic, List<Double> delays) {
        Map<Long, Map<Double, Double>> bySeed = plastic.stream()
                .filter(p -> p.stable() && !p.measure(ProbeMeasure.NOVEL_IMPRINT_BEFORE).isEmpty())
                .collect(Collectors.groupingBy(ProbeRecord::seed, TreeMap::new,
                        Collectors.toMap(ProbeRecord::delaySeconds, MemoryCourse::imprint, (a, _) -> a)));
        return bySeed.values().stream().filter(ofSeed -> ofSeed.keySet().containsAll(delays))
                .map(ofSeed -> delays.stream().mapToDouble(d -> ofSeed.getOrDefault(d, Double.NaN)).toArray()).toList();
    }

    private static double imprint(ProbeRecord record) {
        return record.measure(ProbeMeasure.IMPRINT).get(I_TO_E) - record.measure(ProbeMeasure.NOVEL_IMPRINT).get(I_TO_E)
                - record.measure(ProbeMeasure.IMPRINT_BEFORE).get(I_TO_E)
                + record.measure(ProbeMeasure.NOVEL_IMPRINT_BEFORE).get(I_TO_E);
    }
}
