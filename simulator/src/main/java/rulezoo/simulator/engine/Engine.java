package rulezoo.simulator.engine;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import rulezoo.simulator.protocol.Stimulus;
import rulezoo.simulator.rule.Pathway;

/**
 * A network under a plasticity rule, somewhere in time. All engines give the same spikes and weights, bit for
 * bit.
 */
public interface Engine {
    /** A saved state; what is in it is the engine's own business. */
    interface State {}

    /** Integration steps simulated so far. */
    long step();

    /**
     * Simulates on.
     *
     * @param steps how many steps; a multiple of the axonal delay
     * @param listener told of every spike
     * @return false if the rate checker ended the run: {@link #step} is then the step that failed, and the engine
     *         must not be advanced any more
     */
    boolean advance(int steps, SpikeListener listener);

    /** Shows a stimulus from now on, or background alone if null. */
    void present(@Nullable Stimulus stimulus);

    /** Switches all plasticity off or on. Traces go on in either case. */
    void setPlastic(boolean plastic);

    /**
     * Holds the weights of some pathways as they are from now on, and lets all others change again.
     *
     * @throws IllegalArgumentException if this network cannot hold them
     */
    default void freeze(Set<Pathway> pathways) {
        if (!pathways.isEmpty()) {
            throw new IllegalArgumentException("this kind of network cannot freeze single pathways: only the recurrent"
                    + " spiking network of six-parameter rules can");
        }
    }

    /** Number of synapses of a pathway. */
    int synapses(Pathway pathway);

    /** Weight of one synapse as it is now, in units of the leak conductance. */
    float weight(Pathway pathway, int synapse);

    /**
     * A copy of all weights of a pathway, presynaptic neuron by presynaptic neuron, in units of the leak
     * conductance.
     */
    float[] weights(Pathway pathway);

    /**
     * Copies the whole state, random streams included. The state belongs to this engine.
     *
     * @throws IllegalStateException if a stimulus is being shown
     */
    State save();

    /** Goes back to a saved state; the network then lives on exactly as it would have. */
    void restore(State state);

    /**
     * Gives the input streams of their own from here on, keyed by a label, so that what follows does not depend
     * on how much was simulated before.
     */
    void branchInput(String label);
}
