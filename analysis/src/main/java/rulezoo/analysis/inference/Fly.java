package rulezoo.analysis.inference;

import java.util.Arrays;

/**
 * What one fly did in the two-odour foraging task (Rajagopalan, Darshan, Hibbard, Fitzgerald, Turner 2023):
 * the odours that it met, which of them it accepted, and what it got for those.
 *
 * @param name how tables call it
 * @param odours odour of each encounter, 0 or 1
 * @param accepted whether it accepted that odour, or turned away
 * @param rewards for each accepted odour in order, 1 or 0
 * @param blocks block of each encounter, from 0, ascending; reward probabilities change between blocks
 * @param added accepted encounters that the reader added because the crossing before a choice is missing
 */
public record Fly(String name, int[] odours, boolean[] accepted, double[] rewards, int[] blocks, int added) {
    /** Number of odours of the task. */
    public static final int ODOURS = 2;

    /**
     * @throws IllegalArgumentException if there is no encounter, lengths disagree, or a number is not what it
     *         must be
     */
    public Fly {
        if (odours.length == 0 || odours.length != accepted.length || blocks.length != odours.length) {
            throw new IllegalArgumentException(odours.length + " odours, " + accepted.length + " choices and "
                    + blocks.length + " numbers of blocks: a fly needs one of each for every encounter");
        }
        int claims = 0;
        for (int t = 0; t < odours.length; t++) {
            if (odours[t] < 0 || odours[t] >= ODOURS || blocks[t] < 0
                    || (t > 0 && blocks[t] < blocks[t - 1])) {
                throw new IllegalArgumentException("encounter " + (t + 1) + " is with odour " + odours[t]
                        + " in block " + blocks[t] + ": odours are 0 and 1, and blocks ascend from 0");
            }
            claims += accepted[t] ? 1 : 0;
        }
        if (rewards.length != claims) {
            throw new IllegalArgumentException(rewards.length + " rewards, but " + claims
                    + " accepted odours: one reward for each accepted odour is needed");
        }
    }

    /** {@return the number of encounters} */
    public int encounters() {
        return odours.length;
    }

    /** {@return how often an odour was turned away} */
    public int refusals() {
        return odours.length - rewards.length;
    }

    /** {@return the number of blocks} */
    public int blockCount() {
        return blocks[blocks.length - 1] + 1;
    }

    /** {@return the share of the odours met that were accepted} */
    public double acceptedShare() {
        return (double) rewards.length / odours.length;
    }

    /**
     * {@return whether another fly did exactly the same, whatever it is called}
     *
     * @param other another fly
     */
    public boolean sameBehaviour(Fly other) {
        return Arrays.equals(odours, other.odours) && Arrays.equals(accepted, other.accepted)
                && Arrays.equals(rewards, other.rewards);
    }

    /**
     * {@return the fly's life as a trajectory of one-hot inputs: weights may change after an accepted odour}
     *
     * @param expectation from reward to third factor
     * @param initialWeights weights at the start, by which the model's size is known
     */
    Trajectory trajectory(RewardExpectation expectation, double[] initialWeights) {
        double[][] inputs = new double[odours.length][ODOURS];
        for (int t = 0; t < odours.length; t++) {
            inputs[t][odours[t]] = 1;
        }
        return new Trajectory(initialWeights, inputs, expectation.thirdFactor(accepted, rewards), accepted, null,
                ObservedChoices.all(accepted));
    }
}
