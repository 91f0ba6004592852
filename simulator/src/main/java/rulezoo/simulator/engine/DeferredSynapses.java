package rulezoo.simulator.engine;

import java.util.Arrays;
import rulezoo.simulator.network.NetworkSpec;
import rulezoo.simulator.rule.Pathway;

/**
 * Plastic synapses that a post spike does not touch at once, because they lie scattered over more memory than
 * the caches hold. The spike is kept in the neuron's history, and each row makes up for it, in exact event
 * order, when it is next read: at the next presynaptic arrival.
 */
final class DeferredSynapses extends PlasticSynapses {
    private final SpikeHistory history;
    /** Presynaptic trace factor at the last visit of each row. */
    private final float[] lastVisit;
    private final RowOrder visits;
    private final DeferredRow row;

    DeferredSynapses(NetworkSpec network, Pathway pathway, Projection projection, Plasticity rule, int stride,
            Kernels kernels) {
        super(network, pathway, projection, rule, stride, kernels);
        history = new SpikeHistory(stride);
        lastVisit = new float[preTrace.length];
        Arrays.fill(lastVisit, Float.POSITIVE_INFINITY);
        visits = new RowOrder(preTrace.length);
        row = new DeferredRow(projection, weight, rule, postTrace, history);
    }

    @Override
    void rebasePre() {
        float now = Math.nextUp(rule.preClock.factor[0]);
        for (int r = 0; r < lastVisit.length; r++) {
            // Rows not visited since the origin last moved, or whose trace is about to be forgotten, are made up for now,
            // while history and trace are still in range.
            if (lastVisit[r] > 1 || (preTrace[r] > 0 && preTrace[r] < 1)) {
                catchUp(r, now);
            } else {
                lastVisit[r] /= TraceClock.REBASE_FACTOR;
            }
        }
        history.rebase();
        super.rebasePre();
    }

    @Override
    void rebasePost() {
        super.rebasePost();
        for (int i = 0; i < postTrace.length; i++) {
            history.setTrace(i, postTrace[i]);
        }
    }

    @Override
    void growPostTrace(int post, int slot) {
        super.growPostTrace(post, slot);
        history.setTrace(post, postTrace[post]);
    }

    private void selectRow(int r) {
        row.selectPending(rowStart[r], rowStart[r + 1], lastVisit[r], rule.etaGamma * preTrace[r]);
    }

    private void catchUp(int r, float now) {
        selectRow(r);
        kernels.catchUp(row);
        lastVisit[r] = now;
        visits.visit(r);
    }

    @Override
    void transmit(int pre, int slot, boolean learn, float[] conductance, int offset) {
        int r = pre - firstPre;
        selectRow(r);
        row.select(rowStart[r], rowStart[r + 1], rule.etaKappa * rule.postClock.factor[slot], learn);
        int at = transmissions.add(r, slot, row.length());
        kernels.catchUpAndTransmit(row, conductance, offset, transmissions.weight, transmissions.start(at));
        lastVisit[r] = rule.preClock.factor[slot];
        visits.visit(r);
    }

    /**
     * Makes room in the history of a neuron that fired in this block: rows that have not been visited since its
     * oldest remembered spike make up for everything now.
     */
    @Override
    void makeRoom(int post) {
        float oldest = history.oldest(post);
        if (oldest == Float.POSITIVE_INFINITY) {
            return;
        }
        float now = Math.nextUp(rule.preClock.factor[0]);
        // Rows are in the order of their last visits up to a block, in which a catching up may follow a later arrival.
        float blockLater = oldest * rule.preClock.blockDecay;
        int next;
        for (int r = visits.oldest(); r >= 0 && lastVisit[r] > blockLater; r = next) {
            next = visits.next(r);
            if (lastVisit[r] > oldest && connects(r, post)) {
                catchUp(r, now);
            }
        }
    }

    @Override
    void changeWeights(int post, int slot) {
        // Rows that transmitted in this very step have been visited at the time of the post spike, so that they would never
        // make up for it: it acts now.
        for (int k = transmissions.first(slot); k < transmissions.end(slot); k++) {
            int r = transmissions.row(k);
            if (connects(r, post)) {
                int s = synapse(r, post);
                weight[s] = afterPostSpike(weight[s], r, slot);
            }
        }
        history.add(post, rule.preClock.factor[slot]);
    }

    @Override
    float weight(int synapse) {
        int r = Arrays.binarySearch(rowStart, synapse);
        r = r < 0 ? -r - 2 : r;
        while (rowStart[r + 1] <= synapse) {
            r++;
        }
        selectRow(r);
        return PlainKernels.catchUp(row, weight[synapse], target[synapse]);
    }

    @Override
    float[] weights() {
        float[] all = Arrays.copyOf(weight, synapses());
        for (int r = 0; r < lastVisit.length; r++) {
            selectRow(r);
            for (int s = row.from; s < row.to; s++) {
                all[s] = PlainKernels.catchUp(row, all[s], target[s]);
            }
        }
        return all;
    }

    private record DeferredState(Saved all, SpikeHistory history, float[] lastVisit, RowOrder visits)
            implements
                Saved {}

    @Override
    Saved save() {
        return new DeferredState(super.save(), history.copy(), lastVisit.clone(), visits.copy());
    }

    @Override
    void restore(Saved saved) {
        DeferredState state = (DeferredState) saved;
        super.restore(state.all);
        history.set(state.history);
        System.arraycopy(state.lastVisit, 0, lastVisit, 0, lastVisit.length);
        visits.set(state.visits);
    }
}
