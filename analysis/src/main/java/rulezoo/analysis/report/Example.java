package rulezoo.analysis.report;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import rulezoo.analysis.figure.ReplayedRule;
import rulezoo.analysis.memory.Condition;
import rulezoo.analysis.memory.PairedScore;
import rulezoo.archive.record.MemoryTask;
import rulezoo.archive.record.ProbeMeasure;
import rulezoo.archive.record.ProbeRecord;
import rulezoo.archive.record.RuleRecord;
import rulezoo.simulator.experiment.Simulation;
import rulezoo.simulator.recording.ProbeResponse;

/**
 * The archived rule that is shown in full.
 *
 * @param rule the rule
 * @param why how it was chosen
 * @param probe the measurement that is replayed; null if the rule was not probed, and its confirmation is
 *        replayed
 */
record Example(RuleRecord rule, String why, @Nullable ProbeRecord probe) {
    /**
     * Chooses the rule.
     *
     * @param analysis the analyzed zoo
     * @param wanted id of a rule, or null for the strongest memory in the condition of the headline
     * @return nothing if the zoo holds no rules
     * @throws IllegalArgumentException if there is no rule of this id
     */
    static Optional<Example> of(ZooAnalysis analysis, @Nullable String wanted) {
        if (wanted != null) {
            RuleRecord rule = find(analysis.rules(), wanted).orElseThrow(
                    () -> new IllegalArgumentException("the zoo holds no rule '" + wanted + "'"));
            return Optional.of(of(rule, analysis.probes()));
        }
        Optional<RuleRecord> strongest = analysis.headline().flatMap(h -> strongest(analysis, h.condition()));
        if (strongest.isPresent()) {
            return strongest
                    .map(r -> new Example(r, "the one with the strongest memory of either sign in the condition of "
                            + "the headline, so not a typical one", largestProbe(analysis.probes(), r)));
        }
        // A rule that was imported without a simulation has nothing to be compared with.
        return analysis.rules().stream().filter(r -> !r.confirmations().isEmpty()).findFirst()
                .map(r -> new Example(r, "the first of the zoo", largestProbe(analysis.probes(), r)));
    }

    /** A rule that was chosen by its id. */
    static Example of(RuleRecord rule, List<ProbeRecord> probes) {
        return new Example(rule, "chosen by its id", largestProbe(probes, rule));
    }

    private static Optional<RuleRecord> find(List<RuleRecord> rules, String id) {
        return rules.stream().filter(r -> r.id().equals(id)).findFirst();
    }

    private static Optional<RuleRecord> strongest(ZooAnalysis analysis, Condition condition) {
        Map<String, Double> means = analysis.memory().orElseThrow().table().primary().scores().stream()
                .filter(s -> s.counts() && s.condition().equals(condition))
                .collect(Collectors.groupingBy(PairedScore::rule, Collectors.averagingDouble(PairedScore::effect)));
        return means.entrySet().stream()
                .sorted(Comparator.comparingDouble((Map.Entry<String, Double> e) -> -Math.abs(e.getValue()))
                        .thenComparing(Map.Entry::getKey))
                .flatMap(e -> find(analysis.rules(), e.getKey()).stream()).findFirst();
    }

    /** The first stable probe of the rule with most of its pathways on the largest network. */
    private static @Nullable ProbeRecord largestProbe(List<ProbeRecord> probes, RuleRecord rule) {
        return probes.stream()
                .filter(p -> p.ruleId().equals(rule.id()) && !p.isControl() && p.isFamiliarity() && p.stable())
                .min(Comparator.comparingInt((ProbeRecord p) -> -p.coActive())
                        .thenComparingInt(p -> -p.network().size())
                        .thenComparingDouble(ProbeRecord::delaySeconds).thenComparingLong(ProbeRecord::seed))
                .orElse(null);
    }

    /** What has to be simulated to show the rule. */
    Simulation simulation() {
        if (probe == null) {
            return new Simulation(rule.network(), rule.rule(), rule.protocol(), rule.confirmations().getFirst().seed());
        }
        return new Simulation(probe.network(), probe.acting(rule.rule()),
                ReplayedRule.upToTest(probe.protocol(), MemoryTask.delayLabel(probe.delaySeconds())), probe.seed());
    }

    /** Whether a replay gave what the archive says, as a sentence. */
    String comparison(ReplayedRule replay) {
        if (probe == null) {
            boolean same = replay.result().spikeDigest().equals(rule.confirmations().getFirst().spikeDigest());
            return same
                    ? "The replay gave the archived spikes, bit for bit."
                    : "Warning: the replay did not give the archived spikes; the record is of rulezoo "
                            + rule.softwareVersion() + ", format " + rule.formatVersion() + ".";
        }
        String label = MemoryTask.delayLabel(probe.delaySeconds());
        boolean same = trials(replay, MemoryTask.NOVEL + label)
                .equals(archivedTrials(probe, ProbeMeasure.NOVEL_TRIALS, probe.novelHz()))
                && trials(replay, MemoryTask.FAMILIAR + label)
                        .equals(archivedTrials(probe, ProbeMeasure.FAMILIAR_TRIALS, probe.familiarHz()));
        return same
                ? "The replay gave exactly the archived responses."
                : "Warning: the replay did not give the archived responses; the record is of rulezoo "
                        + probe.softwareVersion() + ", format " + probe.formatVersion() + ".";
    }

    /** Responses to all presentations of one test, in their order. */
    private static List<Double> trials(ReplayedRule replay, String test) {
        return replay.result().responses().stream().filter(response -> response.label().startsWith(test))
                .map(ProbeResponse::rateHz).toList();
    }

    /** The same of the record; the oldest ones hold a single presentation. */
    private static List<Double> archivedTrials(ProbeRecord probe, ProbeMeasure trials, double meanHz) {
        List<Double> archived = probe.measure(trials);
        return archived.isEmpty() ? List.of(meanHz) : archived;
    }
}
