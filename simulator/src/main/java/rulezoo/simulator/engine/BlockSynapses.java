package rulezoo.simulator.engine;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import rulezoo.simulator.network.NetworkSpec;
import rulezoo.simulator.rule.Pathway;

/**
 * The synapses of one pathway in {@link BlockEngine}. A post spike does not touch its incoming synapses,
 * which lie scattered over memory. It is kept in the neuron's history, and each row makes up for it, in exact
 * event order, when it is next read: at the next presynaptic arrival.
 */
final class BlockSynapses {
    private final int firstPre;
    private final int[] rowStart;
    private final char[] target;
    private final float[] weight;
    private final ConnectionBits connected;
    private final @Nullable Plasticity plasticity;
    /** Scaled traces by neuron. */
    private final float[] preTrace;
    private final float[] postTrace;
    private final SpikeHistory history;
    /** Presynaptic trace factor at the last visit of each row. */
    private final float[] lastVisit;
    private final RowOrder visits;
    private final PlasticRow row;
    private final Transmissions transmissions = new Transmissions();
    private final Kernels kernels;

    BlockSynapses(NetworkSpec network, Pathway pathway, Projection projection, @Nullable Plasticity plasticity,
            int stride, Kernels kernels) {
        this.kernels = kernels;
        this.firstPre = projection.firstPre;
        this.rowStart = projection.rowStart;
        this.plasticity = plasticity;
        target = projection.target;
        weight = new float[target.length];
        Arrays.fill(weight, (float) network.initialWeights().of(pathway));
        connected = ConnectionBits.of(projection, network.neurons());
        int rows = rowStart.length - 1;
        int plasticRows = plasticity == null ? 0 : rows;
        preTrace = new float[plasticRows];
        postTrace = new float[plasticity == null ? 0 : stride];
        lastVisit = new float[plasticRows];
        Arrays.fill(lastVisit, Float.POSITIVE_INFINITY);
        history = new SpikeHistory(postTrace.length);
        visits = new RowOrder(plasticRows);
        row = new PlasticRow(projection, weight, plasticity, history, postTrace);
    }

    boolean isPlastic() {
        return plasticity != null;
    }

    int synapses() {
        return target.length;
    }

    /** Forgets the last block's transmissions and moves the origins of the traces when they are due. */
    void beginBlock() {
        transmissions.clear();
        if (plasticity == null) {
            return;
        }
        if (plasticity.preClock.nextBlock()) {
            float now = Math.nextUp(plasticity.preClock.factor[0]);
            for (int r = 0; r < lastVisit.length; r++) {
                // Rows not visited since the origin last moved, or whose trace is about to be forgotten, are made up for
                // now, while history and trace are still in range.
                if (lastVisit[r] > 1 || (preTrace[r] > 0 && preTrace[r] < 1)) {
                    catchUp(r, now);
                } else {
                    lastVisit[r] /= TraceClock.REBASE_FACTOR;
                }
            }
            history.rebase();
            TraceClock.rebase(preTrace);
        }
        if (plasticity.postClock.nextBlock()) {
            TraceClock.rebase(postTrace);
        }
    }

    private void selectRow(int r) {
        Plasticity p = Objects.requireNonNull(plasticity);
        row.from = rowStart[r];
        row.to = rowStart[r + 1];
        row.lastVisit = lastVisit[r];
        row.etaGammaTrace = p.etaGamma * preTrace[r];
    }

    private void catchUp(int r, float now) {
        selectRow(r);
        kernels.catchUp(row);
        lastVisit[r] = now;
        visits.visit(r);
    }

    /** A spike arrives: {@code conductance[offset + target]} grows by the weight of each synapse of the row. */
    void transmit(int pre, int slot, boolean learn, float[] conductance, int offset) {
        int r = pre - firstPre;
        if (plasticity == null) {
            transmissions.add(r, slot, 0, 0);
            for (int s = rowStart[r]; s < rowStart[r + 1]; s++) {
                conductance[offset + target[s]] += weight[s];
            }
            return;
        }
        selectRow(r);
        row.etaKappaFactor = plasticity.etaKappa * plasticity.postClock.factor[slot];
        row.learn = learn;
        // The trace is kept as it was before this spike joins it.
        int at = transmissions.add(r, slot, row.to - row.from, row.etaGammaTrace);
        kernels.transmit(row, conductance, offset, transmissions.weight, transmissions.start(at));
        lastVisit[r] = plasticity.preClock.factor[slot];
        visits.visit(r);
        preTrace[r] += plasticity.preClock.growth[slot];
    }

    /**
     * Puts right every synapse onto a neuron that fired whose row's spike arrived in the same step or later in
     * the block.
     *
     * @return the steps in which a transmitted weight changed, one bit each
     */
    int correct(int post, int spikeSlot) {
        int changed = 0;
        for (int slot = spikeSlot; slot < NetworkSpec.DELAY_STEPS; slot++) {
            for (int k = transmissions.first(slot); k < transmissions.end(slot); k++) {
                int r = transmissions.row(k);
                if (connected.get(post, r)) {
                    int s = synapse(r, post);
                    if (slot == spikeSlot) {
                        // The post spike sees the trace without the spike that arrives with it.
                        weight[s] = afterPostSpike(weight[s], transmissions.etaGammaTrace(k), slot);
                    } else {
                        retransmit(k, s, post, spikeSlot, slot);
                        changed |= 1 << slot;
                    }
                }
            }
        }
        return changed;
    }

