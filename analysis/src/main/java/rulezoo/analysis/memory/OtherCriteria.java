package rulezoo.analysis.memory;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rulezoo.archive.record.PatternResponses;
import rulezoo.archive.record.ProbeKey;
import rulezoo.archive.record.ProbeMeasure;
import rulezoo.archive.record.ProbeOutcome;
import rulezoo.archive.record.ProbeRecord;
import rulezoo.simulator.stability.Bound;
import rulezoo.simulator.stability.StabilityCriteria;
import rulezoo.simulator.stability.StabilityMetric;
import rulezoo.simulator.stability.StabilityMetrics;

/**
 * Networks of memory tasks judged by other criteria than those of their records, from what the records hold:
 * the state in the second before each test, and {@code cv_isi} over the seconds after it (docs/probes.md,
 * Stability). Whether a finding depends on the criteria is seen without simulating anything again.
 */
public final class OtherCriteria {
    private static final Set<StabilityMetric> HELD = EnumSet.of(StabilityMetric.RATE, StabilityMetric.CV_ISI,
            StabilityMetric.W_BLOW, StabilityMetric.W_EE, StabilityMetric.W_EI, StabilityMetric.W_IE,
            StabilityMetric.W_II);

    private OtherCriteria() {}

    /**
     * {@return the same records in the same order, those of memory tasks with another verdict} A network that was
     * not stable at one delay, by a limit that holds always, is not stable at later ones.
     *
     * @param probes records of any probes
     * @param criteria what networks are judged by
     * @throws IllegalArgumentException if the criteria limit what records do not hold, or a record lacks it
     */
    public static List<ProbeRecord> judged(List<ProbeRecord> probes, StabilityCriteria criteria) {
        String others = criteria.bounds().stream().map(Bound::metric).filter(metric -> !HELD.contains(metric))
                .map(StabilityMetric::id).distinct().collect(Collectors.joining(", "));
        if (!others.isEmpty()) {
            throw new IllegalArgumentException("the criteria " + criteria.id() + " limit " + others
                    + ", which records of memory tasks do not hold long enough: choose mem1k-2025");
        }
        Map<ProbeKey, List<ProbeRecord>> runs = probes.stream().filter(ProbeRecord::isFamiliarity)
                .sorted(Comparator.comparingDouble(ProbeRecord::delaySeconds))
                .collect(Collectors.groupingBy(OtherCriteria::run));
        return probes.stream().map(record -> record.isFamiliarity()
                ? with(record, criteria, runs.getOrDefault(run(record), List.of()))
                : record).toList();
    }

    /** What all delays of one network share. */
    private static ProbeKey run(ProbeRecord record) {
        ProbeKey key = record.key();
        return new ProbeKey(key.ruleId(), key.probe(), key.variant(), key.plastic(), key.network(), key.protocol(),
                key.seeds(), 0);
    }

    private static ProbeRecord with(ProbeRecord record, StabilityCriteria criteria, List<ProbeRecord> run) {
        List<StabilityMetrics> windows = run.stream()
                .takeWhile(earlier -> earlier.delaySeconds() <= record.delaySeconds())
                .flatMap(earlier -> window(earlier, criteria).stream()).toList();
        boolean stable = !window(record, criteria).isEmpty()
                && criteria.judge(windows, record.network().weightScale()).stable();
        ProbeOutcome outcome = record.outcome();
        return new ProbeRecord(record.key(), new ProbeOutcome(outcome.blowUpSeconds(), outcome.rateBeforeHz(), stable,
                criteria.id(), outcome.responses(), outcome.fingerprint()), record.measures());
    }

    /** The state before the test of a record; nothing if the network ended before. */
    private static List<StabilityMetrics> window(ProbeRecord record, StabilityCriteria criteria) {
        if (record.outcome().responses().equals(PatternResponses.NONE)) {
            return List.of();
        }
        List<Double> values = record.measure(ProbeMeasure.STABILITY);
        List<Double> irregularity = record.measure(ProbeMeasure.JUDGED_CV_ISI);
        boolean limited = criteria.bounds().stream().anyMatch(bound -> bound.metric() == StabilityMetric.CV_ISI);
        if (values.size() != StabilityMetric.values().length || (limited && irregularity.isEmpty())) {
            throw new IllegalArgumentException("the record of " + record.ruleId() + " in "
                    + record.network().size() + " neurons after " + record.delaySeconds() + " s does not hold what "
                    + criteria.id() + " limits: older versions did not measure it, and networks without recurrent"
                    + " spikes have none. Choose the rules with --where, or probe them again into another zoo");
        }
        return List.of(new StabilityMetrics(Stream.of(StabilityMetric.values()).mapToDouble(
                metric -> metric == StabilityMetric.CV_ISI && limited
                        ? irregularity.getFirst()
                        : values.get(metric.ordinal()))
                .toArray()));
    }
}
