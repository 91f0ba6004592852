package rulezoo.analysis.statistics;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import rulezoo.simulator.rule.Pathway;

/**
 * How an outcome of the tests of single rules changes with network size and number of co-active rules: least
 * squares on log2 N and K together, rules as clusters ({@link ClusterRegression}). With the fraction that
 * remembers this is a trend test across K that allows for the same rule being tested at several K; the
 * Cochran-Armitage test would take these as independent. Every rule meets the same few seeds and controls,
 * whose errors this does not count: the answer holds for the seeds probed.
 *
 * @param outcome what is explained
 * @param delaySeconds delay of the outcome; NaN for the lifetime, which has none
 * @param perDoubling change of the outcome for each doubling of N
 * @param pDoubling its p-value against no change
 * @param perCoActiveRule change of the outcome for each further co-active rule
 * @param pCoActiveRule its p-value against no change
 */
public record OutcomeTrend(Outcome outcome, double delaySeconds, Estimate perDoubling, double pDoubling,
        Estimate perCoActiveRule, double pCoActiveRule) {
    private static final double LOG_2 = StrictMath.log(2);

    /** What can be explained. */
    public enum Outcome {
        /** Fraction of rules with memory, see {@link RuleTest#remembers}. */
        REMEMBERS,
        /**
         * log2 of 1 + the last delay in seconds at which a rule remembers, which is 0 for a rule that never does. A
         * rule that remembers to the end counts with the last delay.
         */
        LIFETIME
    }

    /**
     * {@return trends of the fraction with memory at each delay, and of the lifetime if there are several delays}
     *
     * @param tests tests of single rules at all delays
     */
    public static List<OutcomeTrend> of(List<RuleTest> tests) {
        List<OutcomeTrend> trends = new ArrayList<>();
        Map<Double, List<RuleTest>> byDelay = tests.stream()
                .collect(Collectors.groupingBy(t -> t.condition().delaySeconds(), TreeMap::new, Collectors.toList()));
        byDelay.forEach((delay, atDelay) -> trends
                .add(fit(Outcome.REMEMBERS, delay, singly(atDelay), list -> list.getFirst().remembers() ? 1 : 0)));
        if (byDelay.size() > 1) {
            trends.add(fit(Outcome.LIFETIME, Double.NaN, networks(tests), OutcomeTrend::lifetime));
        }
        return trends;
    }

    /** log2 of 1 + the last delay at which a rule remembers, from all its tests in one network. */
    static double lifetime(List<RuleTest> ofNetwork) {
        double last = ofNetwork.stream().filter(RuleTest::remembers).mapToDouble(t -> t.condition().delaySeconds())
                .max().orElse(0);
        return StrictMath.log1p(last) / LOG_2;
    }

    private static List<List<RuleTest>> singly(List<RuleTest> tests) {
        return tests.stream().map(List::of).toList();
    }

    private static List<List<RuleTest>> networks(List<RuleTest> tests) {
        return List.copyOf(tests.stream().collect(Collectors.groupingBy(
                t -> new Network(t.rule(), t.condition().excitatory(), t.plastic()), LinkedHashMap::new,
                Collectors.toList())).values());
    }

    private static OutcomeTrend fit(Outcome outcome, double delay, List<List<RuleTest>> units,
            ToDoubleFunction<List<RuleTest>> value) {
        Map<String, List<ClusterRegression.Point>> rules = new TreeMap<>();
        for (List<RuleTest> unit : units) {
            RuleTest any = unit.getFirst();
            rules.computeIfAbsent(any.rule(), _ -> new ArrayList<>()).add(new ClusterRegression.Point(
                    List.of(StrictMath.log(any.condition().excitatory()) / LOG_2, (double) any.condition().coActive()),
                    value.applyAsDouble(unit)));
        }
        ClusterRegression fit = ClusterRegression.of(List.copyOf(rules.values()), 2);
        return new OutcomeTrend(outcome, delay, fit.slopes().getFirst(), fit.pValues().getFirst(),
                fit.slopes().getLast(), fit.pValues().getLast());
    }

    private record Network(String rule, int excitatory, Set<Pathway> plastic) {}
}
