package rulezoo.simulator.rate;

import rulezoo.simulator.rule.Pathway;

/**
 * A rate network under a plasticity rule, somewhere in time. Inputs are in units of the background rate: 1 is
 * background.
 */
public interface RateNetwork {
    /** Integration step: 10 ms. */
    double STEP_SECONDS = 0.01;

    /** {@return the number of inputs} */
    int inputs();

    /**
     * {@return the number of blocks of equal size that the inputs are divided into; every block has its share of
     * a stimulus}
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

    /** {@return the rates of the excitatory neurons in Hz, at least one; the array belongs to the network} */
    double[] excitatoryHz();

    /** {@return the rates of the inhibitory neurons in Hz, if any; the array belongs to the network} */
    double[] inhibitoryHz();

    /**
     * {@return the weights of a pathway, none if the network has no such pathway; the array belongs to the
     * network}
     *
     * @param pathway class of synapses
     */
    double[] weights(Pathway pathway);

    /** {@return the largest weight a plastic synapse may have; infinite if there is no bound} */
    double maximumWeight();

    /** {@return the network as it is now, random streams included, independent of this one from here on} */
    RateNetwork copy();

    /**
     * Gives noise a stream of its own from here on, keyed by a label.
     *
     * @param label key of the new stream
     */
    void branchNoise(String label);
}
