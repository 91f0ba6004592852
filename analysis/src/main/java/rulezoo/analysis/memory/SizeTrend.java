package rulezoo.analysis.memory;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import rulezoo.analysis.statistics.Bootstrap;
import rulezoo.analysis.statistics.Slope;
import rulezoo.analysis.statistics.TestedEstimate;
import rulezoo.analysis.table.Labels;
import rulezoo.analysis.table.Table;
import rulezoo.archive.record.ProbeRecord;
import rulezoo.simulator.rule.Pathway;

/**
 * How a quantity changes with network size within rules, for one set of plastic pathways at one delay: least
 * squares of a rule's mean effect on log2 N with a constant of its own for each rule, so that a rule is
 * compared with itself alone. Every set of pathways has its own slope: size may do something else to each of
 * them ({@link PathwayFactorial} tests that). Intervals are from {@link Bootstrap}.
 *
 * @param experiment what the networks of every size went through, and how they were scaled
 * @param quantity what changes
 * @param plastic the plastic pathways
 * @param delaySeconds time since the end of training
 * @param perDoubling change for each doubling of N; its n is the number of rules with several sizes
 * @param perDoublingOfStable the same over the rules of which at least half of the networks were stable at
 *        every size; its n is 0 if there is none
 * @param untrained the same in networks of these rules that were not trained, which have nothing to remember;
 *        its n is 0 if there is none
 * @param ofMeans of suppression: that of the mean responses over the rules measured at every size
 *        ({@link ControlContrast.Measure#SUPPRESSION_OF_MEANS}); of other quantities its n is 0
 */
