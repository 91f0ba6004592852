package rulezoo.simulator.engine;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import rulezoo.simulator.protocol.Stimulus;
import rulezoo.simulator.recording.SpikeListener;
import rulezoo.simulator.rule.Pathway;

/**
 * A network under a plasticity rule, somewhere in time. All engines give the same spikes and weights, bit for
 * bit.
 */
public interface Engine extends AutoCloseable {
    /**
     * A saved state; what is in it is the engine's own business. If it is serializable, another engine of the
     * same class, network, rule and seed may restore it.
     */
    interface State {}

    /** {@return the number of integration steps simulated so far} */
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

    /**
     * Shows a stimulus from now on.
     *
     * @param stimulus pattern that is shown, or null for background alone
     */
    void present(@Nullable Stimulus stimulus);

    /**
     * Switches all plasticity off or on. Traces go on in either case.
     *
     * @param plastic whether plasticity acts from here on
     */
    void setPlastic(boolean plastic);

    /**
     * Holds the weights of some pathways as they are from now on, and lets all others change again.
     *
     * @param pathways pathways that are held; empty if all change
     * @throws IllegalArgumentException if this network cannot hold them
     */
    default void freeze(Set<Pathway> pathways) {
        if (!pathways.isEmpty()) {
            throw new IllegalArgumentException("this kind of network cannot freeze single pathways: only the recurrent"
                    + " spiking network of six-parameter rules can");
        }
    }

    /**
     * {@return the number of synapses of a pathway}
     *
     * @param pathway class of synapses
     */
    int synapses(Pathway pathway);

    /**
     * {@return the weight of one synapse as it is now, in units of the leak conductance}
     *
     * @param pathway class of synapses
     * @param synapse position in {@link #weights}, from 0
     */
    float weight(Pathway pathway, int synapse);

    /**
     * {@return a copy of all weights of a pathway, presynaptic neuron by presynaptic neuron, in units of the leak
     * conductance}
     *
     * @param pathway class of synapses
     */
    float[] weights(Pathway pathway);

    /**
     * Copies the whole state, random streams included. The state belongs to this engine.
     *
     * @return the copy
     * @throws IllegalStateException if a stimulus is being shown
     */
    State save();

    /**
     * Goes back to a saved state; the network then lives on exactly as it would have.
     *
     * @param state a state that this engine saved
     */
    void restore(State state);

    /**
     * Gives the input streams of their own from here on, keyed by a label, so that what follows does not depend
     * on how much was simulated before.
     *
     * @param label key of the new streams
     */
    void branchInput(String label);

    /** Frees what the engine holds outside this program's memory. It must not be used any more. */
    @Override
    default void close() {}
}
