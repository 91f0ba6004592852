package rulezoo.probes;

import java.io.Serializable;
import java.util.List;
import rulezoo.archive.ProbeRecord;
import rulezoo.simulator.network.NetworkModel;
import rulezoo.simulator.protocol.Protocol;

/** One kind of experiment with all its settings. */
public interface Probe extends Serializable {
    /** Name in records. */
    String name();

    /** Delays of the records of one cell; a single 0, the usual, if there is no training. */
    default List<Double> delaysSeconds() {
        return List.of(0.0);
    }

    /** Whether static, untrained and frozen networks say anything: whether memory is measured. Usually not. */
    default boolean hasControls() {
        return false;
    }

    /**
     * A network with the input of this experiment.
     *
     * @throws IllegalArgumentException if the experiment cannot be done in it
     */
    NetworkModel network(NetworkModel archived);

    /** The experiment of a cell, as its records name it. */
    Protocol protocol(ProbeCell cell);

    /** Biological time that a cell takes, over all its simulations. */
    default double simulatedSeconds(ProbeCell cell) {
        return protocol(cell).durationSeconds();
    }

    /** Simulates a cell: one record for each delay. */
    List<ProbeRecord> measure(ProbeCell cell);
}
