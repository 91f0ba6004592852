package rulezoo.simulator.engine;

import org.jspecify.annotations.Nullable;
import rulezoo.simulator.network.NetworkSpec;
import rulezoo.simulator.protocol.Stimulus;

/**
 * Independent Poisson inputs in discrete time: in every step each input fires with probability rate x dt, and
 * the inputs of a stimulus that is on also with probability added rate x dt.
 */
final class PoissonInput implements InputSource {
    private static final String BACKGROUND = "background input";
    private static final String STIMULUS = "stimulus input";
    private static final String SCHEDULE = "stimulus schedule";

    private final long masterSeed;
    private final int inputs;
    private final BernoulliInputs background;

    private RandomStream backgroundStream;
    private RandomStream stimulusStream;
    private RandomStream schedule;
    private @Nullable Stimulus stimulus;
    private @Nullable BernoulliInputs foreground;
    private boolean on;
    private long toggleStep = Long.MAX_VALUE;

    /**
     * @param masterSeed keys the streams
     * @param inputs number of inputs
     * @param rateHz background rate
     */
    PoissonInput(long masterSeed, int inputs, double rateHz) {
        this.masterSeed = masterSeed;
        this.inputs = inputs;
        this.background = new BernoulliInputs(inputs, rateHz * NetworkSpec.STEP_SECONDS);
        this.backgroundStream = RandomStream.of(masterSeed, BACKGROUND);
        this.stimulusStream = RandomStream.of(masterSeed, STIMULUS);
        this.schedule = RandomStream.of(masterSeed, SCHEDULE);
    }

    @Override
    public void emit(long step, IntList spikes) {
        background.emit(backgroundStream, 0, spikes);
        Stimulus shown = stimulus;
        BernoulliInputs added = foreground;
        if (shown != null && added != null) {
            while (step >= toggleStep) {
                toggle(shown);
            }
            if (on) {
                added.emit(stimulusStream, shown.firstInput(), spikes);
            }
        }
    }

    @Override
    public void present(@Nullable Stimulus shown, long step) {
        if (shown != null && shown.firstInput() + shown.inputs() > inputs) {
            throw new IllegalArgumentException("stimulus " + shown.name() + " needs inputs up to "
                    + (shown.firstInput() + shown.inputs()) + ", the network has " + inputs);
        }
        stimulus = shown;
        on = false;
        toggleStep = shown == null ? Long.MAX_VALUE : step;
        foreground = shown == null
                ? null
                : new BernoulliInputs(shown.inputs(), shown.addedRateHz() * NetworkSpec.STEP_SECONDS);
    }

    private void toggle(Stimulus shown) {
        on = !on;
        double seconds;
        if (on) {
            seconds = Double.isInfinite(shown.onMeanSeconds())
                    ? shown.onMeanSeconds()
                    : Math.max(0, shown.onMeanSeconds() + shown.onSdSeconds() * schedule.nextGaussian());
        } else {
            seconds = shown.offMeanSeconds() * schedule.nextExponential();
        }
        toggleStep = Double.isInfinite(seconds)
                ? Long.MAX_VALUE
                : toggleStep + Math.max(1, Math.round(seconds / NetworkSpec.STEP_SECONDS));
    }

    @Override
    public long[] save() {
        if (stimulus != null) {
            throw new IllegalStateException("the input is saved between phases, when no stimulus is shown");
        }
        return new long[]{backgroundStream.counter(), stimulusStream.counter(), schedule.counter()};
    }

    @Override
    public void restore(long[] state) {
        backgroundStream = RandomStream.of(masterSeed, BACKGROUND);
        stimulusStream = RandomStream.of(masterSeed, STIMULUS);
        schedule = RandomStream.of(masterSeed, SCHEDULE);
        backgroundStream.reset(state[0]);
        stimulusStream.reset(state[1]);
        schedule.reset(state[2]);
        present(null, 0);
    }

    @Override
    public void branch(String label) {
        backgroundStream = RandomStream.of(masterSeed, BACKGROUND + " " + label);
        stimulusStream = RandomStream.of(masterSeed, STIMULUS + " " + label);
        schedule = RandomStream.of(masterSeed, SCHEDULE + " " + label);
    }
}
