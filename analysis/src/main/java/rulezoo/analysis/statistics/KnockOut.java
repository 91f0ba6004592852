package rulezoo.analysis.statistics;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import rulezoo.simulator.rule.Pathway;

/**
 * What rules do with only some of their pathways plastic, in one network size and at one delay.
 *
 * @param excitatory number of excitatory neurons, N
 * @param delaySeconds time since the end of training
 * @param plastic the pathways that were left plastic
 * @param stable fraction of rules all of whose seeds stayed stable, with Wilson's interval
 * @param remembering fraction of the tested rules that remember ({@link RuleTest}), with Wilson's interval
 * @param effect mean over rules of dr minus control, of the networks that stayed stable
 */
public record KnockOut(int excitatory, double delaySeconds, Set<Pathway> plastic, Estimate stable,
        Estimate remembering, Estimate effect) {
    private static final Comparator<KnockOut> ORDER = Comparator.comparingInt(KnockOut::excitatory)
            .thenComparingDouble(KnockOut::delaySeconds).thenComparingInt(k -> k.plastic.size())
            .thenComparing(k -> Pathway.format(k.plastic));

    /**
     * {@return one row for each subset of pathways, network size and delay that was probed, in order}
     *
     * @param data the paired probes
     * @param tests tests of the same probes, for the fraction that remembers
     */
    public static List<KnockOut> of(MemoryData data, List<RuleTest> tests) {
        Map<Cell, List<RuleTest>> tested = tests.stream().collect(Collectors.groupingBy(
                t -> new Cell(t.condition().excitatory(), t.condition().delaySeconds(), t.plastic())));
        return data.scores().stream()
                .collect(Collectors.groupingBy(s -> new Cell(s.excitatory(), s.delaySeconds(), s.plastic())))
                .entrySet().stream().map(e -> of(e.getKey(), e.getValue(), tested.getOrDefault(e.getKey(), List.of())))
                .sorted(ORDER).toList();
    }

    private static KnockOut of(Cell cell, List<PairedScore> scores, List<RuleTest> tests) {
        Map<String, Boolean> stable = scores.stream()
                .collect(Collectors.toMap(PairedScore::rule, PairedScore::stable, Boolean::logicalAnd));
        return new KnockOut(cell.excitatory, cell.delaySeconds, cell.plastic,
                WilsonInterval.of((int) stable.values().stream().filter(s -> s).count(), stable.size()),
                WilsonInterval.of((int) tests.stream().filter(RuleTest::remembers).count(), tests.size()),
                MemoryEffect.meanOverRules(RuleEffects.of(scores)));
    }

    private record Cell(int excitatory, double delaySeconds, Set<Pathway> plastic) {}
}
