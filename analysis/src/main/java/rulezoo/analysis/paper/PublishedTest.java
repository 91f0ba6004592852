package rulezoo.analysis.paper;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rulezoo.analysis.statistics.TwoSampleTTest;
import rulezoo.archive.record.ProbeRecord;

/**
 * Whether a rule responds at one delay, as published (Mem1k; MBA, figure 1B): Student's unpaired t-test of
 * the responses to the novel against those to the familiar patterns over seeds, p &lt; 0.05, without a
 * correction for the number of delays or rules, so that about one delay in twenty is significant without any
 * memory.
 *
 * @param rule id of the rule
 * @param delaySeconds time since training
 * @param seeds stable networks, at least {@value #FEWEST_SEEDS}
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
                .filter(r -> r.isFamiliarity() && !r.isControl() && !r.isUntrained() && r.stable()
                        && Double.isFinite(r.novelHz()) && Double.isFinite(r.familiarHz()))
                .collect(Collectors.groupingBy(ProbeRecord::ruleId, TreeMap::new,
                        Collectors.groupingBy(ProbeRecord::delaySeconds, TreeMap::new, Collectors.toList())));
        List<PublishedTest> tests = new ArrayList<>();
        byRule.forEach((rule, byDelay) -> byDelay.forEach((delay, ofDelay) -> {
            List<ProbeRecord> seeds = oneASeed(ofDelay);
            if (seeds.size() >= FEWEST_SEEDS) {
                tests.add(new PublishedTest(rule, delay, seeds.size(), mean(seeds, Response.BEFORE),
                        mean(seeds, Response.DR), TwoSampleTTest.pValue(values(seeds, Response.NOVEL),
                                values(seeds, Response.FAMILIAR))));
            }
        }));
        return tests;
    }

    private enum Response {
        NOVEL, FAMILIAR, BEFORE, DR;

        double of(ProbeRecord record) {
            return switch (this) {
                case NOVEL -> record.novelHz();
                case FAMILIAR -> record.familiarHz();
                case BEFORE -> record.rateBeforeHz();
                case DR -> record.dr();
            };
        }
    }

    private static List<ProbeRecord> oneASeed(List<ProbeRecord> records) {
        Map<Long, ProbeRecord> seeds = new TreeMap<>();
        records.forEach(record -> seeds.putIfAbsent(record.seed(), record));
        return List.copyOf(seeds.values());
    }

    private static double[] values(List<ProbeRecord> records, Response response) {
        return records.stream().mapToDouble(response::of).toArray();
    }

    private static double mean(List<ProbeRecord> records, Response response) {
        return records.stream().mapToDouble(response::of).average().orElseThrow();
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
