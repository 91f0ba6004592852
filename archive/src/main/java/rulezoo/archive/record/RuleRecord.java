package rulezoo.archive.record;

import java.io.Serializable;
import java.util.List;
import rulezoo.simulator.network.NetworkModel;
import rulezoo.simulator.protocol.Protocol;
import rulezoo.simulator.rule.PlasticityRule;
import rulezoo.simulator.stability.StabilityCriteria;
import rulezoo.simulator.stability.StabilityMetrics;
import rulezoo.simulator.stability.Verdict;

/**
 * A rule with everything needed to get the same result again: a stable rule that a search found and
 * confirmed, or one that was imported, confirmed here or not.
 *
 * @param rule the rule
 * @param network the network it was confirmed on
 * @param protocol the experiment it was confirmed in
 * @param criteria the criteria it was judged by, with all limits
 * @param confirmations one for each seed; empty for an imported rule that was not simulated here
 * @param lineage where the rule came from
 * @param softwareVersion version of rulezoo that wrote the record
 * @param formatVersion {@link rulezoo.simulator.experiment.Simulation#FORMAT_VERSION} of its digests
 */
public record RuleRecord(PlasticityRule rule, NetworkModel network, Protocol protocol, StabilityCriteria criteria,
        List<Confirmation> confirmations, Lineage lineage, String softwareVersion,
        int formatVersion) implements Serializable {
    public RuleRecord {
        confirmations = List.copyOf(confirmations);
    }

    /** {@return the id of the rule} */
    public String id() {
        return rule.id();
    }

    /**
     * {@return what the criteria say of each confirmation, in their order} A rule that was imported may break
     * them; one that a search archived met them with every seed.
     */
    public List<Verdict> verdicts() {
        return confirmations.stream()
                .map(confirmation -> criteria.judge(List.of(confirmation.metrics()), network.weightScale())).toList();
    }

    /**
     * {@return whether the rule met its criteria with every seed; {@link ArchivedVerdict#NOT_RUN} if there is
     * none}
     */
    public ArchivedVerdict judged() {
        return confirmations.isEmpty()
                ? ArchivedVerdict.NOT_RUN
                : verdicts().stream().allMatch(Verdict::stable) ? ArchivedVerdict.STABLE : ArchivedVerdict.UNSTABLE;
    }

    /** {@return the metrics averaged over the confirmations; NaN if there is none} */
    public StabilityMetrics meanMetrics() {
        return confirmations.isEmpty()
                ? StabilityMetrics.UNDEFINED
                : StabilityMetrics.mean(confirmations.stream().map(Confirmation::metrics).toList());
    }
}
