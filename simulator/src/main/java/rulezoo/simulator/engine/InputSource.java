package rulezoo.simulator.engine;

import org.jspecify.annotations.Nullable;
import rulezoo.simulator.protocol.Stimulus;

/** Emits the input spikes of each step. */
interface InputSource {
    /** Adds the inputs that fire in one step, in any order. Steps are asked for once each, in order. */
    void emit(long step, IntList spikes);

    /** Shows a stimulus from the given step on, or background alone if null. */
    void present(@Nullable Stimulus stimulus, long step);

    /** The state of all random streams, to be handed to {@link #restore}. */
    long[] save();

    /** Goes back to a saved state. */
    void restore(long[] state);

    /**
     * Continues with streams of their own, keyed by the label: what is drawn from here on does not depend on how
     * much was drawn before.
     */
    void branch(String label);
}
