package rulezoo.simulator.engine;

import rulezoo.simulator.network.NetworkSpec;

/**
 * Ends a run that blew up or fell silent: the excitatory population rate, low-passed with 1 s, must stay
 * strictly between 0 and 100 Hz. It starts in the middle, at 50 Hz (docs/science.md, 2.2).
 */
final class RateChecker {
    private static final double TAU_SECONDS = 1;
    static final double MAXIMUM_HZ = 100;
    static final double INITIAL_HZ = MAXIMUM_HZ / 2;

    final double decay = (float) StrictMath.exp(-NetworkSpec.STEP_SECONDS / TAU_SECONDS);
    final double perSpike;
    private double rateHz = INITIAL_HZ;

    RateChecker(int excitatory) {
        perSpike = 1 / (TAU_SECONDS * excitatory);
    }

    /**
     * Accounts for one step.
     *
     * @param arrivingSpikes excitatory spikes that arrived in it
     * @return whether the rate is within bounds
     */
    boolean accept(int arrivingSpikes) {
        rateHz = rateHz * decay + arrivingSpikes * perSpike;
        return rateHz > 0 && rateHz < MAXIMUM_HZ;
    }

    double save() {
        return rateHz;
    }

    void restore(double state) {
        rateHz = state;
    }
}
