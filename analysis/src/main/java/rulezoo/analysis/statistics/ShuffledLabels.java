package rulezoo.analysis.statistics;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;

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
    public static Map<Condition, Estimate> of(MemoryData data) {
        RandomGenerator random = RandomGeneratorFactory.of(Bootstrap.ALGORITHM).create(SEED);
        Map<Condition, Estimate> rates = new LinkedHashMap<>();
        data.byCondition().forEach((condition, scores) -> rates.put(condition, rate(scores, random)));
        return rates;
    }

    private static Estimate rate(List<PairedScore> scores, RandomGenerator random) {
        Map<List<Object>, List<PairedScore>> variants = scores.stream().filter(PairedScore::counts)
                .collect(Collectors.groupingBy(s -> List.of(s.rule(), s.plastic()), LinkedHashMap::new,
                        Collectors.toList()));
        List<double[]> tested = new ArrayList<>();
        variants.values().stream().filter(seeds -> seeds.size() >= MemoryPrevalence.MINIMUM_SEEDS)
                .forEach(seeds -> tested.add(seeds.stream().mapToDouble(PairedScore::effect).toArray()));
        int found = 0;
        for (double[] effects : tested) {
            for (int shuffle = 0; shuffle < SHUFFLES; shuffle++) {
                double[] shuffled = new double[effects.length];
                for (int i = 0; i < effects.length; i++) {
                    shuffled[i] = random.nextBoolean() ? effects[i] : -effects[i];
                }
                found += PairedTTest.pValue(shuffled) < MemoryPrevalence.RATE ? 1 : 0;
            }
        }
        return WilsonInterval.of(found, tested.size() * SHUFFLES);
    }
}
