package rulezoo.simulator.engine;

import java.io.Serializable;
import rulezoo.simulator.rule.Pathway;
import rulezoo.simulator.rule.Population;

/**
 * The synapses of one pathway in {@link BlockEngine}, stored row by row: those of one presynaptic neuron
 * stand together.
 */
abstract class BlockSynapses {
    final int firstPre;
    final int firstPost;
    final int[] rowStart;
    final char[] target;
    /** Which synapses exist. */
    final BitRows connected;
    /** What was transmitted in this block. */
    final Transmissions transmissions = new Transmissions();
    private final boolean excitatory;
    /** Whether weights are held although plasticity acts elsewhere. */
    boolean frozen;

    BlockSynapses(Pathway pathway, Projection projection) {
        firstPre = projection.firstPre;
        firstPost = projection.firstPost;
        rowStart = projection.rowStart;
        target = projection.target;
        connected = BitRows.of(projection);
        excitatory = pathway.pre() == Population.EXCITATORY;
    }

    final boolean isExcitatory() {
        return excitatory;
    }

    final int synapses() {
        return target.length;
    }

    /** Called before the first arrival of a block. */
    void beginBlock() {
        transmissions.clear();
    }

    /** A spike arrives. */
    abstract void transmit(int pre, int slot, boolean learn, float[] conductance, int offset);

    /**
     * Called after the last arrival of a block.
     *
     * @param conductance conductance of this pathway's kind; what arrives at a neuron in a step is at
     *        {@code step * stride + neuron}
     */
    void endArrivals(float[] conductance, int stride) {}

    /** Conductance that arrives at a neuron in one step. */
    abstract float arriving(int post, int slot);

    /** Whether a synapse leads from a row to a neuron. */
    final boolean connects(int row, int post) {
        return connected.get(row, post - firstPost);
    }

    /** The synapse of a row onto a neuron, which must exist. Those of a row are ordered by target. */
    final int synapse(int row, int post) {
        return rowStart[row] + connected.rank(row, post - firstPost);
    }

    /** The weight of a synapse as it would be if all its spikes had been applied. */
    abstract float weight(int synapse);

    /** A copy of all weights as they would be if all spikes had been applied. */
    abstract float[] weights();

    /** A saved state, which only this pathway can go back to. */
    interface Saved extends Serializable {}

    abstract Saved save();

    /** Goes back to a saved state. */
    abstract void restore(Saved saved);
}
