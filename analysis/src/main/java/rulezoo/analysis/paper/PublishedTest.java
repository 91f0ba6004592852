package rulezoo.analysis.paper;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rulezoo.analysis.statistics.TwoSampleTTest;
import rulezoo.archive.record.ProbeRecord;

/**
 * Whether a rule responds at one delay, as published (Mem1k; MBA, figure 1B): Student's unpaired t-test of
 * the responses to the novel against those to the familiar patterns over seeds, p &lt; 0.05, without a
 * correction for the number of delays or rules, so that about one delay in twenty is significant without any
 * memory. A seed has one network, or several with other patterns and the same wiring, whose mean counts once.
 *
 * @param rule id of the rule
 * @param delaySeconds time since training
 * @param seeds wirings with a stable network, at least {@value #FEWEST_SEEDS}
 * @param rateHz mean excitatory rate in the second before the test
 * @param dr mean over seeds of dr
 * @param p p-value, two-sided
 */
record PublishedTest(String rule, double delaySeconds, int seeds, double rateHz, double dr, double p) {
    private static final int FEWEST_SEEDS = 3;
    private static final double LEVEL = 0.05;

    /**
     * Tests every rule at every delay.
     *
     * @param records of familiarity tasks of one kind; static, untrained and unstable networks are left out
     * @return one test for each rule and delay of which enough seeds are stable, delays ascending
     */
    static List<PublishedTest> of(Stream<ProbeRecord> records) {
        Map<String, Map<Double, List<ProbeRecord>>> byRule = records
                .filter(r -> r.isMemoryTestOfRule() && r.stable()
                        && Double.isFinite(r.novelHz()) && Double.isFinite(r.familiarHz()))
                .collect(Collectors.groupingBy(ProbeRecord::ruleId, TreeMap::new,
                        Collectors.groupingBy(ProbeRecord::delaySeconds, TreeMap::new, Collectors.toList())));
        List<PublishedTest> tests = new ArrayList<>();
        byRule.forEach((rule, byDelay) -> byDelay.forEach((delay, ofDelay) -> {
            Collection<List<ProbeRecord>> seeds = ofDelay.stream()
                    .collect(Collectors.groupingBy(ProbeRecord::seed, TreeMap::new, Collectors.toList())).values();
            if (seeds.size() >= FEWEST_SEEDS) {
                tests.add(new PublishedTest(rule, delay, seeds.size(),
                        mean(ofSeeds(seeds, ProbeRecord::rateBeforeHz)), mean(ofSeeds(seeds, ProbeRecord::dr)),
                        TwoSampleTTest.pValue(ofSeeds(seeds, ProbeRecord::novelHz),
                                ofSeeds(seeds, ProbeRecord::familiarHz))));
            }
        }));
        return tests;
    }

    private static double[] ofSeeds(Collection<List<ProbeRecord>> seeds, ToDoubleFunction<ProbeRecord> value) {
        return seeds.stream().mapToDouble(seed -> mean(seed.stream().mapToDouble(value).toArray())).toArray();
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    boolean significant() {
        return p < LEVEL;
    }

    /** Tests of each rule, delays ascending. */
    static Map<String, List<PublishedTest>> byRule(List<PublishedTest> tests) {
        return tests.stream().sorted(Comparator.comparingDouble(PublishedTest::delaySeconds))
                .collect(Collectors.groupingBy(PublishedTest::rule, LinkedHashMap::new, Collectors.toList()));
    }

    /** The published lifetime: the last significant delay of one rule; 0 if it has none. */
    static double lifetimeSeconds(List<PublishedTest> ofRule) {
        return ofRule.stream().filter(PublishedTest::significant).mapToDouble(PublishedTest::delaySeconds).max()
                .orElse(0);
    }
}
