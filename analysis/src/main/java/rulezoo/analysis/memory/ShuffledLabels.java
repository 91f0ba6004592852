package rulezoo.analysis.memory;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;
import rulezoo.analysis.statistics.Bootstrap;
import rulezoo.analysis.statistics.Estimate;
import rulezoo.analysis.statistics.ReplicateMean;
import rulezoo.analysis.statistics.WilsonInterval;

/**
 * How often the test of a single rule finds memory when the names of the two patterns are exchanged in a
 * random half of the simulations: the false-positive rate of the test on these very data. 5 % are expected
 * where there is no memory; where it is strong, all n seeds agree in a share 2^(1-n) of the shuffles (6 % of
 * 5 seeds, 25 % of 3). The interval is Wilson's and takes shuffles as independent.
 */
public final class ShuffledLabels {
    private static final int SHUFFLES = 20;
    private static final long SEED = 20260101;

    private ShuffledLabels() {}

    /**
     * {@return the false-positive rate of each condition}
     *
     * @param data the paired probes
     */
    public static Map<Condition, Estimate> of(MemoryScores data) {
        RandomGenerator random = RandomGeneratorFactory.of(Bootstrap.ALGORITHM).create(SEED);
        Map<Condition, Estimate> rates = new LinkedHashMap<>();
        data.byCondition().forEach((condition, scores) -> rates.put(condition, rate(scores, random)));
        return rates;
    }

    private static Estimate rate(List<PairedScore> scores, RandomGenerator random) {
        Map<String, List<PairedScore>> rules = scores.stream().filter(PairedScore::counts)
                .collect(Collectors.groupingBy(PairedScore::rule, LinkedHashMap::new, Collectors.toList()));
        int found = 0;
        int tested = 0;
        for (List<PairedScore> seeds : rules.values()) {
            List<int[]> factors = Replicate.factors(seeds.stream().map(PairedScore::replicate).toList());
            for (int shuffle = 0; shuffle < SHUFFLES && seeds.size() >= MemoryPrevalence.MINIMUM_SEEDS; shuffle++) {
                double[] shuffled = seeds.stream().mapToDouble(s -> random.nextBoolean() ? s.effect() : -s.effect())
                        .toArray();
                found += ReplicateMean.of(shuffled, factors).pValue() < MemoryPrevalence.RATE ? 1 : 0;
                tested++;
            }
        }
        return WilsonInterval.of(found, tested);
    }
}
