package rulezoo.analysis.memory;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import rulezoo.analysis.statistics.Sampling;
import rulezoo.simulator.rule.Pathway;

/**
 * The effects that count, by rule, condition and replicate: the form in which rules and seeds can be drawn.
 *
 * @param rules the rules of which some effect counts, in the order in which they were met
 * @param conditions the conditions, in order
 * @param replicates the replicates, in order
 * @param values effects by rule, condition and replicate; NaN where none counts
 * @param sampling how rules and replicates were sampled
 */
public record RuleEffects(List<String> rules, List<Condition> conditions, List<Replicate> replicates,
        double[][][] values,
        Sampling sampling) {
    /** Copies the lists. */
    public RuleEffects {
        rules = List.copyOf(rules);
        conditions = List.copyOf(conditions);
        replicates = List.copyOf(replicates);
    }

    /**
     * Sorts the effects of some scores. Scores that do not count are left out.
     *
     * @param scores scores of any conditions
     * @param lineages which rules are not independent
     * @return their effects
     */
    public static RuleEffects of(Collection<PairedScore> scores, Lineages lineages) {
        return of(scores, lineages, PairedScore::effect);
    }

    /** The effects of all sizes, with one set of plastic pathways at one delay. */
    static RuleEffects of(MemoryScores data, Set<Pathway> plastic, double delaySeconds) {
        return of(data.scores(plastic, delaySeconds), data.lineages());
    }

    /** Sorts another number of the scores that count. */
    static RuleEffects of(Collection<PairedScore> scores, Lineages lineages, ToDoubleFunction<PairedScore> value) {
        List<PairedScore> counting = scores.stream().filter(PairedScore::counts).toList();
        Index<String> rules = new Index<>(counting.stream().map(PairedScore::rule).distinct().toList());
        Index<Condition> conditions = new Index<>(
                counting.stream().map(PairedScore::condition).distinct().sorted().toList());
        Index<Replicate> replicates = new Index<>(
                counting.stream().map(PairedScore::replicate).distinct().sorted().toList());
        double[][][] values = new double[rules.size()][conditions.size()][replicates.size()];
        for (double[][] rule : values) {
            for (double[] condition : rule) {
                Arrays.fill(condition, Double.NaN);
            }
        }
        for (PairedScore score : counting) {
            values[rules.of(score.rule())][conditions.of(score.condition())][replicates.of(score.replicate())] = value
                    .applyAsDouble(score);
        }
        return new RuleEffects(rules.items(), conditions.items(), replicates.items(), values,
                new Sampling(lineages.clusters(rules.items()), Replicate.factors(replicates.items())));
    }

    /**
     * {@return the mean effect of a rule over the replicates drawn; NaN if none of them counts}
     *
     * @param rule number of the rule
     * @param condition number of the condition
     * @param replicateCounts how often each replicate was drawn
     */
    public double mean(int rule, int condition, int[] replicateCounts) {
        double[] effects = values[rule][condition];
        double sum = 0;
        int n = 0;
        for (int s = 0; s < effects.length; s++) {
            if (!Double.isNaN(effects[s])) {
                sum += replicateCounts[s] * effects[s];
                n += replicateCounts[s];
            }
        }
        return sum / n;
    }

    /**
     * Values of one condition by rule and wiring. Networks of one wiring with other patterns are not independent,
     * so that their mean counts once.
     */
    double[][] byWiring(int condition) {
        int[] wiring = sampling.factors().getFirst();
        int[][] drawn = IntStream.range(0, Sampling.levels(wiring))
                .mapToObj(w -> Arrays.stream(wiring).map(of -> of == w ? 1 : 0).toArray()).toArray(int[][]::new);
        double[][] means = new double[values.length][drawn.length];
        for (int rule = 0; rule < means.length; rule++) {
            for (int w = 0; w < drawn.length; w++) {
                means[rule][w] = mean(rule, condition, drawn[w]);
            }
        }
        return means;
    }

    /** Values of one condition by rule and replicate. */
    double[][] table(int condition) {
        return Arrays.stream(values).map(rule -> rule[condition]).toArray(double[][]::new);
    }
}
