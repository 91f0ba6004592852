package rulezoo.probes;

import java.util.List;
import rulezoo.simulator.network.NetworkSpec;
import rulezoo.simulator.protocol.Phase;

/** The background rate that a network has settled at: that of the last second before the first test. */
final class SettledBackground {
    /** At most this much of the settling is counted. */
    static final double SECONDS = 1;

    private static final int LONGEST_STEPS = (int) StrictMath.rint(SECONDS / NetworkSpec.STEP_SECONDS);

    private final int steps;
    private final int countedSteps;
    private final int excitatory;
    private long spikes;

    /**
     * Watches for the end of the settling.
     *
     * @param phases the whole protocol, which begins with the settling
     * @param excitatory number of excitatory neurons
     */
    SettledBackground(List<Phase> phases, int excitatory) {
        steps = phases.stream().takeWhile(Phase.Run.class::isInstance).mapToInt(Phase::steps).sum();
        countedSteps = Math.min(steps, LONGEST_STEPS);
        this.excitatory = excitatory;
    }

    /** The first step that is counted. */
    int firstStep() {
        return steps - countedSteps;
    }

    /** An excitatory neuron has fired. */
    void spike(long step) {
        if (step < steps && step >= firstStep()) {
            spikes++;
        }
    }

    /** In spikes per neuron and second. */
    double rateHz() {
        return spikes / (excitatory * countedSteps * NetworkSpec.STEP_SECONDS);
    }
}
