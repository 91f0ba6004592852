package rulezoo.simulator.recording;

import java.io.Serializable;

/**
 * Response of the excitatory population to one probe.
 *
 * @param label the probe's label
 * @param rateHz spikes of all excitatory neurons per neuron and second
 * @param sdHz standard deviation over neurons of their single rates (docs/science.md, 4.1, for dsr)
 */
public record ProbeResponse(String label, double rateHz, double sdHz) implements Serializable {}
