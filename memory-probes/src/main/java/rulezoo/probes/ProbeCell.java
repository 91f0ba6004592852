package rulezoo.probes;

import java.io.Serializable;
import java.util.List;
import java.util.Set;
import rulezoo.simulator.network.NetworkModel;
import rulezoo.simulator.protocol.Protocol;
import rulezoo.simulator.rule.Pathway;
import rulezoo.simulator.rule.PlasticityRule;

/**
 * One simulation of a {@link ProbePlan}.
 *
 * @param ruleId id of the archived rule
 * @param rule the rule that acts: the archived one, or what its knock-out leaves of it
 * @param plastic pathways that are plastic; empty for the static control
 * @param network network
 * @param protocol experiment
 * @param seed master seed
 * @param delaysSeconds delays at which the experiment tests memory
 */
public record ProbeCell(String ruleId, PlasticityRule rule, Set<Pathway> plastic, NetworkModel network,
        Protocol protocol, long seed, List<Double> delaysSeconds) implements Serializable {}
