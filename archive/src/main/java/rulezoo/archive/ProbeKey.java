package rulezoo.archive;

import java.util.Set;
import rulezoo.simulator.network.NetworkModel;
import rulezoo.simulator.rule.Pathway;

/** What makes two probe records the same measurement. */
record ProbeKey(String ruleId, String probe, Set<Pathway> plastic, NetworkModel network, long seed,
        double delaySeconds) {
    static ProbeKey of(ProbeRecord record) {
        return new ProbeKey(record.ruleId(), record.probe(), record.plastic(), record.network(), record.seed(),
                record.delaySeconds());
    }
}
