package rulezoo.probes;

import java.util.List;
import rulezoo.simulator.network.FeedforwardSpec;
import rulezoo.simulator.network.NetworkModel;
import rulezoo.simulator.network.NetworkSpec;
import rulezoo.simulator.protocol.Phase;

/** The background rate that a network has settled at: that of the last second before the first test. */
final class SettledBackground {
    private static final int LONGEST_STEPS = (int) StrictMath.rint(1 / NetworkSpec.STEP_SECONDS);

    private final int steps;
    private final int countedSteps;
    private final int firing;
    private long spikes;

    /**
     * Watches for the end of the settling.
     *
     * @param phases the whole protocol, which begins with the settling
     * @param network whose excitatory neurons are counted; a feedforward network has one neuron that fires,
     *        whatever its number of inputs
     */
    SettledBackground(List<Phase> phases, NetworkModel network) {
        steps = phases.stream().takeWhile(Phase.Run.class::isInstance).mapToInt(Phase::steps).sum();
        countedSteps = Math.min(steps, LONGEST_STEPS);
        firing = network instanceof FeedforwardSpec ? 1 : network.excitatory();
    }

    /** An excitatory neuron has fired. */
    void spike(long step) {
        if (step < steps && step >= steps - countedSteps) {
            spikes++;
        }
    }

    /** In spikes per neuron and second. */
    double rateHz() {
        return spikes / (firing * countedSteps * NetworkSpec.STEP_SECONDS);
    }
}
