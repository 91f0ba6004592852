package rulezoo.analysis.memory;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rulezoo.archive.record.ProbeKey;
import rulezoo.archive.record.ProbeMeasure;
import rulezoo.archive.record.ProbeOutcome;
import rulezoo.archive.record.ProbeRecord;
import rulezoo.simulator.network.NetworkModel;
import rulezoo.simulator.protocol.Protocol;
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

    /** All delays of one network. */
    private record Run(String rule, Object probe, Object variant, Set<?> plastic, NetworkModel network,
            Protocol protocol, Object seeds) {
        static Run of(ProbeRecord record) {
            return new Run(record.ruleId(), record.probe(), record.variant(), record.plastic(), record.network(),
                    record.protocol(), record.seeds());
        }
    }

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
        Map<Run, List<ProbeRecord>> runs = probes.stream().filter(ProbeRecord::isFamiliarity)
                .sorted(Comparator.comparingDouble(ProbeRecord::delaySeconds))
                .collect(Collectors.groupingBy(Run::of));
        return probes.stream().map(record -> record.isFamiliarity()
                ? with(record, criteria, runs.getOrDefault(Run.of(record), List.of(record)))
                : record).toList();
    }

    private static ProbeRecord with(ProbeRecord record, StabilityCriteria criteria, List<ProbeRecord> run) {
        List<StabilityMetrics> windows = new ArrayList<>();
        run.stream().takeWhile(earlier -> earlier.delaySeconds() < record.delaySeconds())
                .flatMap(earlier -> window(earlier).stream()).forEach(windows::add);
        List<StabilityMetrics> own = window(record);
        windows.addAll(own);
        boolean stable = !own.isEmpty() && criteria.judge(windows, record.network().weightScale()).stable();
        ProbeOutcome outcome = record.outcome();
        return new ProbeRecord(record.key(), new ProbeOutcome(outcome.blowUpSeconds(), outcome.rateBeforeHz(), stable,
                criteria.id(), outcome.responses(), outcome.fingerprint()), record.measures());
    }

    /** The state before the test of a record; nothing if the network ended before. */
    private static List<StabilityMetrics> window(ProbeRecord record) {
        List<Double> values = record.measure(ProbeMeasure.STABILITY);
        List<Double> irregularity = record.measure(ProbeMeasure.JUDGED_CV_ISI);
        if (values.isEmpty() && !record.stable()) {
            return List.of();
        }
        if (values.size() != StabilityMetric.values().length || irregularity.isEmpty()) {
            ProbeKey key = record.key();
            throw new IllegalArgumentException("the record of rule " + key.ruleId() + " after " + key.delaySeconds()
                    + " s holds too little to be judged again, because an older version measured it: probe the rule"
                    + " again into another zoo");
        }
        return List.of(new StabilityMetrics(Stream.of(StabilityMetric.values()).mapToDouble(
                metric -> metric == StabilityMetric.CV_ISI ? irregularity.getFirst() : values.get(metric.ordinal()))
                .toArray()));
    }
}
