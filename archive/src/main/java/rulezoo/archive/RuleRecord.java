package rulezoo.archive;

import java.util.List;
import rulezoo.simulator.network.NetworkModel;
import rulezoo.simulator.protocol.Protocol;
import rulezoo.simulator.rule.PlasticityRule;
import rulezoo.simulator.stability.StabilityCriteria;
import rulezoo.simulator.stability.StabilityMetrics;

/**
 * A stable rule with everything needed to get the same result again.
 *
 * @param rule the rule
 * @param network the network it was confirmed on
 * @param protocol the experiment it was confirmed in
 * @param criteria the criteria it met, with all limits
 * @param confirmations one for each seed
 * @param lineage where the rule came from
 * @param softwareVersion version of rulezoo that wrote the record
 * @param formatVersion {@link rulezoo.simulator.engine.Simulation#FORMAT_VERSION} of its digests
 */
public record RuleRecord(PlasticityRule rule, NetworkModel network, Protocol protocol, StabilityCriteria criteria,
        List<Confirmation> confirmations, Lineage lineage, String softwareVersion, int formatVersion) {
    /**
     * @throws IllegalArgumentException if there is no confirmation
     */
    public RuleRecord {
        confirmations = List.copyOf(confirmations);
        if (confirmations.isEmpty()) {
            throw new IllegalArgumentException("rule " + rule.id() + " was not confirmed by any seed");
        }
    }

    /** Id of the rule. */
    public String id() {
        return rule.id();
    }

    /** Metrics averaged over the confirmations. */
    public StabilityMetrics meanMetrics() {
        return StabilityMetrics.mean(confirmations.stream().map(Confirmation::metrics).toList());
    }
}
