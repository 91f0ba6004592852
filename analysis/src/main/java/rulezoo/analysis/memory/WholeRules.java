package rulezoo.analysis.memory;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import rulezoo.archive.record.ProbeRecord;

/** Which records tell of a rule as it was archived, and not of a part of it, or in another network. */
final class WholeRules {
    private WholeRules() {}

    /**
     * The records with as many plastic pathways as any of the same rule, under its own learning rate and the
     * probe's own input.
     *
     * @param records records of one probe, which measured every rule as a whole, too
     */
    static List<ProbeRecord> of(Collection<ProbeRecord> records) {
        Map<String, Integer> most = records.stream()
                .collect(Collectors.toMap(ProbeRecord::ruleId, ProbeRecord::coActive, Math::max));
        return records.stream().filter(record -> record.variant().isUsualNetwork()
                && record.coActive() == most.getOrDefault(record.ruleId(), 0)).toList();
    }
}
