package rulezoo.archive.record;

import java.io.Serializable;
import rulezoo.simulator.Software;
import rulezoo.simulator.experiment.Simulation;

/**
 * What the same simulation must give again, on any machine.
 *
 * @param spikeDigest digest of all spikes of the run
 * @param softwareVersion version of rulezoo that wrote the record
 * @param formatVersion {@link Simulation#FORMAT_VERSION} of the digest
 */
public record Fingerprint(String spikeDigest, String softwareVersion, int formatVersion) implements Serializable {
    /**
     * {@return the fingerprint of a simulation of this version}
     *
     * @param spikeDigest digest of all its spikes
     */
    public static Fingerprint of(String spikeDigest) {
        return new Fingerprint(spikeDigest, Software.VERSION, Simulation.FORMAT_VERSION);
    }
}
