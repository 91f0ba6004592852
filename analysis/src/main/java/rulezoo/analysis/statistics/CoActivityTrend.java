package rulezoo.analysis.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;
import org.hipparchus.special.Erf;

/**
 * A permutation test of whether memory grows or shrinks with the number of co-active rules within rules, in
 * one network size and at one delay: the statistic is the sum over rules of the covariation of K and the
 * rule's mean effect at K (dr minus control; over seeds, then over subsets of the same K), and each rule's
 * effects are exchanged among its K. Rules differ as they like, which makes them the blocks, as in Page's
 * test. Seeds are shared by all rules and are not drawn: the answer holds for the seeds probed.
 *
 * @param excitatory number of excitatory neurons, N
 * @param delaySeconds time since the end of training
 * @param perCoActiveRule mean slope within rules: change of the effect for each further co-active rule
 * @param rules number of rules with two or more K
 * @param p two-sided p-value of {@value #PERMUTATIONS} permutations, or of their limit with more than
 *        {@value #MOST_PERMUTED} rules
 * @param adjusted p-value adjusted (Benjamini and Hochberg) over all sizes and delays
 */
public record CoActivityTrend(int excitatory, double delaySeconds, double perCoActiveRule, int rules, double p,
        double adjusted) {
    /** Random permutations; the observed order counts as one more. */
    public static final int PERMUTATIONS = 9999;

    /**
     * Of more rules the permutation distribution is taken as normal with its exact variance, sum of squared K
     * times the rule's variance.
     */
    public static final int MOST_PERMUTED = 400;

    private static final long SEED = 20250615;

    /**
     * {@return one test for each network size and delay at which rules were probed with several K}
     *
     * @param data the paired probes
     */
    public static List<CoActivityTrend> of(MemoryData data) {
        List<CoActivityTrend> tests = new ArrayList<>();
        for (int size : data.sizes()) {
            for (double delay : data.delays()) {
                List<double[][]> blocks = blocks(RuleEffects.of(data.scores().stream()
                        .filter(s -> s.excitatory() == size && s.delaySeconds() == delay).toList()));
                if (!blocks.isEmpty()) {
                    tests.add(test(size, delay, blocks));
                }
            }
        }
        double[] adjusted = BenjaminiHochberg.adjust(tests.stream().mapToDouble(CoActivityTrend::p).toArray());
        for (int i = 0; i < adjusted.length; i++) {
            CoActivityTrend t = tests.get(i);
            tests.set(i, new CoActivityTrend(t.excitatory, t.delaySeconds, t.perCoActiveRule, t.rules, t.p,
                    adjusted[i]));
        }
        return tests;
    }

    /** Each rule's centred K, and its effect at each. */
    private static List<double[][]> blocks(RuleEffects effects) {
        int[] each = new int[effects.seeds().size()];
        Arrays.fill(each, 1);
        List<double[][]> blocks = new ArrayList<>();
        for (List<RuleEffects.Point> rule : effects.rules()) {
            Map<Integer, Double> byK = rule.stream().collect(Collectors.groupingBy(RuleEffects.Point::coActive,
                    TreeMap::new, Collectors.averagingDouble(p -> p.mean(each))));
            if (byK.size() > 1) {
                double middle = byK.keySet().stream().mapToInt(k -> k).average().orElseThrow();
                blocks.add(new double[][]{byK.keySet().stream().mapToDouble(k -> k - middle).toArray(),
                        byK.values().stream().mapToDouble(v -> v).toArray()});
            }
        }
        return blocks;
    }

    private static CoActivityTrend test(int size, double delay, List<double[][]> blocks) {
        double observed = observed(blocks);
        double squares = blocks.stream().mapToDouble(b -> covariation(b[0], b[0])).sum();
        double p = blocks.size() > MOST_PERMUTED ? normal(blocks) : permuted(blocks);
        return new CoActivityTrend(size, delay, observed / squares, blocks.size(), p, p);
    }

    private static double observed(List<double[][]> blocks) {
        return blocks.stream().mapToDouble(b -> covariation(b[0], b[1])).sum();
    }

    /** The p-value from permutations of each block: centred K, and effects. */
    static double permuted(List<double[][]> blocks) {
        double observed = observed(blocks);
        RandomGenerator random = RandomGeneratorFactory.of(Bootstrap.ALGORITHM).create(SEED);
        // Sums of the same numbers in another order differ by rounding.
        double limit = Math.abs(observed) * (1 - 1e-12);
        int asFar = 1;
        for (int i = 0; i < PERMUTATIONS; i++) {
            double sum = 0;
            for (double[][] block : blocks) {
                sum += covariation(block[0], shuffled(block[1], random));
            }
            asFar += Math.abs(sum) >= limit ? 1 : 0;
        }
        return asFar / (PERMUTATIONS + 1.0);
    }

    /** The sum over many independent blocks is normal, of known variance. */
    static double normal(List<double[][]> blocks) {
        double variance = 0;
        for (double[][] block : blocks) {
            double mean = Arrays.stream(block[1]).average().orElseThrow();
            double squares = Arrays.stream(block[1]).map(y -> (y - mean) * (y - mean)).sum();
            variance += covariation(block[0], block[0]) * squares / (block[1].length - 1);
        }
        return variance == 0 ? 1 : Erf.erfc(Math.abs(observed(blocks)) / Math.sqrt(2 * variance));
    }

    private static double covariation(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static double[] shuffled(double[] values, RandomGenerator random) {
        double[] result = values.clone();
        for (int i = result.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            double swapped = result[i];
            result[i] = result[j];
            result[j] = swapped;
        }
        return result;
    }
}
