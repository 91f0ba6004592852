/**
 * What is kept of a simulation: spikes and weight samples of a scored window, digests of all spikes, probe
 * responses.
 */
@NullMarked
package rulezoo.simulator.recording;

import org.jspecify.annotations.NullMarked;