public record SizeTrend(Experiment experiment, Quantity quantity, Set<Pathway> plastic, double delaySeconds,
        TestedEstimate perDoubling, TestedEstimate perDoublingOfStable, TestedEstimate untrained,
        TestedEstimate ofMeans) {
    private static final double LOG_2 = StrictMath.log(2);
    private static final String EXPLANATION = """
            (least squares on log2 N, 95 % intervals; no correction for the number of rows). It holds for the scaling \
            of this experiment alone. Rules stable at every size: at least half of their networks. Untrained: the same \
            plastic networks, which have nothing to remember. Of mean responses: responses are averaged over rules and \
            networks before the ratio is taken.""";

    /**
     * {@return one trend for each set of pathways and delay that was probed at several sizes}
     *
     * @param data the paired probes
     * @param probes all records, in which the untrained networks are looked up
     */
    public static List<SizeTrend> of(MemoryScores data, List<ProbeRecord> probes) {
        MemoryScores untrained = data.untrained(probes);
        List<SizeTrend> trends = new ArrayList<>();
        for (Set<Pathway> plastic : data.plasticSets()) {
            for (double delay : data.delays()) {
                List<PairedScore> scores = data.scores(plastic, delay);
                RuleEffects effects = RuleEffects.of(scores, data.lineages());
                if (effects.conditions().size() > 1) {
                    trends.add(new SizeTrend(data.experiment(), data.quantity(), plastic, delay, slope(effects),
                            slope(RuleEffects.of(ofStableRules(scores), data.lineages())),
                            slope(RuleEffects.of(untrained, plastic, delay)),
                            MeanResponses.contrast(data, weights(effects.conditions()))));
                }
            }
        }
        return trends;
    }

    /**
     * {@return the trends of the experiments that are not analyzed otherwise, such as of other scalings; of
     * suppression and dr}
     *
     * @param data the experiment that is analyzed
     * @param probes all records
     */
    static List<SizeTrend> ofOthers(MemoryScores data, List<ProbeRecord> probes) {
        Map<Experiment, List<ProbeRecord>> experiments = probes.stream()
                .filter(ProbeRecord::isMemoryTest).collect(Collectors.groupingBy(Experiment::of));
        return data.otherExperiments().keySet().stream().flatMap(experiment -> {
            MemoryScores other = MemoryScores.of(experiments.getOrDefault(experiment, List.of()), data.lineages());
            return Stream.of(Quantity.SUPPRESSION, Quantity.DR).flatMap(q -> of(other.of(q), probes).stream());
        }).filter(trend -> trend.perDoubling.estimate().n() > 0).toList();
    }

    /**
     * {@return trends of one experiment as a table}
     *
     * @param trends any trends
     */
    public static Table<SizeTrend> table(List<SizeTrend> trends) {
        return columns(
                Table.of("trends", "Change for each doubling of N within rules, for each set of plastic pathways "
                        + EXPLANATION, trends));
    }

    /**
     * {@return trends of other experiments as a table}
     *
     * @param trends any trends
     */
    static Table<SizeTrend> tableOfOthers(List<SizeTrend> trends) {
        return columns(Table.of("trends-of-other-experiments",
                "Change for each doubling of N in experiments that the other tables leave out, such as those with another"
                        + " scaling with N "
                        + EXPLANATION,
                trends)
                .script("experiment", t -> t.experiment.describe())
                .column("scaling", "scaling", "", t -> t.experiment.variant().scaling())
                .text("experiment", t -> t.experiment.words()));
    }

    private static Table<SizeTrend> columns(Table<SizeTrend> table) {
        return table.with(Quantity.columns(SizeTrend::quantity))
                .with(List.of(Condition.set(SizeTrend::plastic), Condition.delay(SizeTrend::delaySeconds)))
                .estimate("per_doubling_of_n", "for each doubling of N", "", t -> t.perDoubling.estimate())
                .column("p", "p", "", t -> t.perDoubling.pValue(), Labels::pValue)
                .column("rules", "rules", "", t -> t.perDoubling.estimate().n())
                .with(Lineages.withoutOne(SizeTrend::perDoubling))
                .estimate("per_doubling_of_stable_rules", "rules stable at every size", "",
                        t -> t.perDoublingOfStable.estimate())
                .column("stable_rules", "these rules", "", t -> t.perDoublingOfStable.estimate().n())
                .estimate("untrained_per_doubling", "untrained", "", t -> t.untrained.estimate())
                .script("untrained_p", t -> t.untrained.pValue())
                .estimate("of_mean_responses_per_doubling", "of mean responses", "", t -> t.ofMeans.estimate())
                .script("of_mean_responses_p", t -> t.ofMeans.pValue());
    }

    /** log2 of the number of excitatory neurons. */
    static double doublings(Condition condition) {
        return log2(condition.excitatory());
    }

    static double log2(double number) {
        return StrictMath.log(number) / LOG_2;
    }

    /** Weights of conditions in a weighted sum that is the slope of least squares on log2 N. */
    private static Map<Condition, Double> weights(List<Condition> conditions) {
        double[] weights = Slope.weights(conditions.stream().mapToDouble(SizeTrend::doublings).toArray());
        return IntStream.range(0, weights.length).boxed().collect(Collectors.toMap(conditions::get, c -> weights[c]));
    }

    /** Scores of the rules of which at least half of the networks were stable at every size. */
    private static List<PairedScore> ofStableRules(List<PairedScore> scores) {
        long sizes = scores.stream().map(s -> s.condition().excitatory()).distinct().count();
        Map<String, List<PairedScore>> ofRules = scores.stream().collect(Collectors.groupingBy(PairedScore::rule,
                LinkedHashMap::new, Collectors.toList()));
        return ofRules.values().stream().filter(rule -> rule.stream()
                .collect(Collectors.groupingBy(s -> s.condition().excitatory(),
                        Collectors.averagingDouble(s -> s.stable() ? 1 : 0)))
                .values().stream().filter(stable -> stable >= 0.5).count() == sizes)
                .flatMap(List::stream).toList();
    }

    private static TestedEstimate slope(RuleEffects effects) {
        return Bootstrap.of(effects.sampling(), new WithinRules(effects)).getFirst();
    }

    /** Three sums: products and squares of what deviates from a rule's own mean, and rules. */
    private record WithinRules(RuleEffects effects) implements Bootstrap.Sums {
        @Override
        public int size() {
            return 3;
        }

        @Override
        public double[] of(int rule, int[] replicateCounts) {
            double n = 0;
            double x = 0;
            double y = 0;
            double xx = 0;
            double xy = 0;
            for (int c = 0; c < effects.conditions().size(); c++) {
                double effect = effects.mean(rule, c, replicateCounts);
                if (!Double.isNaN(effect)) {
                    double size = doublings(effects.conditions().get(c));
                    n++;
                    x += size;
                    y += effect;
                    xx += size * size;
                    xy += size * effect;
                }
            }
            return n < 2 ? new double[size()] : new double[]{xy - x * y / n, xx - x * x / n, 1};
        }

        @Override
        public double[] statistics(double[] sums) {
            return new double[]{sums[1] > 0 ? sums[0] / sums[1] : Double.NaN};
        }

        @Override
        public int units(double[] sums, int units) {
            return (int) sums[2];
        }
    }
}
