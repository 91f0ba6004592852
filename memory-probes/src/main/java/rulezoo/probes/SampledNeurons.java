package rulezoo.probes;

import rulezoo.archive.record.ProbeMeasure;
import rulezoo.simulator.random.RandomStream;

/**
 * The excitatory neurons that a read-out of fixed size listens to: as many in every network, so that a
 * decoder does not improve with size because it averages over more neurons.
 */
final class SampledNeurons {
    private final boolean[] members;
    private int spikes;

    /** Draws without replacement; nobody in a network that has fewer. */
    SampledNeurons(int excitatory, long seed) {
        members = new boolean[excitatory];
        RandomStream random = RandomStream.of(seed, "sampled neurons");
        int left = excitatory < ProbeMeasure.SAMPLED_NEURONS ? 0 : ProbeMeasure.SAMPLED_NEURONS;
        for (int i = 0; left > 0; i++) {
            if (random.nextInt(excitatory - i) < left) {
                members[i] = true;
                left--;
            }
        }
    }

    /** Whether the network has enough neurons for a sample. */
    boolean exists() {
        return members.length >= ProbeMeasure.SAMPLED_NEURONS;
    }

    void spike(int neuron) {
        if (members[neuron]) {
            spikes++;
        }
    }

    /** Mean rate since the last call. */
    double endTest(double seconds) {
        double hz = spikes / (ProbeMeasure.SAMPLED_NEURONS * seconds);
        spikes = 0;
        return hz;
    }
}
