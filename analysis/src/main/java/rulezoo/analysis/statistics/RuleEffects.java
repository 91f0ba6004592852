package rulezoo.analysis.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import rulezoo.simulator.rule.Pathway;

/**
 * The effects that count, sorted by rule, and within a rule by network size and pathway subset: the form in
 * which rules and seeds can be drawn.
 *
 * @param seeds the different seeds, ascending
 * @param rules the points of each rule
 */
record RuleEffects(List<Long> seeds, List<List<Point>> rules) {
    /**
     * One rule on one network size with one subset of its pathways.
     *
     * @param excitatory number of excitatory neurons
     * @param coActive number of plastic pathways
     * @param effects effect of each seed that counts, by number of the seed; NaN for the others
     */
    record Point(int excitatory, int coActive, double[] effects) {
        /** Mean over the seeds drawn; NaN if none of them counts. */
        double mean(int[] seedCounts) {
            double sum = 0;
            int n = 0;
            for (int s = 0; s < effects.length; s++) {
                if (!Double.isNaN(effects[s])) {
                    sum += seedCounts[s] * effects[s];
                    n += seedCounts[s];
                }
            }
            return sum / n;
        }
    }

    /** Sorts scores of one delay; those that do not count are left out. */
    static RuleEffects of(List<PairedScore> scores) {
        List<PairedScore> counting = scores.stream().filter(PairedScore::counts).toList();
        List<Long> seeds = counting.stream().map(PairedScore::seed).distinct().sorted().toList();
        Map<String, Map<Variant, Point>> rules = new LinkedHashMap<>();
        for (PairedScore score : counting) {
            Point point = rules.computeIfAbsent(score.rule(), _ -> new LinkedHashMap<>()).computeIfAbsent(
                    new Variant(score.plastic(), score.excitatory()), v -> new Point(v.excitatory, v.plastic.size(),
                            undefined(seeds.size())));
            point.effects[seeds.indexOf(score.seed())] = score.effect();
        }
        List<List<Point>> points = new ArrayList<>();
        rules.values().forEach(r -> points.add(List.copyOf(r.values())));
        return new RuleEffects(seeds, List.copyOf(points));
    }

    private static double[] undefined(int n) {
        double[] values = new double[n];
        Arrays.fill(values, Double.NaN);
        return values;
    }

    private record Variant(Set<Pathway> plastic, int excitatory) {}
}
