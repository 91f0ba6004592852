package rulezoo.analysis.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.hipparchus.stat.StatUtils;
import rulezoo.analysis.memory.Condition;
import rulezoo.analysis.memory.Experiment;
import rulezoo.analysis.memory.PairedScore;
import rulezoo.analysis.memory.RuleTest;
import rulezoo.archive.record.ProbeMeasure;
import rulezoo.archive.record.ProbeRecord;
import rulezoo.simulator.rule.Pathway;

/** What the probes of memory say about single rules, condition by condition. */
final class RuleMemories {
    /** Mean weights of four pathways, and imprints of the familiar and the novel pattern in three. */
    private static final List<ProbeMeasure> WEIGHTS = List.of(ProbeMeasure.MEAN_WEIGHTS, ProbeMeasure.IMPRINT,
            ProbeMeasure.NOVEL_IMPRINT);
    private static final int[] PATHWAYS = {4, 3, 3};
    private static final int NOT_TESTED = 0;
    private static final int NONE_FOUND = 1;
    private static final int REMEMBERS = 2;

    private final Map<Condition, Integer> conditions = new LinkedHashMap<>();
    private final Map<String, Map<Integer, List<PairedScore>>> scores = new HashMap<>();
    private final Map<String, Map<Integer, List<PairedScore>>> published = new HashMap<>();
    private final Map<String, Map<Integer, Integer>> tests = new HashMap<>();
    private final Map<String, Map<Integer, List<ProbeRecord>>> records = new HashMap<>();

    private RuleMemories() {}

    /** Sorts the probes of an analysis by rule. */
    static RuleMemories of(ZooAnalysis analysis) {
        RuleMemories memories = new RuleMemories();
        analysis.memory().ifPresent(m -> {
            Experiment experiment = m.table().data().experiment();
            for (PairedScore s : m.table().primary().scores()) {
                memories.add(memories.scores, s.rule(), s.condition(), s);
            }
            for (PairedScore s : m.table().data().scores()) {
                memories.add(memories.published, s.rule(), s.condition(), s);
            }
            for (RuleTest t : m.table().tests()) {
                memories.tests.computeIfAbsent(t.rule(), _ -> new HashMap<>()).put(memories.number(t.condition()),
                        t.remembers() ? REMEMBERS : NONE_FOUND);
            }
            analysis.probes().stream().filter(p -> p.isFamiliarity() && p.stable() && !p.isControl()
                    && Experiment.of(p).equals(experiment) && WEIGHTS.stream().anyMatch(w -> !p.measure(w).isEmpty()))
                    .forEach(p -> memories.add(memories.records, p.ruleId(),
                            new Condition(p.network().size(), p.plastic(), p.delaySeconds()), p));
        });
        return memories;
    }

    private int number(Condition cell) {
        Integer known = conditions.putIfAbsent(cell, conditions.size());
        return known == null ? conditions.size() - 1 : known;
    }

    private <T> void add(Map<String, Map<Integer, List<T>>> to, String rule, Condition cell, T item) {
        to.computeIfAbsent(rule, _ -> new LinkedHashMap<>()).computeIfAbsent(number(cell), _ -> new ArrayList<>())
                .add(item);
    }

    /** All conditions, in the order of their numbers. */
    List<Condition> conditions() {
        return List.copyOf(conditions.keySet());
    }

    /**
     * The memory of a rule: for each condition its number, mean and standard deviation over seeds of the primary
     * measure, number of seeds that count, number of seeds probed, and 0, 1 or 2 for a rule that was not tested,
     * tested without finding memory, and with it; then the mean of dr minus that of the static network.
     */
    double[] scores(String rule) {
        List<double[]> rows = new ArrayList<>();
        scores.getOrDefault(rule, Map.of()).forEach((condition, all) -> {
            double[] effects = all.stream().filter(PairedScore::counts).mapToDouble(PairedScore::effect).toArray();
            rows.add(new double[]{condition, StatUtils.mean(effects),
                    effects.length > 1 ? Math.sqrt(StatUtils.variance(effects)) : Double.NaN, effects.length,
                    all.size(), tests.getOrDefault(rule, Map.of()).getOrDefault(condition, NOT_TESTED),
                    published.getOrDefault(rule, Map.of()).getOrDefault(condition, List.of()).stream()
                            .filter(PairedScore::counts).mapToDouble(PairedScore::effect).average()
                            .orElse(Double.NaN)});
        });
        return flat(rows);
    }

    /**
     * Weights of a rule in its probes with all pathways plastic: for each condition its number, the mean weights
     * of EE, EI, IE and II, and the imprints of the familiar and of the novel pattern in EE, EI and IE.
     */
    double[] weights(String rule, Set<Pathway> plastic) {
        List<double[]> rows = new ArrayList<>();
        List<Condition> cells = conditions();
        records.getOrDefault(rule, Map.of()).forEach((condition, all) -> {
            if (cells.get(condition).plastic().equals(plastic)) {
                List<double[]> parts = new ArrayList<>(List.of(new double[]{condition}));
                for (int m = 0; m < PATHWAYS.length; m++) {
                    for (int p = 0; p < PATHWAYS[m]; p++) {
                        parts.add(new double[]{mean(all, WEIGHTS.get(m), p)});
                    }
                }
                rows.add(flat(parts));
            }
        });
        return flat(rows);
    }

    private static double mean(List<ProbeRecord> records, ProbeMeasure measure, int at) {
        return records.stream().map(r -> r.measure(measure)).filter(m -> m.size() > at).mapToDouble(m -> m.get(at))
                .filter(Double::isFinite).average().orElse(Double.NaN);
    }

    private static double[] flat(List<double[]> rows) {
        return rows.stream().flatMap((double[] row) -> Stream.of(row)).flatMapToDouble(Arrays::stream).toArray();
    }
}
