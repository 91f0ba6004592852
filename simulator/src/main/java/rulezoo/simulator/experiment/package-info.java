/**
 * The experiments: {@link rulezoo.simulator.experiment.Simulation} takes any network model under a rule
 * through a protocol, with {@link rulezoo.simulator.experiment.Patience} if it is given one, and scores its
 * windows. {@link rulezoo.simulator.experiment.RateSimulation} does so for networks of rates.
 */
@NullMarked
package rulezoo.simulator.experiment;

import org.jspecify.annotations.NullMarked;
