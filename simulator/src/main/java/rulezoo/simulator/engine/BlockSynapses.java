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
    private final int[] target;
    private final float[] weight;
    private final ConnectionBits connected;
    private final @Nullable Plasticity plasticity;
    /** Scaled traces by neuron. */
    private final float[] preTrace;
    private final float[] postTrace;
    private final float[][] history;
    /** Presynaptic trace factor at the last visit of each row. */
    private final float[] lastVisit;
    private final RowOrder visits;
    private final PlasticRow row = new PlasticRow();
    private final Kernels kernels;

    BlockSynapses(NetworkSpec network, Pathway pathway, Projection projection, @Nullable Plasticity plasticity,
            int stride, Kernels kernels) {
        this.kernels = kernels;
        this.firstPre = projection.firstPre;
        this.rowStart = projection.rowStart;
        this.plasticity = plasticity;
        target = new int[projection.synapses()];
        for (int s = 0; s < target.length; s++) {
            target[s] = projection.target[s];
        }
        weight = new float[target.length];
        Arrays.fill(weight, (float) network.initialWeights().of(pathway));
        connected = ConnectionBits.of(projection, network.neurons());
        int rows = rowStart.length - 1;
        int plasticRows = plasticity == null ? 0 : rows;
        preTrace = new float[plasticRows];
        postTrace = new float[plasticity == null ? 0 : stride];
        lastVisit = new float[plasticRows];
        Arrays.fill(lastVisit, Float.POSITIVE_INFINITY);
        history = new float[plasticity == null ? 0 : PlasticRow.HISTORY][stride];
        for (float[] age : history) {
            Arrays.fill(age, Float.POSITIVE_INFINITY);
        }
        visits = new RowOrder(plasticRows);
        prepareRow();
    }

    private void prepareRow() {
        row.target = target;
        row.weight = weight;
        row.history = history;
        row.postTrace = postTrace;
        if (plasticity != null) {
            row.etaAlpha = plasticity.etaAlpha;
            row.etaBeta = plasticity.etaBeta;
            row.maximumWeight = plasticity.maximumWeight;
        }
    }

    boolean isPlastic() {
        return plasticity != null;
    }

    int synapses() {
        return target.length;
    }

    int rowLength(int pre) {
        return rowStart[pre - firstPre + 1] - rowStart[pre - firstPre];
    }

    /** Moves the origins of the traces when they are due. */
    void beginBlock() {
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
            for (float[] age : history) {
                for (int i = 0; i < age.length; i++) {
                    age[i] /= TraceClock.REBASE_FACTOR;
                }
            }
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

    /** A spike arrives along a row whose weights are fixed. */
    void transmitStatic(int pre, float[] conductance, int offset) {
        for (int s = rowStart[pre - firstPre]; s < rowStart[pre - firstPre + 1]; s++) {
            conductance[offset + target[s]] += weight[s];
        }
    }

    /**
     * A spike arrives along a plastic row.
     *
     * @return eta gamma X_pre as it was before this spike joined the presynaptic trace
     */
    float transmit(int pre, int slot, boolean learn, float[] conductance, int offset,
            float[] transmitted, int transmittedAt) {
        Plasticity p = Objects.requireNonNull(plasticity);
        int r = pre - firstPre;
        selectRow(r);
        row.etaKappaFactor = p.etaKappa * p.postClock.factor[slot];
        row.learn = learn;
        kernels.transmit(row, conductance, offset, transmitted, transmittedAt);
        lastVisit[r] = p.preClock.factor[slot];
        visits.visit(r);
        preTrace[r] += p.preClock.growth[slot];
        return row.etaGammaTrace;
    }

    boolean connects(int pre, int post) {
        return connected.get(post, pre - firstPre);
    }

    /** Position within its row of the synapse from pre to post, which must exist. */
    int positionInRow(int pre, int post) {
        int r = pre - firstPre;
        return Arrays.binarySearch(target, rowStart[r], rowStart[r + 1], post) - rowStart[r];
    }

    /** Weight of a synapse that is up to date because its pathway is static. */
    float staticWeight(int pre, int position) {
        return weight[rowStart[pre - firstPre] + position];
    }

    /** A post spike in the very step in which the row's spike arrived: it sees the trace without that spike. */
    void coincide(int pre, int position, int slot, float etaGammaTrace) {
        int s = rowStart[pre - firstPre] + position;
        weight[s] = afterPostSpike(weight[s], etaGammaTrace, slot);
    }

    /**
     * A post spike that came before the row's spike within the block: the transmission is done again.
     *
     * @param transmitted weight that had been transmitted
     * @return weight that is transmitted instead
     */
    float retransmit(int pre, int position, int post, int postSlot, int arrivalSlot, float etaGammaTrace,
            float transmitted) {
        Plasticity p = Objects.requireNonNull(plasticity);
        float w = afterPostSpike(transmitted, etaGammaTrace, postSlot);
        float trace = postTrace[post] + p.postClock.growth[postSlot];
        weight[rowStart[pre - firstPre] + position] = PlainKernels.clip(
                w + Math.fma(p.etaKappa * p.postClock.factor[arrivalSlot], trace, p.etaAlpha), p.maximumWeight);
        return w;
    }

    private float afterPostSpike(float w, float etaGammaTrace, int slot) {
        Plasticity p = Objects.requireNonNull(plasticity);
        return PlainKernels.clip(w + Math.fma(etaGammaTrace, p.preClock.factor[slot], p.etaBeta), p.maximumWeight);
    }

    /**
     * Makes room in the history of a neuron that fired in this block: rows that have not been visited since its
     * oldest remembered spike make up for everything now. Called before any spike of the block is entered.
     */
    void makeRoom(int post) {
        float oldest = history[PlasticRow.HISTORY - 1][post];
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
            for (int age = PlasticRow.HISTORY - 1; age > 0; age--) {
                history[age][post] = history[age - 1][post];
            }
            history[0][post] = p.preClock.factor[slot];
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
        float[][] historyCopy = new float[history.length][];
        for (int age = 0; age < history.length; age++) {
            historyCopy[age] = history[age].clone();
        }
        return new Saved(weight.clone(), preTrace.clone(), postTrace.clone(), historyCopy, lastVisit.clone(),
                visits.copy(), plasticity == null ? new double[0] : plasticity.preClock.save(),
                plasticity == null ? new double[0] : plasticity.postClock.save());
    }

    void restore(Saved saved) {
        System.arraycopy(saved.weight, 0, weight, 0, weight.length);
        System.arraycopy(saved.preTrace, 0, preTrace, 0, preTrace.length);
        System.arraycopy(saved.postTrace, 0, postTrace, 0, postTrace.length);
        System.arraycopy(saved.lastVisit, 0, lastVisit, 0, lastVisit.length);
        for (int age = 0; age < history.length; age++) {
            System.arraycopy(saved.history[age], 0, history[age], 0, history[age].length);
        }
        visits.set(saved.visits);
        if (plasticity != null) {
            plasticity.preClock.restore(saved.preClock);
            plasticity.postClock.restore(saved.postClock);
        }
    }

    /** A copy of the state. */
    record Saved(float[] weight, float[] preTrace, float[] postTrace, float[][] history, float[] lastVisit,
            RowOrder visits, double[] preClock, double[] postClock) {}
}
