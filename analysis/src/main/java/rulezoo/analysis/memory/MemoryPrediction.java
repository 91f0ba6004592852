package rulezoo.analysis.memory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import rulezoo.analysis.stable.StableSet;
import rulezoo.analysis.statistics.LinearPrediction;
import rulezoo.analysis.table.Labels;
import rulezoo.analysis.table.Table;
import rulezoo.archive.record.RuleRecord;
import rulezoo.simulator.stability.StabilityMetric;

/**
 * How well the coefficients predict memory beside mean rates, over the same rules (after MBA, figure 1C,
 * where rates are predictable and lifetimes are not): rules of the stable set that were tested with all their
 * pathways plastic, on the largest network on which there are enough of them.
 *
 * @param excitatory number of excitatory neurons, N, of the network that was probed
 * @param quantity what is predicted
 * @param prediction the cross-validated regression
 */
public record MemoryPrediction(int excitatory, Quantity quantity, LinearPrediction prediction) {
    /** What is predicted. */
    public enum Quantity {
        /** Mean rate of the excitatory neurons in the confirming runs. */
        RATE,
        /** Mean memory at the first delay. */
        MEMORY,
        /**
         * log2 of 1 + the last delay in seconds at which a rule remembers, which is 0 for a rule that never does. A
         * rule that remembers to the end counts with the last delay.
         */
        LIFETIME
    }

    /**
     * Predicts; a quantity that does not vary is left out.
     *
     * @param set the rules and their coefficients
     * @param tests tests of single rules, among which those of the set are looked for
     * @param lineages which rules are related
     * @return nothing if there are too few rules for the number of coefficients
     */
    public static List<MemoryPrediction> of(StableSet set, List<RuleTest> tests, Lineages lineages) {
        Set<String> stable = Set.copyOf(set.ids());
        List<RuleTest> whole = tests.stream()
                .filter(t -> stable.contains(t.rule()) && t.plastic().equals(set.plastic())).toList();
        OptionalInt size = whole.stream().mapToInt(t -> t.condition().excitatory()).distinct()
                .filter(n -> LinearPrediction.isPossible(lineages.clusters(whole.stream()
                        .filter(t -> t.condition().excitatory() == n).map(RuleTest::rule).distinct().toList()),
                        set.dimension()))
                .max();
        if (size.isEmpty()) {
            return List.of();
        }
        int n = size.getAsInt();
        Map<String, List<RuleTest>> ofRule = whole.stream().filter(t -> t.condition().excitatory() == n)
                .collect(Collectors.groupingBy(RuleTest::rule));
        double first = whole.stream().mapToDouble(t -> t.condition().delaySeconds()).min().orElseThrow();
        double[][] all = set.standardized();
        List<MemoryPrediction> predictions = new ArrayList<>();
        for (Quantity quantity : Quantity.values()) {
            double[] values = IntStream.range(0, all.length).mapToDouble(i -> {
                RuleRecord rule = set.rules().get(i);
                return value(quantity, rule, ofRule.getOrDefault(rule.id(), List.of()), first);
            }).toArray();
            int[] known = IntStream.range(0, all.length)
                    .filter(i -> ofRule.containsKey(set.rules().get(i).id()) && Double.isFinite(values[i])).toArray();
            double[] y = Arrays.stream(known).mapToDouble(i -> values[i]).toArray();
            int[] clusters = lineages
                    .clusters(Arrays.stream(known).mapToObj(set.ids()::get).toList());
            if (LinearPrediction.isPossible(clusters, set.dimension()) && Arrays.stream(y).distinct().count() > 1) {
                double[][] x = Arrays.stream(known).mapToObj(i -> all[i]).toArray(double[][]::new);
                predictions.add(new MemoryPrediction(n, quantity, LinearPrediction.of(x, y, clusters)));
            }
        }
        return predictions;
    }

    /**
     * {@return predictions as a table}
     *
     * @param predictions any predictions
     */
    public static Table<MemoryPrediction> table(List<MemoryPrediction> predictions) {
        return Table.of("predicted-memory",
                """
                        How well a linear function of the coefficients predicts rules that it was not fitted to \
                        (cross-validated R\u00b2, lineages held out as wholes; 95 % interval over lineages; 0: no better than the mean).""",
                predictions)
                .with(List.of(Condition.size(MemoryPrediction::excitatory)))
                .script("quantity", MemoryPrediction::quantity).text("quantity", p -> switch (p.quantity) {
                    case RATE -> "mean excitatory rate";
                    case MEMORY -> "memory at the first delay";
                    case LIFETIME -> "lifetime";
                })
                .estimate("r2_cross_validated", "R\u00b2", "", p -> p.prediction.r2())
                .column("p", "p (permutation)", "", p -> p.prediction.pValue(), Labels::pValue)
                .column("r2_fitted", "R\u00b2 of the fit", "", p -> p.prediction.fitted())
                .column("rules", "rules", "", p -> p.prediction.r2().n());
    }

    private static double value(Quantity quantity, RuleRecord rule, List<RuleTest> tests, double firstDelay) {
        return switch (quantity) {
            case RATE -> rule.meanMetrics().get(StabilityMetric.RATE);
            case MEMORY -> tests.stream().filter(t -> t.condition().delaySeconds() == firstDelay)
                    .mapToDouble(RuleTest::mean).findFirst().orElse(Double.NaN);
            case LIFETIME -> lifetime(tests);
        };
    }

    private static double lifetime(List<RuleTest> tests) {
        double last = tests.stream().filter(RuleTest::remembers).mapToDouble(t -> t.condition().delaySeconds()).max()
                .orElse(0);
        return StrictMath.log1p(last) / StrictMath.log(2);
    }
}
