package rulezoo.simulator.engine;

import org.jspecify.annotations.Nullable;
import rulezoo.simulator.network.NetworkSpec;
import rulezoo.simulator.protocol.Stimulus;

/**
 * Independent Poisson inputs in discrete time: in every step each input fires with probability rate x dt, and
 * the inputs of a stimulus that is on also with probability added rate x dt. Both are walked by geometric
 * jumps over the flattened (step, input) grid, so that the cost is one draw a spike.
 */
final class PoissonInput implements InputSource {
    private final long masterSeed;
    private final int inputs;
    private final double backgroundTrialRate;

    private RandomStream background;
    private RandomStream foreground;
    private RandomStream schedule;
    /** Flattened (step, input) position of the next background spike. */
    private long nextBackground;
    private @Nullable Stimulus stimulus;
    private boolean on;
    private double foregroundTrialRate;
    /** Flattened (step since onset, active input) position of the next stimulus spike. */
    private long nextForeground;
    private long onset;
    private long toggleStep = Long.MAX_VALUE;

    /**
     * @param masterSeed keys the streams
     * @param inputs number of inputs
     * @param rateHz background rate
     */
    PoissonInput(long masterSeed, int inputs, double rateHz) {
        this.masterSeed = masterSeed;
        this.inputs = inputs;
        this.backgroundTrialRate = RandomStream.trialRate(rateHz * NetworkSpec.STEP_SECONDS);
        this.background = RandomStream.of(masterSeed, "background input");
        this.foreground = RandomStream.of(masterSeed, "stimulus input");
        this.schedule = RandomStream.of(masterSeed, "stimulus schedule");
        this.nextBackground = background.nextTrials(backgroundTrialRate) - 1;
    }

    @Override
    public void emit(long step, IntList spikes) {
        long end = (step + 1) * inputs;
        for (; nextBackground < end; nextBackground += background.nextTrials(backgroundTrialRate)) {
            spikes.add((int) (nextBackground - step * inputs));
        }
        Stimulus shown = stimulus;
        if (shown != null) {
            while (step >= toggleStep) {
                toggle(shown);
            }
            if (on) {
                long offset = (step - onset) * shown.inputs();
                for (; nextForeground < offset + shown.inputs(); nextForeground += foreground
                        .nextTrials(foregroundTrialRate)) {
                    spikes.add(shown.firstInput() + (int) (nextForeground - offset));
                }
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
        if (shown != null) {
            foregroundTrialRate = RandomStream.trialRate(shown.addedRateHz() * NetworkSpec.STEP_SECONDS);
        }
    }

    private void toggle(Stimulus shown) {
        on = !on;
        double seconds;
        if (on) {
            onset = toggleStep;
            nextForeground = foreground.nextTrials(foregroundTrialRate) - 1;
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
        return new long[]{nextBackground, background.counter(), foreground.counter(), schedule.counter()};
    }

    @Override
    public void restore(long[] state) {
        background = RandomStream.of(masterSeed, "background input");
        foreground = RandomStream.of(masterSeed, "stimulus input");
        schedule = RandomStream.of(masterSeed, "stimulus schedule");
        nextBackground = state[0];
        background.reset(state[1]);
        foreground.reset(state[2]);
        schedule.reset(state[3]);
        present(null, 0);
    }

    @Override
    public void branch(String label, long step) {
        background = RandomStream.of(masterSeed, "background input " + label);
        foreground = RandomStream.of(masterSeed, "stimulus input " + label);
        schedule = RandomStream.of(masterSeed, "stimulus schedule " + label);
        nextBackground = step * inputs + background.nextTrials(backgroundTrialRate) - 1;
    }
}
