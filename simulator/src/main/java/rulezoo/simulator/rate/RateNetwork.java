package rulezoo.simulator.rate;

import rulezoo.simulator.rule.Pathway;

/**
 * A rate network under a plasticity rule, somewhere in time. Inputs are in units of the background rate: 1 is
 * background.
 */
public interface RateNetwork {
    /** Integration step: 10 ms. */
    double STEP_SECONDS = 0.01;

    /** Number of inputs. */
    int inputs();

    /**
     * Number of blocks of equal size that the inputs are divided into; every block has its share of a stimulus.
     */
    default int inputBlocks() {
        return 1;
    }

    /**
     * Shows an input in all steps from here on, until the next. Before the first, every input is at background.
     *
     * @param input rate of every input, relative to background; copied
     */
    void present(double[] input);

    /**
     * One step.
     *
     * @param plastic whether weights change
     */
    void step(boolean plastic);

    /** Rates of the excitatory neurons in Hz, at least one; the array belongs to the network. */
    double[] excitatoryHz();

    /** Rates of the inhibitory neurons in Hz, if any; the array belongs to the network. */
    double[] inhibitoryHz();

    /** Weights of a pathway, none if the network has no such pathway; the array belongs to the network. */
    double[] weights(Pathway pathway);

    /** Largest weight a plastic synapse may have; infinite if there is no bound. */
    double maximumWeight();

    /** The network as it is now, random streams included, independent of this one from here on. */
    RateNetwork copy();

    /** Gives noise a stream of its own from here on, keyed by a label. */
    void branchNoise(String label);
}
