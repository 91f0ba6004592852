/**
 * Rate networks: the mean field of the spiking network under any six-parameter rule
 * ({@link rulezoo.simulator.rate.MeanFieldRule}, {@link rulezoo.simulator.rate.MeanFieldNetwork}), one linear
 * neuron under the rate families ({@link rulezoo.simulator.rate.LinearNeuron},
 * {@link rulezoo.simulator.rate.RateRule}), and linear and rectified recurrent networks
 * ({@link rulezoo.simulator.rate.RecurrentRateNetwork}). All advance in steps of
 * {@link rulezoo.simulator.rate.RateNetwork#STEP_SECONDS} and go through the same protocols as the spiking
 * networks.
 */
@NullMarked
package rulezoo.simulator.rate;

import org.jspecify.annotations.NullMarked;
