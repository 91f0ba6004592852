package rulezoo.simulator.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import rulezoo.simulator.engine.Engine;
import rulezoo.simulator.network.NetworkSpec;
import rulezoo.simulator.protocol.Phase;
import rulezoo.simulator.protocol.Protocol;
import rulezoo.simulator.recording.ProbeResponse;
import rulezoo.simulator.recording.SpikeDigest;
import rulezoo.simulator.recording.SpikeListener;
import rulezoo.simulator.recording.WindowRecording;
import rulezoo.simulator.stability.StabilityMetrics;
import rulezoo.simulator.stability.WindowMetrics;

/** A spiking network on its way through a protocol. */
final class SpikingRun {
    private static final double STEPS_PER_SECOND = Math.rint(1 / NetworkSpec.STEP_SECONDS);
    /** Ten seconds. */
    private static final int PIECE_STEPS = 100 * WindowRecording.SAMPLE_STEPS;

    private final Engine engine;
    private final Recorded recorded;
    private final Simulation.Observer observer;
    private final WatchedRun watched;
    private final @Nullable SnapshotFile snapshots;
    private SpikeDigest digest;
    private final SpikeListener listener;
    private final List<SimulationResult.Window> windows = new ArrayList<>();
    private final List<ProbeResponse> responses = new ArrayList<>();

    /** Place of the phase in the protocol. */
    private int phase;
    /** Steps of the phase that were done before this run. */
    private int stepsBefore;

    /** @param snapshots where the state is kept; null if it is not */
    SpikingRun(Engine engine, Recorded recorded, Simulation.Observer observer, Patience patience,
            @Nullable SnapshotFile snapshots) {
        this.engine = engine;
        this.recorded = recorded;
        this.observer = observer;
        this.snapshots = snapshots;
        this.digest = snapshots == null ? new SpikeDigest() : SpikeDigest.savable();
        this.watched = new WatchedRun(engine, recorded.excitatory(), patience);
        this.listener = (step, neuron) -> {
            digest.spike(step, neuron);
            observer.spike(step, neuron);
        };
    }

    /**
     * Goes to the end of a beginning that other simulations share: takes it over from the one that has simulated
     * it, or simulates it.
     *
     * @param turn this simulation's turn
     * @return whether the network survived it
     */
    boolean begin(SharedBeginnings.Turn turn) {
        Optional<SharedBeginning.End> theirs = turn.theirs();
        boolean survived = true;
        if (theirs.isPresent()) {
            engine.restore(theirs.get().network());
            digest = theirs.get().ownDigest();
        } else {
            survived = watched.advance(turn.steps(), listener);
            turn.handOn(survived
                    ? Optional.of(new SharedBeginning.End(engine.save(), digest.copy()))
                    : Optional.empty());
        }
        stepsBefore = Math.toIntExact(engine.step());
        return survived;
    }

    SimulationResult through(Protocol protocol) {
        if (snapshots == null) {
            return result(protocol);
        }
        snapshots.read().ifPresent(this::resume);
        SimulationResult result = result(protocol);
        snapshots.delete();
        return result;
    }

    private void resume(Snapshot snapshot) {
        phase = snapshot.phase();
        stepsBefore = snapshot.steps();
        engine.restore(snapshot.network());
        digest = SpikeDigest.restored(snapshot.digest());
        windows.addAll(snapshot.windows());
        responses.addAll(snapshot.responses());
    }

    private SimulationResult result(Protocol protocol) {
        for (; phase < protocol.phases().size(); phase++) {
            boolean survived = switch (protocol.phases().get(phase)) {
                case Phase.Run run -> live(run);
                case Phase.Probe probe -> probe(probe);
                case Phase.Sequence sequence -> sequence(sequence);
            };
            if (!survived) {
                return failure();
            }
        }
        return new SimulationResult(SimulationResult.SURVIVED, windows, responses, digest.hex());
    }

    /** What came out of a run that the network did not survive. */
    SimulationResult failure() {
        return new SimulationResult(engine.step() / STEPS_PER_SECOND, windows, responses, digest.hex(),
                Objects.requireNonNullElse(watched.endedBecause(), SimulationResult.LEFT_BOUNDS));
    }

    private boolean live(Phase.Run run) {
        engine.freeze(run.frozen());
        engine.present(run.stimulus());
        boolean survived;
        if (run.scored()) {
            WindowRecorder recorder = new WindowRecorder(recorded, engine, watched, run.steps());
            survived = recorder.advance(listener);
            StabilityMetrics metrics = survived ? WindowMetrics.of(recorder.recording()) : StabilityMetrics.UNDEFINED;
            windows.add(new SimulationResult.Window(run.label(), metrics));
        } else {
            survived = unscored(run);
        }
        engine.present(null);
        if (survived) {
            observer.phaseEnded(run, engine);
        }
        return survived;
    }

    /** Simulates in pieces, between which the state can be kept. */
    private boolean unscored(Phase.Run run) {
        int done = stepsBefore;
        stepsBefore = 0;
        while (done < run.steps()) {
            int piece = Math.min(PIECE_STEPS, run.steps() - done);
            if (!watched.advance(piece, listener)) {
                return false;
            }
            done += piece;
            if (snapshots != null && run.stimulus() == null && snapshots.isDue()) {
                snapshots.write(new Snapshot(phase, done, engine.save(), digest.save(), List.copyOf(windows),
                        List.copyOf(responses)));
            }
        }
        return true;
    }

    private boolean probe(Phase.Probe probe) {
        Engine.State state = branch(probe.label(), probe.plastic());
        engine.present(probe.stimulus());
        int[] counts = new int[recorded.excitatory()];
        boolean survived = engine.advance(probe.steps(), (step, neuron) -> {
            listener.spike(step, neuron);
            if (neuron < counts.length) {
                counts[neuron]++;
            }
        });
        if (survived) {
            responses.add(response(probe, counts));
            goBack(probe, state);
        }
        return survived;
    }

    private boolean sequence(Phase.Sequence sequence) {
        Engine.State state = branch(sequence.label(), sequence.plastic());
        for (Phase.Element element : sequence.elements()) {
            engine.present(element.stimulus());
            if (!engine.advance(element.steps(), listener)) {
                return false;
            }
        }
        goBack(sequence, state);
        return true;
    }

    /** Begins what leaves no trace. */
    private Engine.State branch(String label, boolean plastic) {
        Engine.State state = engine.save();
        engine.branchInput(label);
        engine.setPlastic(plastic);
        return state;
    }

    private void goBack(Phase ended, Engine.State state) {
        observer.phaseEnded(ended, engine);
        engine.restore(state);
        engine.setPlastic(true);
    }

    private static ProbeResponse response(Phase.Probe probe, int[] counts) {
        double sum = 0;
        double squares = 0;
        for (int count : counts) {
            sum += count;
            squares += (double) count * count;
        }
        double mean = sum / counts.length;
        double sd = Math.sqrt(Math.max(0, squares / counts.length - mean * mean));
        return new ProbeResponse(probe.label(), mean / probe.durationSeconds(), sd / probe.durationSeconds());
    }
}
