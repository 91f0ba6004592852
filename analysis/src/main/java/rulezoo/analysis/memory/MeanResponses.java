package rulezoo.analysis.memory;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import rulezoo.analysis.memory.ControlContrast.Measure;
import rulezoo.analysis.statistics.Bootstrap;
import rulezoo.analysis.statistics.Estimate;
import rulezoo.analysis.statistics.Sampling;
import rulezoo.analysis.statistics.TestedEstimate;

/**
 * Conditions compared by the suppression of mean responses ({@link Measure#SUPPRESSION_OF_MEANS}): responses
 * are averaged over the networks of a condition before the ratio is taken, so that networks with weak
 * responses, whose own ratio is mostly noise, weigh little. Only rules count that were measured in every
 * condition, so that all conditions are means over the same rules.
 *
 * @param weights what the suppression of each condition is multiplied with
 * @param numbers responses by rule, condition and replicate; null where a network was not stable or not
 *        measured
 */
record MeanResponses(double[] weights, double[][][][] numbers) implements Bootstrap.Sums {
    /** To the familiar and to the novel pattern, before and after training. */
    private static final int RESPONSES = 4;

    /**
     * {@return a weighted sum over conditions of the suppression of mean responses; its n is the number of rules,
     * and 0 if the quantity of the scores is another than suppression}
     *
     * @param data the paired probes
     * @param weights the weight of each condition
     */
    static TestedEstimate contrast(MemoryScores data, Map<Condition, Double> weights) {
        if (data.quantity() != Quantity.SUPPRESSION) {
            return new TestedEstimate(Estimate.NONE, Double.NaN);
        }
        Map<Condition, Double> ordered = new TreeMap<>(weights);
        List<Pairing.Entry> entries = data.stable(Measure.SUPPRESSION_OF_MEANS, ordered::containsKey);
        Index<String> rules = new Index<>(entries.stream().map(e -> e.record().ruleId()).distinct().toList());
        Index<Condition> conditions = new Index<>(List.copyOf(ordered.keySet()));
        Index<Replicate> replicates = new Index<>(
                entries.stream().map(Pairing.Entry::replicate).distinct().sorted().toList());
        double[][][][] numbers = new double[rules.size()][conditions.size()][replicates.size()][];
        entries.forEach(e -> numbers[rules.of(e.record().ruleId())][conditions.of(e.condition())][replicates
                .of(e.replicate())] = Measure.SUPPRESSION_OF_MEANS.numbers(e));
        return Bootstrap.of(
                new Sampling(data.lineages().clusters(rules.items()), Replicate.factors(replicates.items())),
                new MeanResponses(ordered.values().stream().mapToDouble(w -> w).toArray(), numbers)).getFirst();
    }

    /**
     * {@return the suppression of mean responses of each rule at the first delay, with the most pathways plastic,
     * over all sizes; nothing if the quantity of the scores is another than suppression}
     *
     * @param data the paired probes
     */
    static Map<String, Double> strength(MemoryScores data) {
        if (data.quantity() != Quantity.SUPPRESSION) {
            return Map.of();
        }
        Map<String, List<double[]>> responses = data
                .stable(Measure.SUPPRESSION_OF_MEANS, data.firstWithMostPathways()).stream()
                .collect(Collectors.groupingBy(entry -> entry.record().ruleId(), TreeMap::new,
                        Collectors.mapping(Measure.SUPPRESSION_OF_MEANS::numbers, Collectors.toList())));
        Map<String, Double> strength = new TreeMap<>();
        responses.forEach((rule, of) -> strength.put(rule, Measure.SUPPRESSION_OF_MEANS.of(IntStream
                .range(0, RESPONSES).mapToDouble(i -> of.stream().mapToDouble(r -> r[i]).average().orElseThrow())
                .toArray())));
        return strength;
    }

    @Override
    public int size() {
        return weights.length * RESPONSES + 1;
    }

    @Override
    public double[] of(int rule, int[] replicateCounts) {
        double[] sums = new double[size()];
        for (int c = 0; c < weights.length; c++) {
            double[] mean = RuleNumbers.mean(numbers[rule][c], replicateCounts, RESPONSES);
            if (Double.isNaN(mean[0])) {
                return new double[size()];
            }
            System.arraycopy(mean, 0, sums, c * RESPONSES, RESPONSES);
        }
        sums[size() - 1] = 1;
        return sums;
    }

    @Override
    public double[] statistics(double[] sums) {
        double rules = sums[size() - 1];
        return new double[]{IntStream.range(0, weights.length).mapToDouble(c -> weights[c]
                * Measure.SUPPRESSION_OF_MEANS.of(IntStream.range(0, RESPONSES)
                        .mapToDouble(i -> sums[c * RESPONSES + i] / rules).toArray()))
                .sum()};
    }

    @Override
    public int units(double[] sums, int units) {
        return (int) sums[size() - 1];
    }
}
