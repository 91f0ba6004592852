package rulezoo.analysis.memory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import rulezoo.analysis.memory.ControlContrast.Measure;
import rulezoo.analysis.statistics.Bootstrap;
import rulezoo.analysis.statistics.Holm;
import rulezoo.analysis.statistics.TestedEstimate;
import rulezoo.analysis.table.Labels;
import rulezoo.analysis.table.Table;
import rulezoo.simulator.rule.Pathway;

/**
 * Memory of rules that evolved at a set of pathways, beside that of larger rules of which only this set was
 * left plastic. Both have the same pathways plastic, so that a difference is not one of their number. It may
 * come from the selection, because the pathways of a larger rule were never selected to act alone. It may
 * also come from the other pathways: those of a larger rule hold the weights on which the whole rule has
 * settled, and the others hold their initial ones. Intervals are from {@link Bootstrap}, with the two groups
 * as strata.
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
        if (sets(data, pathways).size() < 2) {
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

    private static Optional<EvolvedSet> of(MemoryScores data, Map<String, Set<Pathway>> pathways, Measure measure,
            Condition condition) {
        Set<Pathway> set = condition.plastic();
        List<Pairing.Entry> networks = data.stable(measure, condition::equals).stream()
                .filter(entry -> pathways.getOrDefault(entry.record().ruleId(), Set.of()).containsAll(set)).toList();
        if (networks.stream().noneMatch(entry -> set.equals(pathways.get(entry.record().ruleId())))) {
            return Optional.empty();
        }
        RuleNumbers numbers = RuleNumbers.of(measure, networks, data.lineages());
        int[] groups = numbers.rules().stream().mapToInt(rule -> set.equals(pathways.get(rule)) ? 0 : 1).toArray();
        int larger = Arrays.stream(groups).sum();
        List<TestedEstimate> estimates = Bootstrap.of(numbers.sampling().apart(groups),
                new Groups(measure, numbers, groups));
        return Optional.of(new EvolvedSet(measure, condition, estimates.get(0), groups.length - larger,
                estimates.get(1), larger, estimates.get(2), Double.NaN));
    }

    /**
     * {@return the sets at which the probed rules evolved}
     *
     * @param data the paired probes
     * @param pathways the pathways of each archived rule
     */
    static Set<Set<Pathway>> sets(MemoryScores data, Map<String, Set<Pathway>> pathways) {
        return data.rules().stream().map(pathways::get).filter(data.plasticSets()::contains)
                .collect(Collectors.toSet());
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
        return Table
                .of("evolved-sets",
                        """
                                Rules that evolved at a set of pathways, and larger rules of which only this set was left plastic \
                                (95 % intervals from drawing lineages of each group, and seeds; p after Holm's correction over the sets of \
                                one measure, size and delay). The other pathways hold their initial weights in the first, and the \
                                weights on which the whole rule has settled in the second. dr is not relative to static networks here. \
                                Suppression of mean responses: responses are averaged over rules and networks before the ratio is \
                                taken.""",
                        sets)
                .with(Condition.columns(EvolvedSet::condition))
                .with(Measure.columns(EvolvedSet::measure))
                .estimate("evolved", "evolved", "", e -> e.evolved.estimate())
                .column("evolved_rules", "rules", "", EvolvedSet::evolvedRules)
                .estimate("knocked_out", "knocked out", "", e -> e.knockedOut.estimate())
                .column("knocked_out_rules", "rules", "", EvolvedSet::knockedOutRules)
                .estimate("difference", "difference", "", e -> e.difference.estimate())
                .script("p", e -> e.difference.pValue())
                .column("p_adjusted", "p", "", EvolvedSet::adjusted, Labels::pValue)
                .with(Lineages.withoutOne(EvolvedSet::difference));
    }

    /** For each of the two groups the sums of what was measured, and the number of rules. */
    private record Groups(Measure measure, RuleNumbers numbers, int[] groups) implements Bootstrap.Sums {
        @Override
        public int size() {
            return 2 * (numbers.count() + 1);
        }

        @Override
        public double[] of(int rule, int[] replicateCounts) {
            double[] mean = numbers.mean(rule, replicateCounts);
            double[] sums = new double[size()];
            if (!Double.isNaN(mean[0])) {
                int start = groups[rule] * (numbers.count() + 1);
                System.arraycopy(mean, 0, sums, start, mean.length);
                sums[start + mean.length] = 1;
            }
            return sums;
        }

        @Override
        public double[] statistics(double[] sums) {
            double evolved = of(sums, 0);
            double knockedOut = of(sums, numbers.count() + 1);
            return new double[]{evolved, knockedOut, evolved - knockedOut};
        }

        private double of(double[] sums, int start) {
            double rules = sums[start + numbers.count()];
            return measure.of(Arrays.stream(sums, start, start + numbers.count()).map(sum -> sum / rules).toArray());
        }
    }
}
