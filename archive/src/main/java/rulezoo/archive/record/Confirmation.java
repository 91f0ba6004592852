package rulezoo.archive.record;

import java.io.Serializable;
import rulezoo.simulator.stability.StabilityMetrics;

/**
 * One full simulation in which a rule met its criteria.
 *
 * @param seed master seed of the simulation
 * @param metrics stability metrics of its last scored window
 * @param spikeDigest fingerprint of all its spikes, 64 hexadecimal digits
 */
public record Confirmation(long seed, StabilityMetrics metrics, String spikeDigest) implements Serializable {}
