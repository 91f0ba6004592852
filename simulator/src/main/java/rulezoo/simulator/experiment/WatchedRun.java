package rulezoo.simulator.experiment;

import org.jspecify.annotations.Nullable;
import rulezoo.simulator.engine.Engine;
import rulezoo.simulator.network.NetworkSpec;
import rulezoo.simulator.recording.SpikeListener;
import rulezoo.simulator.recording.WindowRecording;

/** Advances an engine and ends the run when it blows up, or when patience with it is at an end. */
final class WatchedRun {
    private static final double CHECK_SECONDS = WindowRecording.SAMPLE_STEPS * NetworkSpec.STEP_SECONDS;

    private final Engine engine;
    private final Patience patience;
    private final int excitatory;
    private double silentSeconds;
    private double excessSeconds;
    private int spikes;
    private @Nullable String endedBecause;

    WatchedRun(Engine engine, int excitatory, Patience patience) {
        this.engine = engine;
        this.patience = patience;
        this.excitatory = excitatory;
    }

    /** Simulates on; false if the run ended, see {@link #endedBecause}. */
    boolean advance(int steps, SpikeListener listener) {
        SpikeListener counting = (step, neuron) -> {
            listener.spike(step, neuron);
            if (neuron < excitatory) {
                spikes++;
            }
        };
        for (int done = 0; done < steps; done += WindowRecording.SAMPLE_STEPS) {
            spikes = 0;
            int chunk = Math.min(WindowRecording.SAMPLE_STEPS, steps - done);
            if (!engine.advance(chunk, counting)) {
                endedBecause = SimulationResult.LEFT_BOUNDS;
                return false;
            }
            if (chunk == WindowRecording.SAMPLE_STEPS && !hasProspects()) {
                return false;
            }
        }
        return true;
    }

    private boolean hasProspects() {
        silentSeconds = spikes == 0 ? silentSeconds + CHECK_SECONDS : 0;
        double rateHz = spikes / (excitatory * CHECK_SECONDS);
        excessSeconds = rateHz > patience.maximumRateHz() ? excessSeconds + CHECK_SECONDS : 0;
        if (silentSeconds >= patience.silentSeconds()) {
            endedBecause = "no excitatory neuron fired for " + patience.silentSeconds() + " s";
        } else if (excessSeconds >= patience.excessSeconds()) {
            endedBecause = "excitatory rate above " + patience.maximumRateHz() + " Hz for " + patience.excessSeconds()
                    + " s";
        }
        return endedBecause == null;
    }

    /** Why the run ended, or null. */
    @Nullable
    String endedBecause() {
        return endedBecause;
    }
}