    /** The transmission of one synapse is done again after the post spike that should have preceded it. */
    private void retransmit(int k, int s, int post, int postSlot, int arrivalSlot) {
        Plasticity p = Objects.requireNonNull(plasticity);
        int at = transmissions.start(k) + s - rowStart[transmissions.row(k)];
        float w = afterPostSpike(transmissions.weight[at], transmissions.etaGammaTrace(k), postSlot);
        transmissions.weight[at] = w;
        float trace = postTrace[post] + p.postClock.growth[postSlot];
        weight[s] = PlainKernels.clip(
                w + Math.fma(p.etaKappa * p.postClock.factor[arrivalSlot], trace, p.etaAlpha), p.maximumWeight);
    }

    private float afterPostSpike(float w, float etaGammaTrace, int slot) {
        Plasticity p = Objects.requireNonNull(plasticity);
        return PlainKernels.clip(w + Math.fma(etaGammaTrace, p.preClock.factor[slot], p.etaBeta), p.maximumWeight);
    }

    /** Conductance that arrives at a neuron in one step, summed in the order of arrival. */
    float arriving(int post, int slot) {
        float sum = 0;
        for (int k = transmissions.first(slot); k < transmissions.end(slot); k++) {
            int r = transmissions.row(k);
            if (connected.get(post, r)) {
                int s = synapse(r, post);
                sum += plasticity == null
                        ? weight[s]
                        : transmissions.weight[transmissions.start(k) + s - rowStart[r]];
            }
        }
        return sum;
    }

    /** The synapse of a row onto a neuron, which must exist. */
    private int synapse(int r, int post) {
        return Arrays.binarySearch(target, rowStart[r], rowStart[r + 1], (char) post);
    }

    /**
     * Makes room in the history of a neuron that fired in this block: rows that have not been visited since its
     * oldest remembered spike make up for everything now. Called before any spike of the block is entered.
     */
    void makeRoom(int post) {
        float oldest = history.oldest(post);
        if (oldest == Float.POSITIVE_INFINITY) {
            return;
        }
        TraceClock clock = Objects.requireNonNull(plasticity).preClock;
        float now = Math.nextUp(clock.factor[0]);
        // Rows are in the order of their last visits up to a block, in which a catching up may follow a later arrival.
        float blockLater = oldest * clock.blockDecay;
        int next;
        for (int r = visits.oldest(); r >= 0 && lastVisit[r] > blockLater; r = next) {
            next = visits.next(r);
            if (lastVisit[r] > oldest && connected.get(post, r)) {
                catchUp(r, now);
            }
        }
    }

    /** Enters a post spike into the neuron's trace and, if plasticity acts, into its history. */
    void postSpike(int post, int slot, boolean learn) {
        Plasticity p = Objects.requireNonNull(plasticity);
        postTrace[post] += p.postClock.growth[slot];
        if (learn) {
            history.add(post, p.preClock.factor[slot]);
        }
    }

    /** The weight of a synapse as it would be if all its post spikes had been applied. */
    float weight(int synapse) {
        if (plasticity == null) {
            return weight[synapse];
        }
        int r = Arrays.binarySearch(rowStart, synapse);
        r = r < 0 ? -r - 2 : r;
        while (rowStart[r + 1] <= synapse) {
            r++;
        }
        selectRow(r);
        return PlainKernels.catchUp(row, weight[synapse], target[synapse]);
    }

    float[] weights() {
        float[] all = weight.clone();
        for (int r = 0; r < lastVisit.length; r++) {
            selectRow(r);
            for (int s = row.from; s < row.to; s++) {
                all[s] = PlainKernels.catchUp(row, all[s], target[s]);
            }
        }
        return all;
    }

    Saved save() {
        return new Saved(weight.clone(), preTrace.clone(), postTrace.clone(), history.copy(), lastVisit.clone(),
                visits.copy(), plasticity == null ? new double[0] : plasticity.preClock.save(),
                plasticity == null ? new double[0] : plasticity.postClock.save());
    }

    void restore(Saved saved) {
        System.arraycopy(saved.weight, 0, weight, 0, weight.length);
        System.arraycopy(saved.preTrace, 0, preTrace, 0, preTrace.length);
        System.arraycopy(saved.postTrace, 0, postTrace, 0, postTrace.length);
        System.arraycopy(saved.lastVisit, 0, lastVisit, 0, lastVisit.length);
        history.set(saved.history);
        visits.set(saved.visits);
        if (plasticity != null) {
            plasticity.preClock.restore(saved.preClock);
            plasticity.postClock.restore(saved.postClock);
        }
    }

    /** A copy of the state. */
    record Saved(float[] weight, float[] preTrace, float[] postTrace, SpikeHistory history, float[] lastVisit,
            RowOrder visits, double[] preClock, double[] postClock) {}
}
