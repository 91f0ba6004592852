package rulezoo.simulator.engine;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import rulezoo.simulator.network.NetworkSpec;
import rulezoo.simulator.rule.Pathway;

/** The synapses of one pathway with their weights and, if they are plastic, their rule and traces. */
final class PlainSynapses {
    final float[] weight;
    private final Projection projection;
    private final @Nullable Plasticity plasticity;
    private final Incoming incoming;
    private final float[] scaledPreTrace;
    private final float[] scaledPostTrace;
    /** Whether weights are held although plasticity acts elsewhere. */
    boolean frozen;

    PlainSynapses(NetworkSpec network, Pathway pathway, Projection projection, @Nullable Plasticity plasticity) {
        this.projection = projection;
        this.plasticity = plasticity;
        this.incoming = plasticity == null ? Incoming.NONE : Incoming.of(projection, network.neurons());
        this.weight = new float[projection.synapses()];
        Arrays.fill(weight, (float) network.initialWeights().of(pathway));
        this.scaledPreTrace = new float[plasticity == null ? 0 : network.neurons()];
        this.scaledPostTrace = new float[plasticity == null ? 0 : network.neurons()];
    }

    void beginBlock() {
        if (plasticity != null) {
            if (plasticity.preClock.nextBlock()) {
                TraceClock.rebase(scaledPreTrace);
            }
            if (plasticity.postClock.nextBlock()) {
                TraceClock.rebase(scaledPostTrace);
            }
        }
    }

    /** A presynaptic spike arrives: every synapse of the row transmits, then w += eta (alpha + kappa x_post). */
    void transmit(int pre, int slot, float[] arrival, boolean plastic) {
        int from = projection.rowStart[pre - projection.firstPre];
        int to = projection.rowStart[pre - projection.firstPre + 1];
        for (int s = from; s < to; s++) {
            int post = projection.target[s];
            if (plasticity == null) {
                arrival[post]++;
            } else {
                arrival[post] += weight[s];
                if (plastic) {
                    weight[s] = plasticity.afterArrival(weight[s], scaledPostTrace[post], slot);
                }
            }
        }
    }

    /**
     * After the last arrival of a step: along a static pathway, conductance is a count of spikes times its one
     * weight.
     */
    void endArrivals(float[] arrival) {
        if (plasticity == null && weight.length > 0) {
            for (int i = 0; i < projection.columns; i++) {
                arrival[projection.firstPost + i] *= weight[0];
            }
        }
    }

    /** A postsynaptic spike: w += eta (beta + gamma x_pre) for every synapse of the column. */
    void postsynapticSpike(int post, int slot) {
        if (plasticity != null) {
            for (int k = incoming.start()[post]; k < incoming.start()[post + 1]; k++) {
                int s = incoming.synapse()[k];
                weight[s] = plasticity.afterPostSpike(weight[s], scaledPreTrace[incoming.row()[k]], slot);
            }
        }
    }

    void growPresynapticTrace(int pre, int slot) {
        if (plasticity != null) {
            scaledPreTrace[pre - projection.firstPre] += plasticity.preClock.growth[slot];
        }
    }

    void growPostsynapticTrace(int post, int slot) {
        if (plasticity != null) {
            scaledPostTrace[post] += plasticity.postClock.growth[slot];
        }
    }

    Saved save() {
        return new Saved(weight.clone(), scaledPreTrace.clone(), scaledPostTrace.clone(),
                plasticity == null ? new double[0] : plasticity.preClock.save(),
                plasticity == null ? new double[0] : plasticity.postClock.save());
    }

    void restore(Saved saved) {
        System.arraycopy(saved.weight, 0, weight, 0, weight.length);
        System.arraycopy(saved.preTrace, 0, scaledPreTrace, 0, scaledPreTrace.length);
        System.arraycopy(saved.postTrace, 0, scaledPostTrace, 0, scaledPostTrace.length);
        if (plasticity != null) {
            plasticity.preClock.restore(saved.preClock);
            plasticity.postClock.restore(saved.postClock);
        }
    }

    record Saved(float[] weight, float[] preTrace, float[] postTrace, double[] preClock, double[] postClock) {}
}
