package rulezoo.analysis.statistics;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import rulezoo.archive.ProbeRecord;
import rulezoo.simulator.network.NetworkModel;
import rulezoo.simulator.protocol.Phase;

/**
 * The probes of one experiment, each beside its control.
 *
 * @param experiment what all probes share
 * @param scores one for each probe of a plastic network, stable or not
 * @param controls one for each probe of a static network
 * @param networks the networks probed, by number of neurons
 * @param otherExperiments number of probe records left out because they belong to another experiment
 */
public record MemoryData(Experiment experiment, List<PairedScore> scores, List<ControlScore> controls,
        List<NetworkModel> networks, Map<Experiment, Long> otherExperiments) {
    /** Copies the collections. */
    public MemoryData {
        scores = List.copyOf(scores);
        controls = List.copyOf(controls);
        networks = List.copyOf(networks);
        otherExperiments = Collections.unmodifiableMap(new LinkedHashMap<>(otherExperiments)); // in their order
    }

    /**
     * Pairs the records of the experiment that has the most of them. Records of the same rule, pathways, network,
     * seed and delay are the same measurement and count once.
     *
     * @param probes at least one of a familiarity task; others, and untrained networks, are left out
     * @return the probes of that experiment, each beside its control
     * @throws IllegalArgumentException if there is no record
     */
    public static MemoryData of(List<ProbeRecord> probes) {
        Map<Experiment, List<ProbeRecord>> experiments = probes.stream()
                .filter(p -> p.isFamiliarity() && !p.isUntrained())
                .collect(Collectors.groupingBy(Experiment::of, LinkedHashMap::new, Collectors.toList()));
        Map.Entry<Experiment, List<ProbeRecord>> largest = experiments.entrySet().stream()
                .max(Comparator.comparingInt(e -> e.getValue().size()))
                .orElseThrow(() -> new IllegalArgumentException("there are no probe records to analyze"));
        Map<Experiment, Long> others = experiments.entrySet().stream().filter(e -> !e.equals(largest))
                .collect(Collectors.toMap(Map.Entry::getKey, e -> (long) e.getValue().size(), (a, _) -> a,
                        LinkedHashMap::new));
        return pair(largest.getKey(), largest.getValue(), others, MemoryScore.RATE);
    }

    /**
     * {@return the same probes with another score in the place of dr}
     *
     * @param score what to take from each record
     * @param probes all records, among which those of this experiment are looked for
     */
    public MemoryData scoredBy(MemoryScore score, List<ProbeRecord> probes) {
        return pair(experiment, ofExperiment(probes).filter(p -> !p.isUntrained()).toList(), otherExperiments, score);
    }

    /**
     * {@return the plastic networks of the same plan that were not trained, beside the same static controls}
     *
     * @param probes all records, trained or not
     */
    public MemoryData untrained(List<ProbeRecord> probes) {
        return pair(experiment, ofExperiment(probes).filter(p -> p.isUntrained() || p.isControl()).toList(), Map.of(),
                MemoryScore.RATE);
    }

    /** Records of the experiment, and those that differ from it in the missing training alone. */
    private Stream<ProbeRecord> ofExperiment(List<ProbeRecord> probes) {
        Set<List<Double>> schedules = probes.stream().filter(p -> Experiment.of(p).equals(experiment))
                .map(MemoryData::schedule).collect(Collectors.toSet());
        return probes.stream().filter(p -> Experiment.of(p).equals(experiment)
                || (p.isUntrained() && schedules.contains(schedule(p)) && p.isFamiliarity()
                        && p.probe().equals(experiment.probe())
                        && p.variant().replace(ProbeRecord.UNTRAINED, "").strip().equals(experiment.variant())));
    }

    private static List<Double> schedule(ProbeRecord probe) {
        return probe.protocol().conditioning().stream().map(Phase::durationSeconds).toList();
    }

    private static MemoryData pair(Experiment experiment, List<ProbeRecord> records, Map<Experiment, Long> others,
            MemoryScore score) {
        Map<ControlKey, ProbeRecord> controls = new LinkedHashMap<>();
        records.stream().filter(ProbeRecord::isControl).forEach(c -> controls.putIfAbsent(ControlKey.of(c), c));
        Set<Measurement> seen = new LinkedHashSet<>();
        List<PairedScore> scores = new ArrayList<>();
        for (ProbeRecord record : records) {
            if (!record.isControl() && seen.add(Measurement.of(record))) {
                ProbeRecord control = ControlKey.find(controls, record);
                scores.add(new PairedScore(record.ruleId(), record.plastic(), record.network().excitatory(),
                        record.delaySeconds(), record.seed(), record.stable(), score.of(record),
                        control == null ? Double.NaN : score.of(control)));
            }
        }
        List<ControlScore> controlScores = controls.values().stream().map(c -> new ControlScore(
                c.network().excitatory(), c.delaySeconds(), c.seed(), c.stable(), score.of(c))).toList();
        List<NetworkModel> networks = records.stream().map(ProbeRecord::network).distinct()
                .sorted(Comparator.comparingInt(NetworkModel::excitatory)).toList();
        return new MemoryData(experiment, scores, controlScores, networks, others);
    }

    /** {@return the network sizes (excitatory neurons) probed with plasticity, ascending} */
    public List<Integer> sizes() {
        return scores.stream().map(PairedScore::excitatory).distinct().sorted().toList();
    }

    /** {@return the numbers of co-active rules probed, ascending} */
    public List<Integer> coActive() {
        return scores.stream().map(s -> s.plastic().size()).distinct().sorted().toList();
    }

    /** {@return the delays probed with plasticity in seconds, ascending} */
    public List<Double> delays() {
        return scores.stream().map(PairedScore::delaySeconds).distinct().sorted().toList();
    }

    /** {@return the number of stable probes that have no control of their seed and so cannot count} */
    public long unpaired() {
        return scores.stream().filter(s -> s.stable() && Double.isFinite(s.dr()) && Double.isNaN(s.controlDr()))
                .count();
    }

    /** {@return the scores of each condition, conditions in order} */
    public Map<Condition, List<PairedScore>> byCondition() {
        Map<Condition, List<PairedScore>> cells = new HashMap<>();
        scores.forEach(s -> cells.computeIfAbsent(s.condition(), _ -> new ArrayList<>()).add(s));
        return cells.entrySet().stream().sorted(Map.Entry.comparingByKey())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, _) -> a, LinkedHashMap::new));
    }

    /** A static network is shared by all rules, unless its weights are those that a rule had settled on. */
    private record ControlKey(String rule, NetworkModel network, long seed, double delaySeconds) {
        private static final String ANY_RULE = "";

        static ControlKey of(ProbeRecord record) {
            return new ControlKey(hasControlOfItsOwn(record) ? record.ruleId() : ANY_RULE, record.network(),
                    record.seed(), record.delaySeconds());
        }

        private static boolean hasControlOfItsOwn(ProbeRecord record) {
            return record.variant().contains("frozen=settled");
        }

        static @Nullable ProbeRecord find(Map<ControlKey, ProbeRecord> controls, ProbeRecord record) {
            return controls.get(of(record));
        }
    }

    private record Measurement(String rule, Set<?> plastic, ControlKey cell) {
        static Measurement of(ProbeRecord record) {
            return new Measurement(record.ruleId(), record.plastic(), ControlKey.of(record));
        }
    }
}
