package rulezoo.analysis.memory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import rulezoo.analysis.statistics.LinearPrediction;
import rulezoo.analysis.table.Labels;
import rulezoo.analysis.table.Table;
import rulezoo.archive.record.ProbeRecord;
import rulezoo.archive.record.RuleRecord;
import rulezoo.simulator.stability.StabilityMetric;

/**
 * Which properties of rules explain how much, or how long, they remember: a linear regression over rules with
 * all their pathways plastic on four properties that were named before the data (docs/atlas/plan.md, question
 * M). The paper explains memory by degeneracy and slow drift (MBA, section 3.5). Whole lineages are held out.
 *
 * @param outcome what is explained
 * @param prediction the cross-validated regression on all four
 * @param parts what each of them contributes, the largest contribution first
 * @param lineages number of lineages behind it
 */
public record MemoryMechanism(Outcome outcome, LinearPrediction prediction, List<Part> parts, int lineages) {
    /** What is explained. */
    public enum Outcome {
        /** Memory at the first delay, a mean over seeds and sizes. */
        STRENGTH("at the first delay"),
        /** Suppression of mean responses at the first delay, to which networks with weak responses add little. */
        STRENGTH_OF_MEANS("at the first delay, of mean responses"),
        /** log2 of 1 + the last delay in seconds with memory. */
        LIFETIME("last significant delay");

        private final String label;

        Outcome(String label) {
            this.label = label;
        }
    }

    /** What explains it. */
    public enum Predictor {
        /** Distance between weights after different histories. */
        DEGENERACY("degeneracy"),
        /** Distance between weights after background alone. */
        WEIGHT_NOISE("weight noise"),
        /** The inverse of the distance to instability: 0 if no instability was found. */
        FRAGILITY("nearness to instability"),
        /** Change of mean weights in the scored windows of the confirming runs. */
        DRIFT("drift of mean weights");

        private final String label;

        Predictor(String label) {
            this.label = label;
        }
    }

    /**
     * One predictor.
     *
     * @param predictor which one
     * @param alone cross-validated R2 of the regression on it alone
     * @param lost what the cross-validated R2 loses without it
     */
    public record Part(Predictor predictor, double alone, double lost) {}

    public MemoryMechanism {
        parts = List.copyOf(parts);
    }

    /**
     * Explains strength and lifetime.
     *
     * @param probes all records
     * @param data those of the memory experiment
     * @param tests their tests
     * @param rules the archived rules
     * @return one entry for each outcome that varies; nothing if too few rules have all four properties
     */
    public static List<MemoryMechanism> of(List<ProbeRecord> probes, MemoryScores data, List<RuleTest> tests,
            Collection<RuleRecord> rules) {
        Map<Predictor, Map<String, Double>> predictors = predictors(probes, rules);
        Map<Outcome, Map<String, Double>> outcomes = new EnumMap<>(Outcome.class);
        outcomes.put(Outcome.STRENGTH, RuleRelation.strength(data));
        outcomes.put(Outcome.STRENGTH_OF_MEANS, MeanResponses.strength(data));
        Map<String, Double> lifetimes = new TreeMap<>(RuleRelation.lifetime(tests));
        lifetimes.replaceAll((_, seconds) -> StrictMath.log1p(seconds) / StrictMath.log(2));
        outcomes.put(Outcome.LIFETIME, lifetimes);
        return outcomes.entrySet().stream()
                .flatMap(outcome -> of(outcome.getKey(), outcome.getValue(), predictors, data.lineages())).toList();
    }

    private static Map<Predictor, Map<String, Double>> predictors(List<ProbeRecord> probes,
            Collection<RuleRecord> rules) {
        Map<Predictor, Map<String, Double>> predictors = new EnumMap<>(Predictor.class);
        predictors.put(Predictor.DEGENERACY, RuleProperty.DEGENERACY.of(probes));
        predictors.put(Predictor.WEIGHT_NOISE, RuleProperty.WEIGHT_NOISE.of(probes));
        Map<String, Double> fragility = new TreeMap<>(RuleProperty.EDGE.of(probes));
        fragility.replaceAll((_, distance) -> 1 / distance);
        predictors.put(Predictor.FRAGILITY, fragility);
        predictors.put(Predictor.DRIFT, rules.stream().filter(rule -> !rule.confirmations().isEmpty())
                .collect(Collectors.toMap(RuleRecord::id, rule -> rule.meanMetrics().get(StabilityMetric.W_CREEP),
                        (a, _) -> a)));
        return predictors;
    }

