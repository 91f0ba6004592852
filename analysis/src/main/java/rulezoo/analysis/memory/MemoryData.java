package rulezoo.analysis.memory;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import rulezoo.archive.MemoryTask;
import rulezoo.archive.ProbeRecord;
import rulezoo.simulator.network.NetworkModel;
import rulezoo.simulator.protocol.Phase;
import rulezoo.simulator.rule.Pathway;

/**
 * One quantity of the probes of one experiment, each beside its control.
 *
 * @param experiment what all probes share
 * @param quantity what was taken of each probe
 * @param records the records of this experiment, of trained and of static networks
 * @param scores one for each probe of a plastic network, stable or not
 * @param controls one for each probe of a static network
 * @param networks the networks probed, by number of neurons
 * @param otherExperiments number of probe records left out because they belong to another experiment
 * @param lineages which rules descend from common founders
 */
public record MemoryData(Experiment experiment, Quantity quantity, List<ProbeRecord> records,
        List<PairedScore> scores, List<ControlScore> controls, List<NetworkModel> networks,
        Map<Experiment, Long> otherExperiments,
        Lineages lineages) {
    /** Copies the collections. */
    public MemoryData {
        records = List.copyOf(records);
        scores = List.copyOf(scores);
        controls = List.copyOf(controls);
        networks = List.copyOf(networks);
        otherExperiments = Collections.unmodifiableMap(new LinkedHashMap<>(otherExperiments)); // in their order
    }

    /**
     * Pairs the records of the experiment that has the most of them, by their memory score dr. Records of the
     * same rule, pathways, network, seeds and delay are the same measurement and count once.
     *
     * @param probes at least one of a familiarity task; others, and untrained networks, are left out
     * @param lineages which rules descend from common founders
     * @return the probes of that experiment, each beside its control
     * @throws IllegalArgumentException if there is no record
     */
    public static MemoryData of(List<ProbeRecord> probes, Lineages lineages) {
        Map<Experiment, List<ProbeRecord>> experiments = probes.stream()
                .filter(p -> p.isFamiliarity() && !p.isUntrained())
                .collect(Collectors.groupingBy(Experiment::of, LinkedHashMap::new, Collectors.toList()));
        Map.Entry<Experiment, List<ProbeRecord>> largest = experiments.entrySet().stream()
                .filter(e -> !e.getValue().stream().allMatch(ProbeRecord::isControl))
                .max(Comparator.comparingInt(e -> e.getValue().size()))
                .orElseThrow(() -> new IllegalArgumentException("there are no probe records to analyze"));
        Map<Experiment, Long> others = experiments.entrySet().stream().filter(e -> !e.equals(largest))
                .collect(Collectors.toMap(Map.Entry::getKey, e -> (long) e.getValue().size(), (a, _) -> a,
                        LinkedHashMap::new));
        return pair(largest.getKey(), Quantity.DR, largest.getValue(), others, lineages);
    }

    /**
     * {@return another quantity of the same probes}
     *
     * @param other what to take from each record
     */
    public MemoryData of(Quantity other) {
        return pair(experiment, other, records, otherExperiments, lineages);
    }

    /**
     * {@return this quantity of the plastic networks of the same plan that were not trained, beside the same
     * static controls}
     *
     * @param probes all records, trained or not
     */
    public MemoryData untrained(List<ProbeRecord> probes) {
        Set<List<Double>> schedules = records.stream().map(MemoryData::schedule).collect(Collectors.toSet());
        Stream<ProbeRecord> untrained = probes.stream().filter(p -> p.isUntrained() && p.isFamiliarity()
                && p.probe().equals(experiment.probe()) && schedules.contains(schedule(p))
                && p.variant().replace(ProbeRecord.UNTRAINED, "").strip().equals(experiment.variant()));
        return pair(experiment, quantity,
                Stream.concat(untrained, records.stream().filter(ProbeRecord::isControl)).toList(), Map.of(), lineages);
    }

    private static List<Double> schedule(ProbeRecord probe) {
        return MemoryTask.conditioning(probe.protocol()).stream().map(Phase::durationSeconds).toList();
    }

    private static MemoryData pair(Experiment experiment, Quantity quantity, List<ProbeRecord> records,
            Map<Experiment, Long> others, Lineages lineages) {
        Map<Measurement, ProbeRecord> first = new HashMap<>();
        records.forEach(r -> first.merge(Measurement.of(r).simulation(), r,
                (a, b) -> b.delaySeconds() < a.delaySeconds() ? b : a));
        ToDoubleFunction<ProbeRecord> value = r -> quantity.of(r,
                first.getOrDefault(Measurement.of(r).simulation(), r));
        Map<ControlKey, ProbeRecord> controls = new LinkedHashMap<>();
        records.stream().filter(ProbeRecord::isControl).forEach(c -> controls.putIfAbsent(ControlKey.of(c), c));
        Set<Measurement> seen = new LinkedHashSet<>();
        List<PairedScore> scores = new ArrayList<>();
        for (ProbeRecord record : records) {
            if (!record.isControl() && seen.add(Measurement.of(record))) {
                scores.add(pair(quantity, value, record, controls.get(ControlKey.of(record))));
            }
        }
        List<ControlScore> controlScores = controls.values().stream().map(c -> new ControlScore(
                c.network().size(), c.delaySeconds(), Replicate.of(c), c.stable(), value.applyAsDouble(c)))
                .toList();
        List<NetworkModel> networks = records.stream().map(ProbeRecord::network).distinct()
                .sorted(Comparator.comparingInt(NetworkModel::size)).toList();
        return new MemoryData(experiment, quantity, records, scores, controlScores, networks, others, lineages);
    }

    private static PairedScore pair(Quantity quantity, ToDoubleFunction<ProbeRecord> value, ProbeRecord record,
            @Nullable ProbeRecord control) {
        double ofControl = control == null ? Double.NaN : value.applyAsDouble(control);
        return new PairedScore(record.ruleId(),
                new Condition(record.network().size(), record.plastic(), record.delaySeconds()),
                Replicate.of(record), record.stable(), value.applyAsDouble(record), ofControl,
                quantity.isAgainstStatic() ? ofControl : 0,
                new PairedScore.Responses(record.novelHz(), record.familiarHz()));
    }

    /** {@return the network sizes (excitatory neurons) probed with plasticity, ascending} */
    public List<Integer> sizes() {
        return scores.stream().map(s -> s.condition().excitatory()).distinct().sorted().toList();
    }

    /** {@return the sets of plastic pathways probed, smaller ones first} */
    public List<Set<Pathway>> plasticSets() {
        return scores.stream().map(s -> s.condition().plastic()).distinct().sorted(Condition.setOrder()).toList();
    }

    /** {@return the delays probed with plasticity in seconds, ascending} */
    public List<Double> delays() {
        return scores.stream().map(s -> s.condition().delaySeconds()).distinct().sorted().toList();
    }

    /** {@return the ids of the rules probed, in the order in which they were met} */
    public List<String> rules() {
        return scores.stream().map(PairedScore::rule).distinct().toList();
    }

    /** {@return the replicates (seeds) probed, in order} */
    public List<Replicate> replicates() {
        return scores.stream().map(PairedScore::replicate).distinct().sorted().toList();
    }

    /** {@return the number of stable probes that have no control of their seed and so cannot count} */
    public long unpaired() {
        return scores.stream()
                .filter(s -> s.stable() && Double.isFinite(s.value()) && Double.isNaN(s.baseline())).count();
    }

    /** {@return the scores of each condition, conditions in order} */
    public Map<Condition, List<PairedScore>> byCondition() {
        return scores.stream().collect(Collectors.groupingBy(PairedScore::condition, TreeMap::new,
                Collectors.toList()));
    }

    /** A static network is shared by all rules, unless its weights are those that a rule had settled on. */
    private record ControlKey(String rule, NetworkModel network, Replicate replicate, double delaySeconds) {
        private static final String ANY_RULE = "";

        static ControlKey of(ProbeRecord record) {
            return new ControlKey(hasControlOfItsOwn(record) ? record.ruleId() : ANY_RULE, record.network(),
                    Replicate.of(record), record.delaySeconds());
        }

        private static boolean hasControlOfItsOwn(ProbeRecord record) {
            return record.variant().contains(ProbeRecord.FROZEN_SETTLED);
        }
    }

    private record Measurement(String rule, Set<?> plastic, ControlKey cell) {
        static Measurement of(ProbeRecord record) {
            return new Measurement(record.ruleId(), record.plastic(), ControlKey.of(record));
        }

        /** The same for all delays of one simulation. */
        Measurement simulation() {
            return new Measurement(rule, plastic, new ControlKey(cell.rule, cell.network, cell.replicate, 0));
        }
    }
}
