package rulezoo.analysis.memory;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import rulezoo.analysis.statistics.KaplanMeier;
import rulezoo.analysis.table.Table;
import rulezoo.simulator.rule.Pathway;

/**
 * How long rules are seen to remember, for one network size and set of plastic pathways. A rule's memory is
 * gone at the first tested delay after the last one at which it {@link RuleTest#remembers remembers}; for a
 * rule that never does, at the first delay. A rule that remembers at the last delay it was tested at is
 * censored there: it remembers at least so long. When a memory drops below what a test finds depends on the
 * noise of the probe: curves of networks of different size are not comparable.
 *
 * @param excitatory number of excitatory neurons, N
 * @param plastic plastic pathways
 * @param survival fraction of rules that still remember after each delay
 * @param neverRemembered rules that remember at no delay
 */
public record MemorySurvival(int excitatory, Set<Pathway> plastic, KaplanMeier survival, int neverRemembered) {
    /**
     * {@return one curve for each network size and set of plastic pathways, in order}
     *
     * @param tests tests of single rules at all delays
     */
    public static List<MemorySurvival> of(List<RuleTest> tests) {
        Map<Condition, List<RuleTest>> groups = tests.stream().collect(Collectors.groupingBy(
                t -> new Condition(t.condition().excitatory(), t.plastic(), 0), TreeMap::new,
                Collectors.toList()));
        return groups.entrySet().stream().map(e -> of(e.getKey(), e.getValue())).toList();
    }

    /**
     * {@return all steps of all curves, as a table for scripts}
     *
     * @param curves any curves
     */
    public static Table<?> table(List<MemorySurvival> curves) {
        record Row(MemorySurvival curve, KaplanMeier.Step step) {}
        return Table.data("lifetimes",
                curves.stream().flatMap(c -> c.survival.steps().stream().map(s -> new Row(c, s))).toList())
                .with(List.of(Condition.size(r -> r.curve.excitatory), Condition.set(r -> r.curve.plastic)))
                .script("delay_s", r -> r.step.time()).estimate("survival", "", "", r -> r.step.survival())
                .script("greenwood_se", r -> r.step.standardError()).script("at_risk", r -> r.step.survival().n())
                .script("rules", r -> r.curve.survival.subjects())
                .script("censored", r -> r.curve.survival.censored());
    }

    private static MemorySurvival of(Condition group, List<RuleTest> tests) {
        List<End> ends = tests.stream().collect(Collectors.groupingBy(RuleTest::rule))
                .values().stream().map(MemorySurvival::end)
                .sorted(Comparator.comparingDouble(End::delay).thenComparing(End::gone)).toList();
        boolean[] gone = new boolean[ends.size()];
        for (int i = 0; i < gone.length; i++) {
            gone[i] = ends.get(i).gone;
        }
        return new MemorySurvival(group.excitatory(), group.plastic(),
                KaplanMeier.of(ends.stream().mapToDouble(End::delay).toArray(), gone),
                (int) ends.stream().filter(End::never).count());
    }

    private static End end(List<RuleTest> ofRule) {
        List<RuleTest> byDelay = ofRule.stream().sorted(Comparator.comparing(RuleTest::condition)).toList();
        int last = -1;
        for (int i = 0; i < byDelay.size(); i++) {
            last = byDelay.get(i).remembers() ? i : last;
        }
        boolean gone = last < byDelay.size() - 1;
        return new End(byDelay.get(gone ? last + 1 : last).condition().delaySeconds(), gone, last < 0);
    }

    private record End(double delay, boolean gone, boolean never) {}
}
