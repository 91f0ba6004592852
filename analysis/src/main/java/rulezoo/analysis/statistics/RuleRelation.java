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
    private static final String LIFETIME = "lifetime: last significant delay";

    /** The relations that a zoo's records allow. */
    public static List<RuleRelation> of(List<ProbeRecord> probes, MemoryTable table) {
        Map<String, Double> strength = strength(table);
        Map<String, Double> lifetime = byRule(fullRules(table),
                Lifetime::rule, Lifetime::lastSignificantSeconds);
        return List.of(of(RuleProperty.EDGE, probes, LIFETIME, lifetime),
                of(RuleProperty.DEGENERACY, probes, "memory: dr at the first delay", strength),
                of(RuleProperty.RECOVERY, probes, LIFETIME, lifetime));
    }

    private static RuleRelation of(RuleProperty property, List<ProbeRecord> probes, String memory,
            Map<String, Double> ofRule) {
        return of(property.description(), memory, property.of(probes), ofRule);
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
