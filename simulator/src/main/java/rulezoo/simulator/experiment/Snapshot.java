package rulezoo.simulator.experiment;

import java.io.Serializable;
import java.util.List;
import rulezoo.simulator.engine.Engine;
import rulezoo.simulator.recording.ProbeResponse;

/**
 * A simulation of a recurrent spiking network, put aside within a phase.
 *
 * @param phase place of the phase in the protocol
 * @param steps steps of the phase that are done
 * @param network state of the engine
 * @param digest state of the digest of spikes
 * @param windows scored windows so far
 * @param responses responses so far
 */
record Snapshot(int phase, int steps, Engine.State network, byte[] digest, List<SimulationResult.Window> windows,
        List<ProbeResponse> responses) implements Serializable {
    /** Rises whenever the state of an engine is laid out in another way. */
    static final int VERSION = 1;
}
