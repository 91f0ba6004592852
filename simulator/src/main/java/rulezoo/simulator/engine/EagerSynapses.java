package rulezoo.simulator.engine;

import java.util.Arrays;
import rulezoo.simulator.network.NetworkSpec;
import rulezoo.simulator.rule.Pathway;

/**
 * Plastic synapses that a post spike changes at once. They lie scattered over memory, one in each row: the
 * simplest and fastest way as long as all weights stay in the caches.
 */
final class EagerSynapses extends PlasticSynapses {
    private final Incoming incoming;
    private final PlasticRow row;

    EagerSynapses(NetworkSpec network, Pathway pathway, Projection projection, Plasticity rule, int stride,
            Kernels kernels) {
        super(network, pathway, projection, rule, stride, kernels);
        incoming = Incoming.of(projection, network.neurons());
        row = new PlasticRow(projection, weight, rule, postTrace);
    }

    @Override
    void transmit(int pre, int slot, boolean learn, float[] conductance, int offset) {
        int r = pre - firstPre;
        row.select(rowStart[r], rowStart[r + 1], rule.etaKappa * rule.postClock.factor[slot], learn);
        int at = transmissions.add(r, slot, row.length());
        kernels.transmit(row, conductance, offset, transmissions.weight, transmissions.start(at));
    }

    @Override
    void makeRoom(int post) {}

    @Override
    float weight(int synapse) {
        return weight[synapse];
    }

    @Override
    float[] weights() {
        return Arrays.copyOf(weight, synapses());
    }

    @Override
    void changeWeights(int post, int slot) {
        int[] synapse = incoming.synapse();
        char[] rowOf = incoming.row();
        float[] trace = preTrace;
        float[] w = weight;
        float factor = rule.preClock.factor[slot];
        float etaGamma = rule.etaGamma;
        float etaBeta = rule.etaBeta;
        float maximum = rule.maximumWeight;
        int end = incoming.start()[post + 1];
        for (int k = incoming.start()[post]; k < end; k++) {
            int s = synapse[k];
            w[s] = Plasticity.clip(w[s] + Fma.fma(etaGamma * trace[rowOf[k]], factor, etaBeta), maximum);
        }
    }
}
