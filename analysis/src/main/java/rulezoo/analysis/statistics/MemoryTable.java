package rulezoo.analysis.statistics;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hipparchus.distribution.continuous.NormalDistribution;
import rulezoo.archive.ProbeRecord;

/**
 * Accidental memory as a function of N and K, with its controls.
 *
 * @param data the experiment that has most records
 * @param rows one for each condition, in order
 * @param trends change of dr with N and K at each delay
 * @param knockOuts one for each network size, delay and set of plastic pathways
 * @param lifetimes one for each rule, network and knock-out
 * @param imprintDecays one for each pathway, network size and number of plastic pathways that has an imprint
 */
public record MemoryTable(MemoryData data, List<Row> rows, List<Trend> trends, List<KnockOut> knockOuts,
        List<Lifetime> lifetimes, List<ImprintDecay> imprintDecays) {
    /**
     * One condition: network size, number of co-active rules, delay.
     *
     * @param effect dr, and what MemoryEffect says of it
     * @param prevalence fraction of rules with memory
     * @param scores other scores minus those of the static control, where they were measured
     * @param untrained dr of the same plastic networks without training minus that of the static control; n = 0
     *        if there is none
     * @param untrainedFound fraction of untrained rules in which the test finds memory all the same
     * @param shuffledFound fraction of rules in which it does so after the labels were shuffled
     */
    public record Row(MemoryEffect effect, MemoryPrevalence prevalence, Map<MemoryScore, Estimate> scores,
            Estimate untrained, Estimate untrainedFound, Estimate shuffledFound) {
        /** {@return network size, number of co-active rules and delay} */
        public Condition condition() {
            return effect.condition();
        }

        /** {@return the strength of the memory over the noise of one seed; NaN with fewer than 2 seeds} */
        public double signalToNoise() {
            return effect.strength() / effect.seedSd();
        }

        /**
         * {@return d-prime of the single-trial decoder, NaN if it was not measured} It is that of two normal
         * distributions with the same variance and the same ROC area.
         */
        public double dPrime() {
            Estimate area = scores.get(MemoryScore.ROC_AREA);
            return area == null
                    ? Double.NaN
                    : Math.sqrt(2) * new NormalDistribution().inverseCumulativeProbability(
                            Math.clamp(0.5 + area.value(), 1e-3, 1 - 1e-3));
        }
    }

    /**
     * {@return one table for each familiarity experiment among the records, that with the most records first}
     *
     * @param probes records of any probes
     */
    public static List<MemoryTable> ofEach(List<ProbeRecord> probes) {
        Map<Experiment, Long> experiments = probes.stream().filter(p -> p.isFamiliarity() && !p.isUntrained())
                .collect(Collectors.groupingBy(Experiment::of, LinkedHashMap::new, Collectors.counting()));
        return experiments.entrySet().stream().sorted(Map.Entry.<Experiment, Long>comparingByValue().reversed())
                .map(e -> of(probes.stream().filter(p -> p.isUntrained() || Experiment.of(p).equals(e.getKey()))
                        .toList()))
                .toList();
    }

    /**
     * Computes everything.
     *
     * @param probes records, of which those of the largest familiarity experiment are used
     * @return the table, one row for each condition in which a trained plastic network was probed
     * @throws IllegalArgumentException if there is none
     */
    public static MemoryTable of(List<ProbeRecord> probes) {
        MemoryData data = MemoryData.of(probes);
        MemoryData untrainedData = data.untrained(probes);
        Map<Condition, MemoryEffect> untrained = byCondition(MemoryEffect.of(untrainedData),
                MemoryEffect::condition);
        Map<Condition, MemoryPrevalence> untrainedFound = prevalence(untrainedData, RuleTest.of(untrainedData));
        List<RuleTest> tests = RuleTest.of(data);
        Map<Condition, MemoryPrevalence> prevalence = prevalence(data, tests);
        Map<Condition, Estimate> shuffled = ShuffledLabels.of(data);
        Map<MemoryScore, Map<Condition, MemoryEffect>> scores = new EnumMap<>(MemoryScore.class);
        List<ImprintDecay> decays = new ArrayList<>();
        for (MemoryScore score : MemoryScore.values()) {
            MemoryData scored = data.scoredBy(score, probes);
            scores.put(score, byCondition(MemoryEffect.of(scored), MemoryEffect::condition));
            if (score.isImprint()) {
                decays.addAll(ImprintDecay.of(score, scored));
            }
        }
        Estimate none = new Estimate(Double.NaN, Double.NaN, Double.NaN, 0);
        List<Row> rows = new ArrayList<>();
        for (MemoryEffect effect : MemoryEffect.of(data)) {
            Condition condition = effect.condition();
            Map<MemoryScore, Estimate> others = new EnumMap<>(MemoryScore.class);
            scores.forEach((score, effects) -> Optional.ofNullable(effects.get(condition)).map(MemoryEffect::effect)
                    .filter(e -> Double.isFinite(e.value())).ifPresent(e -> others.put(score, e)));
            rows.add(new Row(effect, Objects.requireNonNull(prevalence.get(condition)), others,
                    Optional.ofNullable(untrained.get(condition)).map(MemoryEffect::effect).orElse(none),
                    Optional.ofNullable(untrainedFound.get(condition)).map(MemoryPrevalence::uncorrected).orElse(none),
                    shuffled.getOrDefault(condition, none)));
        }
        return new MemoryTable(data, List.copyOf(rows), Trend.of(data), KnockOut.of(data, tests),
                Lifetime.of(data), List.copyOf(decays));
    }

    private static Map<Condition, MemoryPrevalence> prevalence(MemoryData data, List<RuleTest> tests) {
        return byCondition(MemoryPrevalence.of(data, tests), MemoryPrevalence::condition);
    }

    private static <T> Map<Condition, T> byCondition(List<T> items, Function<T, Condition> condition) {
        return items.stream().collect(Collectors.toMap(condition, item -> item));
    }
}
