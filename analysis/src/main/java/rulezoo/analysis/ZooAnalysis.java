package rulezoo.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import rulezoo.analysis.memory.Condition;
import rulezoo.analysis.statistics.Estimate;
import rulezoo.analysis.memory.MemoryData;
import rulezoo.analysis.memory.MemoryEffect;
import rulezoo.analysis.memory.MemoryPrevalence;
import rulezoo.analysis.memory.PairedScore;
import rulezoo.analysis.memory.Trend;
import rulezoo.archive.ProbeRecord;
import rulezoo.archive.RuleRecord;

/**
 * Everything computed from a zoo's records.
 *
 * @param rules the archived rules
 * @param probes the memory measurements
 * @param memory statistics of the probes; empty if no plastic network was probed
 * @param stableSet statistics of what the stable rules are; empty if too few can be compared
 */
public record ZooAnalysis(List<RuleRecord> rules, List<ProbeRecord> probes, Optional<MemoryResults> memory,
        Optional<StableSetResults> stableSet) {
    /**
     * The published headline is the response 10 s after training (science: D.2); ours is at the delay nearest to
     * it.
     */
    private static final double HEADLINE_DELAY_SECONDS = 10;
    private static final int FEW_RULES = 8;
    private static final int PUBLISHED_SEEDS = 5;

    /**
     * Analyzes the records of a zoo.
     *
     * @param rules the archived rules, copied
     * @param probes all measurements, copied; those of other probes than memory, too
     * @return all statistics that the records allow
     */
    public static ZooAnalysis of(List<RuleRecord> rules, List<ProbeRecord> probes) {
        boolean probed = probes.stream().anyMatch(
                p -> p.isFamiliarity() && !p.isUntrained() && !p.isControl());
        Optional<StableSetResults> stable = StableSetResults.of(rules);
        return new ZooAnalysis(List.copyOf(rules), List.copyOf(probes),
                probed
                        ? Optional
                                .of(MemoryResults.of(MemoryData.of(probes), probes, stable.map(StableSetResults::set)))
                        : Optional.empty(),
                stable);
    }

    /**
     * The condition of the headline, chosen by the design of the experiment and not by its outcome: the delay
     * nearest to 10 s, there the largest network, there the number of co-active rules that most rules were probed
     * with (the larger of two).
     *
     * @return mean memory in that condition; empty if no plastic network was probed
     */
    public Optional<MemoryEffect> headline() {
        return memory.flatMap(m -> m.effects().stream()
                .min(Comparator.comparingDouble((MemoryEffect e) -> distance(e.condition()))
                        .thenComparing(e -> e.condition().excitatory(), Comparator.reverseOrder())
                        .thenComparing(e -> rulesProbed(m.data(), e.condition()), Comparator.reverseOrder())
                        .thenComparing(e -> e.condition().coActive(), Comparator.reverseOrder())));
    }

    /**
     * {@return the effects at the headline's delay and network size, one for each number of co-active rules,
     * ascending}
     */
    public List<MemoryEffect> headlineByCoActiveRules() {
        return headline().flatMap(h -> memory.map(m -> m.effects().stream()
                .filter(e -> e.condition().delaySeconds() == h.condition().delaySeconds()
                        && e.condition().excitatory() == h.condition().excitatory())
                .sorted(Comparator.comparingInt(e -> e.condition().coActive())).toList())).orElse(List.of());
    }

    private static double distance(Condition condition) {
        return Math.abs(StrictMath.log(condition.delaySeconds() / HEADLINE_DELAY_SECONDS));
    }

    private static long rulesProbed(MemoryData data, Condition condition) {
        return data.scores().stream().filter(s -> s.condition().equals(condition)).map(PairedScore::rule).distinct()
                .count();
    }

    /** {@return the fraction of rules with memory in the condition of the headline} */
    public Optional<MemoryPrevalence> headlinePrevalence() {
        return headline().flatMap(h -> memory.flatMap(m -> m.prevalence().stream()
                .filter(p -> p.condition().equals(h.condition())).findFirst()));
    }

    /** {@return the trends over all rules at the delay of the headline} */
    public Optional<Trend> headlineTrend() {
        return headline().flatMap(h -> memory.flatMap(m -> m.trends().stream()
                .filter(t -> t.delaySeconds() == h.condition().delaySeconds()
                        && t.comparison() == Trend.Comparison.ALL_RULES)
                .findFirst()));
    }

    /** {@return what a reader must know before believing a number, one sentence each} */
    public List<String> cautions() {
        List<String> cautions = new ArrayList<>();
        memory.ifPresent(m -> {
            MemoryData data = m.data();
            long seeds = data.scores().stream().map(PairedScore::seed).distinct().count();
            if (seeds < MemoryPrevalence.MINIMUM_SEEDS) {
                cautions.add("Only " + seeds + (seeds == 1 ? " seed was" : " seeds were")
                        + " probed: single rules cannot be tested with fewer than " + MemoryPrevalence.MINIMUM_SEEDS
                        + (seeds == 1 ? ", and no mean has an interval" : "") + ". Run probe with more --seeds.");
            }
            if (seeds >= MemoryPrevalence.MINIMUM_SEEDS && seeds < PUBLISHED_SEEDS) {
                cautions.add("With " + seeds + " seeds a test of a single rule has little power (published: "
                        + PUBLISHED_SEEDS + " seeds), so that rules that do remember can go unnoticed.");
            }
            int fewest = m.effects().stream().map(MemoryEffect::effect).mapToInt(Estimate::n).min().orElse(0);
            if (fewest < FEW_RULES) {
                cautions.add(fewest == 0
                        ? "In some conditions no network stayed stable beside its control: they have no memory score."
                        : "Some conditions rest on " + fewest + (fewest == 1 ? " rule" : " rules")
                                + " only; their intervals are rough.");
            }
            if (data.unpaired() > 0) {
                cautions.add(data.unpaired() + " stable probes have no static control of their seed and are left out.");
            }
            data.otherExperiments().entrySet().stream().map(other -> other.getValue()
                    + " probe records of another experiment are left out: " + other.getKey().describe() + ".").sorted()
                    .forEach(cautions::add);
        });
        return cautions;
    }
}
