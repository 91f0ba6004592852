/**
 * What a network does under a plasticity rule. A {@link rulezoo.simulator.rule.PlasticityRule} acts on the
 * network of a {@link rulezoo.simulator.network.NetworkSpec} through a
 * {@link rulezoo.simulator.protocol.Protocol}; {@link rulezoo.simulator.experiment.Simulation} runs it, and
 * {@link rulezoo.simulator.stability} judges the result.
 */
@NullMarked
package rulezoo.simulator;

import org.jspecify.annotations.NullMarked;
