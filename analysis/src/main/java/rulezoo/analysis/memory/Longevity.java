package rulezoo.analysis.memory;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import rulezoo.archive.record.ProbeRecord;

/** How long rules stay stable, by the records of the probe {@code longevity}. */
public final class Longevity {
    /** The number of each rule, as conditions name it. */
    public static final String COLUMN = "stable_until_s";
    /** Name of the probe. */
    private static final String PROBE = "longevity";

    private Longevity() {}

    /** The records that say so; those of other learning rates are left out. */
    static List<ProbeRecord> records(Collection<ProbeRecord> probes) {
        return probes.stream().filter(record -> record.probe().equals(PROBE) && record.variant().learningRate() == 1)
                .toList();
    }

    /**
     * {@return the longest delay in s up to which each rule was stable at every delay, in every network and with
     * every seed that was measured, by id; 0 if it was not stable at the first delay; without rules that were not
     * measured}
     *
     * @param probes records of a zoo
     */
    public static Map<String, Double> secondsByRule(Collection<ProbeRecord> probes) {
        Map<String, TreeMap<Double, Boolean>> byRule = records(probes).stream()
                .collect(Collectors.groupingBy(ProbeRecord::ruleId, Collectors.toMap(ProbeRecord::delaySeconds,
                        ProbeRecord::stable, Boolean::logicalAnd, TreeMap::new)));
        Map<String, Double> seconds = new LinkedHashMap<>();
        byRule.forEach((rule, delays) -> {
            double until = 0;
            for (Map.Entry<Double, Boolean> delay : delays.entrySet()) {
                if (!delay.getValue()) {
                    break;
                }
                until = delay.getKey();
            }
            seconds.put(rule, until);
        });
        return seconds;
    }
}
