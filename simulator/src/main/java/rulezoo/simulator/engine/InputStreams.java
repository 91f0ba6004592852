package rulezoo.simulator.engine;

import org.jspecify.annotations.Nullable;
import rulezoo.simulator.network.NetworkSpec;
import rulezoo.simulator.protocol.Stimulus;
import rulezoo.simulator.random.RandomStream;

/**
 * The random streams behind a network's Poisson input, and the schedule of the stimulus that is shown: all
 * that decides which inputs fire, without the drawing itself. An engine that draws elsewhere than on this
 * processor moves the counters of the streams on itself.
 */
public final class InputStreams {
    private static final String BACKGROUND = "background input";
    private static final String STIMULUS = "stimulus input";
    private static final String SCHEDULE = "stimulus schedule";

    private final long masterSeed;
    private final int inputs;

    private RandomStream background;
    private RandomStream stimulus;
    private RandomStream schedule;
    private @Nullable Stimulus shown;
    private boolean on;
    private long toggleStep = Long.MAX_VALUE;

    /**
     * The streams of a network at time zero, with background alone.
     *
     * @param masterSeed keys the streams
     * @param inputs number of inputs
     */
    public InputStreams(long masterSeed, int inputs) {
        this.masterSeed = masterSeed;
        this.inputs = inputs;
        this.background = RandomStream.of(masterSeed, BACKGROUND);
        this.stimulus = RandomStream.of(masterSeed, STIMULUS);
        this.schedule = RandomStream.of(masterSeed, SCHEDULE);
    }

    /** {@return the stream that draws the background spikes} */
    public RandomStream background() {
        return background;
    }

    /** {@return the stream that draws the spikes that a stimulus adds} */
    public RandomStream stimulus() {
        return stimulus;
    }

    /** {@return the stimulus that is shown, or null for background alone} */
    public @Nullable Stimulus shown() {
        return shown;
    }

    /**
     * Shows a stimulus from the given step on.
     *
     * @param next pattern that is shown, or null for background alone
     * @param step integration step from which on it is shown
     * @throws IllegalArgumentException if the network has too few inputs for it
     */
    public void present(@Nullable Stimulus next, long step) {
        if (next != null && next.firstInput() + next.inputs() > inputs) {
            throw new IllegalArgumentException("stimulus " + next.name() + " needs inputs up to "
                    + (next.firstInput() + next.inputs()) + ", the network has " + inputs);
        }
        shown = next;
        on = false;
        toggleStep = next == null ? Long.MAX_VALUE : step;
    }

    /**
     * {@return whether the shown stimulus is on, not in a pause} Steps are asked for in order.
     *
     * @param step integration step
     */
    public boolean stimulusOn(long step) {
        Stimulus current = shown;
        while (current != null && step >= toggleStep) {
            toggle(current);
        }
        return on;
    }

    private void toggle(Stimulus current) {
        on = !on;
        double seconds = current.nextSeconds(on, schedule);
        toggleStep = Double.isInfinite(seconds)
                ? Long.MAX_VALUE
                : toggleStep + Math.max(1, Math.round(seconds / NetworkSpec.STEP_SECONDS));
    }

    /**
     * {@return the state of all streams, to be handed to {@link #restore}}
     *
     * @throws IllegalStateException if a stimulus is shown
     */
    public long[] save() {
        if (shown != null) {
            throw new IllegalStateException("the input is saved between phases, when no stimulus is shown");
        }
        return new long[]{background.counter(), stimulus.counter(), schedule.counter()};
    }

    /**
     * Goes back to a saved state.
     *
     * @param state what {@link #save} returned
     */
    public void restore(long[] state) {
        background = RandomStream.of(masterSeed, BACKGROUND);
        stimulus = RandomStream.of(masterSeed, STIMULUS);
        schedule = RandomStream.of(masterSeed, SCHEDULE);
        background.reset(state[0]);
        stimulus.reset(state[1]);
        schedule.reset(state[2]);
        present(null, 0);
    }

    /**
     * Continues with streams of their own, keyed by the label.
     *
     * @param label key of the new streams
     */
    public void branch(String label) {
        background = RandomStream.of(masterSeed, BACKGROUND + " " + label);
        stimulus = RandomStream.of(masterSeed, STIMULUS + " " + label);
        schedule = RandomStream.of(masterSeed, SCHEDULE + " " + label);
    }

    /**
     * {@return for every k the probability that at most k of some inputs fire in one step, up to the k beyond
     * which nothing is ever drawn}
     *
     * @param inputs how many inputs
     * @param rateHz rate of each
     */
    public static double[] cumulative(int inputs, double rateHz) {
        return BernoulliInputs.cumulative(inputs, rateHz * NetworkSpec.STEP_SECONDS);
    }
}
