/**
 * What a network is, as data: population sizes, neuron constants, connectivity, initial weights and input
 * ({@link rulezoo.simulator.network.NetworkSpec}). Nothing here simulates.
 */
@NullMarked
package rulezoo.simulator.network;

import org.jspecify.annotations.NullMarked;
