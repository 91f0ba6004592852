package rulezoo.simulator.engine;

import org.jspecify.annotations.Nullable;
import rulezoo.simulator.network.NetworkSpec;
import rulezoo.simulator.protocol.Stimulus;

/**
 * Independent Poisson inputs in discrete time: in every step each input fires with probability rate x dt, and
 * the inputs of a stimulus that is on also with probability added rate x dt.
 */
final class PoissonInput implements InputSource {
    private final InputStreams streams;
    private final BernoulliInputs background;
    private @Nullable BernoulliInputs foreground;

    /**
     * @param masterSeed keys the streams
     * @param inputs number of inputs
     * @param rateHz background rate
     */
    PoissonInput(long masterSeed, int inputs, double rateHz) {
        this.streams = new InputStreams(masterSeed, inputs);
        this.background = new BernoulliInputs(inputs, rateHz * NetworkSpec.STEP_SECONDS);
    }

    @Override
    public void emit(long step, IntList spikes) {
        background.emit(streams.background(), 0, spikes);
        Stimulus shown = streams.shown();
        BernoulliInputs added = foreground;
        if (shown != null && added != null && streams.stimulusOn(step)) {
            added.emit(streams.stimulus(), shown.firstInput(), spikes);
        }
    }

    @Override
    public void present(@Nullable Stimulus shown, long step) {
        streams.present(shown, step);
        foreground = shown == null
                ? null
                : new BernoulliInputs(shown.inputs(), shown.addedRateHz() * NetworkSpec.STEP_SECONDS);
    }

    @Override
    public long[] save() {
        return streams.save();
    }

    @Override
    public void restore(long[] state) {
        streams.restore(state);
        foreground = null;
    }

    @Override
    public void branch(String label) {
        streams.branch(label);
    }
}
