package rulezoo.probes;

import java.io.Serializable;
import java.util.List;
import rulezoo.archive.record.ProbeRecord;
import rulezoo.archive.record.ProbeVariant;
import rulezoo.simulator.network.NetworkModel;
import rulezoo.simulator.protocol.Protocol;

/** One kind of experiment with all its settings. */
public interface Probe extends Serializable {
    /** {@return the name in records} */
    String name();

    /**
     * {@return the delays of the records of one cell in seconds; a single 0, the usual, if there is no training}
     */
    default List<Double> delaysSeconds() {
        return List.of(0.0);
    }

    /**
     * {@return whether static, untrained and frozen networks say anything: whether memory is measured} Usually
     * not.
     */
    default boolean hasControls() {
        return false;
    }

    /**
     * {@return this probe with other durations} Usually it has none that can be changed.
     *
     * @param timing what is different
     * @throws IllegalArgumentException if the probe has no such durations
     */
    default Probe with(ProbeTiming timing) {
        timing.requireOnly(name());
        return this;
    }

    /**
     * {@return what records of this probe did not always mean, for {@link ProbeRecord#variant}; usually nothing}
     */
    default ProbeVariant variant() {
        return ProbeVariant.USUAL;
    }

    /**
     * {@return a network with the input of this experiment: usually that which it has}
     *
     * @param archived network of the archived rule, at the size and learning rate of the plan
     * @throws IllegalArgumentException if the experiment cannot be done in it
     */
    default NetworkModel network(NetworkModel archived) {
        return archived;
    }

    /**
     * {@return the experiment of a cell, as its records name it}
     *
     * @param cell what is probed
     */
    Protocol protocol(ProbeCell cell);

    /**
     * {@return the biological time that a cell takes, over all its simulations, in seconds}
     *
     * @param cell what is probed
     */
    default double simulatedSeconds(ProbeCell cell) {
        return protocol(cell).durationSeconds();
    }

    /**
     * {@return the biological time, in seconds, at the start of a cell that it has in common with cells of the
     * same network, rule and wiring, see {@link SettlingOrder}} Usually none.
     */
    default double sharedSeconds() {
        return 0;
    }

    /**
     * Simulates a cell.
     *
     * @param cell what is probed
     * @return one record for each delay
     */
    List<ProbeRecord> measure(ProbeCell cell);
}
