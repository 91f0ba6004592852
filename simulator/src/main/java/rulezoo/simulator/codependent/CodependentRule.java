package rulezoo.simulator.codependent;

/**
 * A rule whose changes depend on traces of both neurons, on the weight, and on three low-passed signals of
 * the postsynaptic neuron (docs/science.md, 1.2, 1.3). Weights are in units of the published network, weight
 * changes likewise and with the learning rate multiplied in.
 */
public sealed interface CodependentRule permits CodependentMlp, CodependentPolynomial {
    /** {@return the time constant of the first trace of either neuron: x_pre1 and x_post1, in seconds} */
    double tau1Seconds();

    /** {@return the time constant of the second trace of either neuron: x_pre2 and x_post2, in seconds} */
    double tau2Seconds();

    /**
     * {@return the change of the weight when a presynaptic spike arrives}
     *
     * @param xPre2 second presynaptic trace
     * @param xPost1 first postsynaptic trace
     * @param w weight
     * @param volts low-passed membrane potential of the postsynaptic neuron
     * @param excitation its low-passed excitatory drive, in volts
     * @param inhibition its low-passed inhibitory and adaptation drive, in volts
     */
    double onPreSpike(double xPre2, double xPost1, double w, double volts, double excitation, double inhibition);

    /**
     * {@return the change of the weight at a postsynaptic spike}
     *
     * @param xPre1 first presynaptic trace
     * @param xPost2 second postsynaptic trace
     * @param w weight
     * @param volts low-passed membrane potential of the postsynaptic neuron
     * @param excitation its low-passed excitatory drive, in volts
     * @param inhibition its low-passed inhibitory and adaptation drive, in volts
     */
    double onPostSpike(double xPre1, double xPost2, double w, double volts, double excitation, double inhibition);
}
