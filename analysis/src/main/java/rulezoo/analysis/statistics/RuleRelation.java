package rulezoo.analysis.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.hipparchus.stat.correlation.SpearmansCorrelation;
import rulezoo.archive.ProbeMeasure;
import rulezoo.archive.ProbeRecord;

/**
 * How a property of rules goes with their memory, over rules with all their pathways plastic. Both are
 * averaged over seeds, and over network sizes where several were probed.
 *
 * @param property the property
 * @param memory what it is compared with
 * @param rank Spearman's rank correlation with Fisher's interval (standard error 1.06 / sqrt(n - 3) of its
 *        inverse hyperbolic tangent); NaN with fewer than 5 rules
 */
public record RuleRelation(String property, String memory, Estimate rank) {
    private static final int FEWEST = 5;
    private static final double FISHER = 1.06;

    /** The relations that a zoo's records allow. */
    public static List<RuleRelation> of(List<ProbeRecord> probes, MemoryTable table) {
        Map<String, Double> strength = strength(table);
        Map<String, Double> lifetime = byRule(fullRules(table),
                Lifetime::rule, Lifetime::lastSignificantSeconds);
        Map<String, Double> edge = property(probes, ProbeMeasure.FIRST_UNSTABLE_STEP, RuleRelation::median);
        Map<String, Double> distance = property(probes, ProbeMeasure.WEIGHT_DISTANCE, RuleRelation::mean);
        Map<String, Double> recovery = property(probes, ProbeMeasure.RECOVERY, values -> values.getFirst());
        return List.of(of("edge: median first unstable step", "lifetime: last significant delay", edge, lifetime),
                of("degeneracy: distance of weights", "memory: dr at the first delay", distance, strength),
                of("recovery time after the onset", "lifetime: last significant delay", recovery, lifetime));
    }

    private static List<Lifetime> fullRules(MemoryTable table) {
        Map<String, Integer> most = table.lifetimes().stream()
                .collect(Collectors.toMap(Lifetime::rule, l -> l.plastic().size(), Math::max));
        return table.lifetimes().stream().filter(l -> most.getOrDefault(l.rule(), 0) == l.plastic().size()).toList();
    }

    private static Map<String, Double> strength(MemoryTable table) {
        double first = table.data().delays().getFirst();
        int most = table.data().coActive().getLast();
        return byRule(table.data().scores().stream()
                .filter(s -> s.counts() && s.delaySeconds() == first && s.plastic().size() == most).toList(),
                PairedScore::rule, PairedScore::effect);
    }

    private static <T> Map<String, Double> byRule(List<T> items, Function<T, String> rule,
            ToDoubleFunction<T> value) {
        return items.stream().collect(Collectors.groupingBy(rule, TreeMap::new, Collectors.averagingDouble(value)));
    }

    private static Map<String, Double> property(List<ProbeRecord> probes, ProbeMeasure measure,
            ToDoubleFunction<List<Double>> value) {
        return byRule(probes.stream().filter(p -> p.stable() && !p.measure(measure).isEmpty()).toList(),
                ProbeRecord::ruleId, p -> value.applyAsDouble(p.measure(measure)));
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().skip((values.size() - 1) / 2).findFirst().orElseThrow();
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).filter(Double::isFinite).average().orElse(Double.NaN);
    }

    private static RuleRelation of(String property, String memory, Map<String, Double> x, Map<String, Double> y) {
        List<double[]> pairs = new ArrayList<>();
        x.forEach((rule, value) -> {
            double other = y.getOrDefault(rule, Double.NaN);
            if (!Double.isNaN(value) && !Double.isNaN(other)) {
                pairs.add(new double[]{value, other});
            }
        });
        return new RuleRelation(property, memory, rank(column(pairs, 0), column(pairs, 1)));
    }

    private static double[] column(List<double[]> pairs, int at) {
        return pairs.stream().mapToDouble(pair -> pair[at]).toArray();
    }

    static Estimate rank(double[] x, double[] y) {
        int n = x.length;
        if (n < FEWEST || Arrays.stream(x).distinct().count() < 2 || Arrays.stream(y).distinct().count() < 2) {
            return new Estimate(Double.NaN, Double.NaN, Double.NaN, n);
        }
        double rho = new SpearmansCorrelation().correlation(x, y);
        double half = new NormalDistribution().inverseCumulativeProbability((1 + Estimate.LEVEL) / 2) * FISHER
                / Math.sqrt(n - 3.0);
        double z = 0.5 * Math.log((1 + rho) / (1 - rho));
        return new Estimate(rho, Math.tanh(z - half), Math.tanh(z + half), n);
    }
}
