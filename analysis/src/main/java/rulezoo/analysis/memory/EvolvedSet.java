package rulezoo.analysis.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import rulezoo.analysis.memory.ControlContrast.Measure;
import rulezoo.analysis.statistics.Bootstrap;
import rulezoo.analysis.statistics.Holm;
import rulezoo.analysis.statistics.TestedEstimate;
import rulezoo.analysis.table.Column;
import rulezoo.analysis.table.Labels;
import rulezoo.analysis.table.Table;
import rulezoo.simulator.rule.Pathway;

/**
 * Memory of rules that evolved at a set of pathways, beside that of larger rules of which only this set was
 * left plastic. Rules that evolved together at a set stay stable with it; the pathways of a larger rule were
 * never selected to do so alone. Both have the same pathways plastic, so that a difference comes from the
 * selection and not from the number of pathways. Each rule is measured over its own networks first, and rules
 * have equal weights. Intervals are from {@link Bootstrap} and rough with few rules.
 *
 * @param measure how memory is measured
 * @param condition network size, plastic pathways, delay
 * @param evolved mean over the rules that evolved at this set
 * @param evolvedRules how many these are
 * @param knockedOut mean over the larger rules
 * @param knockedOutRules how many these are
 * @param difference evolved minus knocked out; NaN if there is no such larger rule
 * @param adjusted its p-value after Holm's correction over the sets of the same measure, size and delay
 */
public record EvolvedSet(Measure measure, Condition condition, TestedEstimate evolved, int evolvedRules,
        TestedEstimate knockedOut, int knockedOutRules, TestedEstimate difference, double adjusted) {
    /**
     * {@return one comparison for each measure, network size, delay and set at which rules evolved; none if all
     * rules that were probed evolved at the same set}
     *
     * @param data the paired probes
     * @param pathways the pathways of each archived rule
     */
    static List<EvolvedSet> of(MemoryScores data, Map<String, Set<Pathway>> pathways) {
        if (OwnPathways.sets(data, pathways).size() < 2) {
            return List.of();
        }
        List<EvolvedSet> all = new ArrayList<>();
        for (Measure measure : Measure.values()) {
            for (int size : data.sizes()) {
                for (double delay : data.delays()) {
                    all.addAll(adjusted(data.plasticSets().stream().map(set -> new Condition(size, set, delay))
                            .flatMap(condition -> of(data, pathways, measure, condition).stream()).toList()));
                }
            }
        }
        return all;
    }

    private static List<EvolvedSet> of(MemoryScores data, Map<String, Set<Pathway>> pathways, Measure measure,
            Condition condition) {
        List<RuleNumbers.Network> networks = OwnPathways.networks(data, measure, condition::equals);
        Set<String> evolved = new TreeSet<>(pathways.keySet());
        evolved.removeIf(rule -> !condition.plastic().equals(pathways.get(rule)));
        if (networks.stream().noneMatch(n -> evolved.contains(n.rule()))) {
            return List.of();
        }
        RuleNumbers numbers = RuleNumbers.of(networks, data.lineages());
        boolean[] here = new boolean[numbers.rules().size()];
        IntStream.range(0, here.length).forEach(r -> here[r] = evolved.contains(numbers.rules().get(r)));
        List<TestedEstimate> estimates = Bootstrap.of(numbers.sampling(), new Groups(measure, numbers, here));
        int rules = (int) IntStream.range(0, here.length).filter(r -> here[r]).count();
        return List.of(new EvolvedSet(measure, condition, estimates.get(0), rules, estimates.get(1),
                here.length - rules, estimates.get(2), Double.NaN));
    }

    private static List<EvolvedSet> adjusted(List<EvolvedSet> family) {
        double[] p = Holm.adjust(family.stream().mapToDouble(e -> e.difference.pValue()).toArray());
        return IntStream.range(0, p.length).mapToObj(i -> family.get(i).withAdjusted(p[i])).toList();
    }

    private EvolvedSet withAdjusted(double p) {
        return new EvolvedSet(measure, condition, evolved, evolvedRules, knockedOut, knockedOutRules, difference, p);
    }

    /**
     * {@return comparisons as a table}
     *
     * @param sets any comparisons
     */
    public static Table<EvolvedSet> table(List<EvolvedSet> sets) {
        return Table.of("evolved-sets", """
                Rules that evolved at a set of pathways, and larger rules of which only this set was left plastic \
                (95 % intervals from drawing lineages and seeds, rough with few rules; p after Holm's correction over \
                the sets of one measure, size and delay). Each rule is measured over its own networks first; dr is not \
                relative to static networks here.""", sets)
                .with(Condition.columns(EvolvedSet::condition))
                .with(List.of(Column.of("measure", "", "", EvolvedSet::measure),
                        Column.of("", "measure", "", e -> e.measure.label())))
                .estimate("evolved", "evolved", "", e -> e.evolved.estimate())
                .column("evolved_rules", "rules", "", EvolvedSet::evolvedRules)
                .estimate("knocked_out", "knocked out", "", e -> e.knockedOut.estimate())
                .column("knocked_out_rules", "rules", "", EvolvedSet::knockedOutRules)
                .estimate("difference", "difference", "", e -> e.difference.estimate())
                .script("p", e -> e.difference.pValue())
                .column("p_adjusted", "p", "", EvolvedSet::adjusted, Labels::pValue)
                .with(Lineages.withoutOne(EvolvedSet::difference));
    }

    /** Sums and numbers of the rules of two groups. */
    private record Groups(Measure measure, RuleNumbers numbers, boolean[] evolved) implements Bootstrap.Sums {
        @Override
        public int size() {
            return 4;
        }

        @Override
        public double[] of(int rule, int[] replicateCounts) {
            double memory = measure.of(numbers.mean(rule, replicateCounts));
            double[] sums = new double[size()];
            if (!Double.isNaN(memory)) {
                int group = evolved[rule] ? 0 : 2;
                sums[group] = memory;
                sums[group + 1] = 1;
            }
            return sums;
        }

        @Override
        public double[] statistics(double[] sums) {
            double here = sums[0] / sums[1];
            double there = sums[2] / sums[3];
            return new double[]{here, there, here - there};
        }
    }
}
