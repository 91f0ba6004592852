package rulezoo.simulator.experiment;

import rulezoo.simulator.engine.Engine;
import rulezoo.simulator.network.NetworkSpec;
import rulezoo.simulator.protocol.Phase;
import rulezoo.simulator.protocol.Protocol;
import rulezoo.simulator.recording.SpikeDigest;
import rulezoo.simulator.recording.WindowRecording;
import rulezoo.simulator.rule.PlasticityRule;

/**
 * Background at the start of a protocol, without stimulus and score and with all pathways plastic: what makes
 * two beginnings the same.
 *
 * @param network the network
 * @param rule the rule
 * @param seed master seed of connectivity and input
 * @param steps how long the beginning is
 * @param engines whose engines simulate it: others can't take their states over
 */
record SharedBeginning(NetworkSpec network, PlasticityRule rule, long seed, int steps, Object engines) {
    /**
     * The state at the end of a beginning.
     *
     * @param network state of the engine
     * @param digest digest of the spikes
     */
    record End(Engine.State network, SpikeDigest digest) {
        /** The digest for one of those that go on from here. */
        SpikeDigest ownDigest() {
            synchronized (digest) {
                return digest.copy();
            }
        }
    }

    /** Length of the beginning of a protocol of which an observer does not need the spikes before some step. */
    static int steps(Protocol protocol, long firstStep) {
        return protocol.phases().getFirst() instanceof Phase.Run run && !run.scored() && run.stimulus() == null
                && run.frozen().isEmpty()
                        ? (int) Math.min(run.steps(), firstStep) / WindowRecording.SAMPLE_STEPS
                                * WindowRecording.SAMPLE_STEPS
                        : 0;
    }
}