    private static Stream<MemoryMechanism> of(Outcome outcome, Map<String, Double> values,
            Map<Predictor, Map<String, Double>> predictors, Lineages lineages) {
        List<String> rules = values.keySet().stream().filter(rule -> Double.isFinite(value(values, rule))
                && predictors.values().stream().allMatch(of -> Double.isFinite(value(of, rule)))).toList();
        double[] y = rules.stream().mapToDouble(rule -> value(values, rule)).toArray();
        int[] clusters = lineages.clusters(rules);
        if (!LinearPrediction.isPossible(clusters, predictors.size()) || Arrays.stream(y).distinct().count() < 2) {
            return Stream.empty();
        }
        double[][] x = rules.stream().map(rule -> predictors.values().stream().mapToDouble(of -> value(of, rule))
                .toArray()).toArray(double[][]::new);
        LinearPrediction all = LinearPrediction.of(x, y, clusters);
        List<Part> parts = new ArrayList<>();
        for (Predictor predictor : Predictor.values()) {
            int column = predictor.ordinal();
            int[] others = IntStream.range(0, x[0].length).filter(i -> i != column).toArray();
            parts.add(new Part(predictor, r2(x, y, clusters, column),
                    all.r2().value() - r2(x, y, clusters, others)));
        }
        parts.sort((a, b) -> Double.compare(b.lost, a.lost));
        return Stream.of(new MemoryMechanism(outcome, all, parts, lineages.count(rules)));
    }

    private static double r2(double[][] x, double[] y, int[] clusters, int... columns) {
        double[][] some = Arrays.stream(x).map(row -> Arrays.stream(columns).mapToDouble(c -> row[c]).toArray())
                .toArray(double[][]::new);
        return LinearPrediction.of(some, y, clusters).r2().value();
    }

    private static double value(Map<String, Double> values, String rule) {
        return values.getOrDefault(rule, Double.NaN);
    }

    /**
     * {@return regressions as a table}
     *
     * @param mechanisms any regressions
     */
    public static Table<MemoryMechanism> table(List<MemoryMechanism> mechanisms) {
        Table<MemoryMechanism> table = Table.of("mechanism", """
                What explains memory across rules: regression on degeneracy, weight noise, nearness to instability and \
                drift of mean weights (cross-validated R\u00b2, lineages held out as wholes; 95 % interval over \
                lineages; 0: no better than the mean). For each property: R\u00b2 that is lost without it, and R\u00b2 \
                of the regression on it alone.""", mechanisms)
                .script("outcome", MemoryMechanism::outcome).text("memory", m -> m.outcome.label)
                .estimate("r2_cross_validated", "R\u00b2", "", m -> m.prediction.r2())
                .column("p", "p (permutation)", "", m -> m.prediction.pValue(), Labels::pValue);
        for (Predictor predictor : Predictor.values()) {
            String name = predictor.name().toLowerCase(Locale.ROOT);
            table = table.script("r2_lost_without_" + name, m -> m.part(predictor).lost)
                    .script("r2_" + name + "_alone", m -> m.part(predictor).alone)
                    .text(predictor.label, m -> Labels.rounded(m.part(predictor).lost, 2) + " ("
                            + Labels.rounded(m.part(predictor).alone, 2) + ")");
        }
        return table.column("rules", "rules", "", m -> m.prediction.r2().n())
                .column("lineages", "lineages", "", MemoryMechanism::lineages);
    }

    private Part part(Predictor predictor) {
        return parts.stream().filter(p -> p.predictor == predictor).findFirst().orElseThrow();
    }
}
