package rulezoo.analysis.memory;

import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rulezoo.archive.record.MemoryTask;
import rulezoo.archive.record.ProbeRecord;
import rulezoo.archive.record.ProbeVariant;
import rulezoo.simulator.network.NetworkModel;
import rulezoo.simulator.rule.Pathway;

/**
 * One quantity of the probes of one experiment, each beside its control.
 *
 * @param experiment what all probes share
 * @param quantity what was taken of each probe
 * @param pairing the records of this experiment, each beside its control
 * @param scores one for each probe of a plastic network, stable or not
 * @param controls one for each probe of a static network
 * @param networks the networks probed, by number of neurons
 * @param otherExperiments number of probe records left out because they belong to another experiment
 * @param lineages which rules descend from common founders
 */
public record MemoryScores(Experiment experiment, Quantity quantity, Pairing pairing,
        List<PairedScore> scores, List<ControlScore> controls, List<NetworkModel> networks,
        Map<Experiment, Long> otherExperiments,
        Lineages lineages) {
    public MemoryScores {
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
    public static MemoryScores of(List<ProbeRecord> probes, Lineages lineages) {
        Map<Experiment, List<ProbeRecord>> experiments = probes.stream()
                .filter(ProbeRecord::isMemoryTest)
                .collect(Collectors.groupingBy(Experiment::of, LinkedHashMap::new, Collectors.toList()));
        experiments.values().removeIf(records -> records.stream().allMatch(ProbeRecord::isControl));
        Map.Entry<Experiment, List<ProbeRecord>> largest = experiments.entrySet().stream()
                .max(Comparator.comparingInt(e -> e.getValue().size()))
                .orElseThrow(() -> new IllegalArgumentException("there are no probe records to analyze"));
        Map<Experiment, Long> others = experiments.entrySet().stream().filter(e -> !e.equals(largest))
                .collect(Collectors.toMap(Map.Entry::getKey, e -> (long) e.getValue().size(), (a, _) -> a,
                        LinkedHashMap::new));
        return of(largest.getKey(), Quantity.DR, Pairing.of(largest.getValue()), others, lineages);
    }

    /**
     * {@return another quantity of the same probes}
     *
     * @param other what to take from each record
     */
    public MemoryScores of(Quantity other) {
        return of(experiment, other, pairing, otherExperiments, lineages);
    }

    /**
     * {@return this quantity of the plastic networks of the same plan that were not trained, beside the same
     * static controls}
     *
     * @param probes all records, trained or not
     */
    public MemoryScores untrained(List<ProbeRecord> probes) {
        Set<List<Double>> schedules = records().stream().map(r -> MemoryTask.schedule(r.protocol()))
                .collect(Collectors.toSet());
        Stream<ProbeRecord> untrained = probes.stream().filter(p -> p.isUntrained() && p.isFamiliarity()
                && p.probe().equals(experiment.probe()) && schedules.contains(MemoryTask.schedule(p.protocol()))
                && p.variant().without(ProbeVariant.Flag.UNTRAINED).equals(experiment.variant()));
        return of(experiment, quantity, Pairing.of(
                Stream.concat(untrained, records().stream().filter(ProbeRecord::isControl)).toList()), Map.of(),
                lineages);
    }

    private static MemoryScores of(Experiment experiment, Quantity quantity, Pairing pairing,
            Map<Experiment, Long> others, Lineages lineages) {
        List<PairedScore> scores = pairing.pairs().stream().map(pair -> score(quantity, pair)).toList();
        List<ControlScore> controls = pairing.controls().stream().map(c -> new ControlScore(
                c.condition().excitatory(), c.condition().delaySeconds(), c.replicate(), c.record().stable(),
                c.value(quantity))).toList();
        List<NetworkModel> networks = pairing.records().stream().map(ProbeRecord::network).distinct()
                .sorted(Comparator.comparingInt(NetworkModel::size)).toList();
        return new MemoryScores(experiment, quantity, pairing, scores, controls, networks, others, lineages);
    }

    private static PairedScore score(Quantity quantity, Pairing.Pair pair) {
        Pairing.Entry entry = pair.entry();
        double ofControl = pair.control() == null ? Double.NaN : pair.control().value(quantity);
        return new PairedScore(entry.record().ruleId(), entry.condition(), entry.replicate(), entry.record().stable(),
                entry.value(quantity), ofControl, quantity.isAgainstStatic() ? ofControl : 0,
                new PairedScore.Responses(entry.record().novelHz(), entry.record().familiarHz()));
    }

    /**
     * {@return the stable networks of some conditions of which all numbers of a measure are known}
     *
     * @param measure how memory is measured
     * @param wanted which conditions
     */
    List<Pairing.Entry> stable(ControlContrast.Measure measure, Predicate<Condition> wanted) {
        return pairing.pairs().stream().map(Pairing.Pair::entry)
                .filter(entry -> entry.record().stable() && wanted.test(entry.condition())
                        && Arrays.stream(measure.numbers(entry)).allMatch(Double::isFinite))
                .toList();
    }

    /** {@return the records of this experiment, of trained and of static networks} */
    public List<ProbeRecord> records() {
        return pairing.records();
    }

    /**
     * {@return the records of the plastic networks, each measurement once: one for each of the scores, in order}
     */
    public List<ProbeRecord> measured() {
        return pairing.pairs().stream().map(pair -> pair.entry().record()).toList();
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

    /** {@return whether a condition is that of the first delay, with as many pathways plastic as any} */
    Predicate<Condition> firstWithMostPathways() {
        double first = delays().getFirst();
        int most = plasticSets().getLast().size();
        return condition -> condition.delaySeconds() == first && condition.coActive() == most;
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

    /**
     * {@return the scores of all sizes}
     *
     * @param plastic plastic pathways
     * @param delaySeconds time since the end of training
     */
    List<PairedScore> scores(Set<Pathway> plastic, double delaySeconds) {
        return scores.stream().filter(s -> s.condition().plastic().equals(plastic)
                && s.condition().delaySeconds() == delaySeconds).toList();
    }

    /** {@return the scores of each condition, conditions in order} */
    public Map<Condition, List<PairedScore>> byCondition() {
        return scores.stream().collect(Collectors.groupingBy(PairedScore::condition, TreeMap::new,
                Collectors.toList()));
    }
}
