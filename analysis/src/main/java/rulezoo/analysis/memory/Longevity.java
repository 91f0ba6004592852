package rulezoo.analysis.memory;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import rulezoo.archive.ZooColumns;
import rulezoo.archive.column.ColumnBatch;
import rulezoo.archive.record.ProbeRecord;
import rulezoo.archive.record.ProbeVariant;

/**
 * How long rules stay stable, by the records of the probe {@code longevity} that it is given; those of other
 * learning rates, with other inputs or with knocked-out pathways are left out.
 */
public final class Longevity implements ZooColumns.BatchVisitor {
    /** The number of each rule, as conditions name it. */
    public static final String COLUMN = "stable_until_s";

    /** By rule and number of plastic pathways: whether all networks were stable at each delay. */
    private final Map<String, TreeMap<Double, TreeMap<Double, Boolean>>> byRule = new LinkedHashMap<>();

    /** The records that say so. */
    static List<ProbeRecord> records(Collection<ProbeRecord> probes) {
        return WholeRules.of(probes.stream().filter(record -> counts(record.probe(), record.variant())).toList());
    }

    private static boolean counts(String probe, ProbeVariant variant) {
        return probe.equals("longevity") && variant.isUsualNetwork();
    }

    @Override
    public void visit(ColumnBatch batch) {
        if (!batch.hasTexts("variant")) {
            return; // from before there was this probe
        }
        String[] rules = batch.texts("rule_id");
        String[] probes = batch.texts("probe");
        String[] variants = batch.texts("variant");
        double[] delays = batch.numbers("delay_s");
        double[] stable = batch.numbers("stable");
        double[] plastic = batch.numbers("K");
        for (int row = 0; row < rules.length; row++) {
            if (counts(probes[row], ProbeVariant.parse(variants[row]))) {
                byRule.computeIfAbsent(rules[row], _ -> new TreeMap<>())
                        .computeIfAbsent(plastic[row], _ -> new TreeMap<>()).merge(delays[row], stable[row] == 1,
                                Boolean::logicalAnd);
            }
        }
    }

    /**
     * {@return the longest delay in s up to which each rule was stable at every delay, in every network and with
     * every seed that was measured, by id; 0 if it was not stable at the first delay; without rules that were not
     * measured}
     */
    public Map<String, Double> secondsByRule() {
        Map<String, Double> seconds = new LinkedHashMap<>();
        byRule.forEach((rule, byPlastic) -> {
            double until = 0;
            for (Map.Entry<Double, Boolean> delay : byPlastic.lastEntry().getValue().entrySet()) {
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
