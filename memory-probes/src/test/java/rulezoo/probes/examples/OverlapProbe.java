package rulezoo.probes.examples;

import java.util.List;
import java.util.Map;
import rulezoo.archive.record.MemoryTask;
import rulezoo.archive.record.ProbeRecord;
import rulezoo.probes.Probe;
import rulezoo.probes.ProbeCell;
import rulezoo.simulator.experiment.Simulation;
import rulezoo.simulator.network.InputSpec;
import rulezoo.simulator.network.NetworkModel;
import rulezoo.simulator.protocol.Phase;
import rulezoo.simulator.protocol.Protocol;
import rulezoo.simulator.protocol.Stimulus;

/**
 * Generalization: the novel pattern shares some of its inputs with the familiar one.
 *
 * @param shared share of the inputs that both patterns have, from 0 to 1
 * @param delaySeconds from the end of training to the test, more than 1
 */
public record OverlapProbe(double shared, double delaySeconds) implements Probe {
    private static final InputSpec.Grid GRID = new InputSpec.Grid(100, 100, 8, false, 0.075, 10);
    private static final int INPUTS = 500;
    private static final double ADDED_RATE_HZ = 50;

    /** Half of the inputs are shared, and the test is after 10 s. For the service loader of {@code --probe}. */
    public OverlapProbe() {
        this(0.5, 10);
    }

    /** The end of the name says that the records hold responses to a novel and a familiar pattern. */
    @Override
    public String name() {
        return "overlap-" + shared + "-familiarity";
    }

    @Override
    public List<Double> delaysSeconds() {
        return List.of(delaySeconds);
    }

    /** A memory is measured: the static network is measured as well. */
    @Override
    public boolean hasControls() {
        return true;
    }

    @Override
    public NetworkModel network(NetworkModel archived) {
        return archived.withRecurrent(spec -> spec.withInput(GRID)).orElse(archived);
    }

    @Override
    public Protocol protocol(ProbeCell cell) {
        int shift = (int) StrictMath.rint((1 - shared) * INPUTS);
        Stimulus familiar = Stimulus.continuous("familiar", 7000, INPUTS, ADDED_RATE_HZ);
        Stimulus novel = Stimulus.continuous("novel", 7000 + shift, INPUTS, ADDED_RATE_HZ);
        return new Protocol(name(),
                List.of(new Phase.Run("settle", 10, null, false),
                        new Phase.Run("training", 10, cell.trained() ? familiar : null, false),
                        new Phase.Run(MemoryTask.BREAK + "@", delaySeconds - 1, null, false),
                        new Phase.Run(MemoryTask.BEFORE + "@", 1, null, true),
                        new Phase.Probe(MemoryTask.NOVEL, 1, novel, true),
                        new Phase.Probe(MemoryTask.FAMILIAR, 1, familiar, true)));
    }

    @Override
    public List<ProbeRecord> measure(ProbeCell cell) {
        return List.of(cell.record(new Simulation(cell.network(), cell.rule(), protocol(cell), cell.seed()).run(),
                delaySeconds, Map.of()));
    }
}
