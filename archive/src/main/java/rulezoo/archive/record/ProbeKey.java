package rulezoo.archive.record;

import java.io.Serializable;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import rulezoo.simulator.network.NetworkModel;
import rulezoo.simulator.protocol.Protocol;
import rulezoo.simulator.rule.Pathway;

/**
 * What was simulated for a probe record.
 *
 * @param ruleId id of the archived rule
 * @param probe name of the probe, for example {@code familiarity}
 * @param variant choices of the plan that differ from the usual ones
 * @param plastic pathways that were plastic; empty for the static control, which has the same seed, wiring
 *        and input
 * @param network the network that was probed
 * @param protocol the experiment
 * @param seeds what was random
 * @param delaySeconds time from the end of training to the test
 */
public record ProbeKey(String ruleId, String probe, ProbeVariant variant, Set<Pathway> plastic, NetworkModel network,
        Protocol protocol, ProbeSeeds seeds, double delaySeconds) implements Serializable {
    public ProbeKey {
        plastic = plastic.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(plastic));
    }
}
