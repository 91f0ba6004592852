package rulezoo.simulator.feedforward;

import rulezoo.simulator.network.NetworkSpec;
import rulezoo.simulator.random.RandomStream;

/** Independent Poisson spikes of a range of inputs: jumps over the flattened grid of steps and inputs. */
final class PoissonSpikes {
    private final int first;
    private final int inputs;
    private final double trialRate;
    private final RandomStream random;
    /** Grid positions from the start of the next step to the next spike. */
    private long ahead;

    PoissonSpikes(int first, int inputs, double rateHz, RandomStream random) {
        this.first = first;
        this.inputs = inputs;
        this.trialRate = RandomStream.trialRate(rateHz * NetworkSpec.STEP_SECONDS);
        this.random = random;
        this.ahead = inputs == 0 || rateHz == 0 ? Long.MAX_VALUE : random.nextTrials(trialRate) - 1;
    }

    /** The next input that spikes in this step, or -1 if there is none left. */
    int next() {
        if (ahead >= inputs) {
            return -1;
        }
        int input = first + (int) ahead;
        ahead += random.nextTrials(trialRate);
        return input;
    }

    /** Ends a step, once {@link #next} has returned -1. */
    void endStep() {
        ahead -= ahead == Long.MAX_VALUE ? 0 : inputs;
    }

    /** Goes to where another sampler of the same kind is. */
    void copyFrom(PoissonSpikes other) {
        ahead = other.ahead;
        random.reset(other.random.counter());
    }
}
