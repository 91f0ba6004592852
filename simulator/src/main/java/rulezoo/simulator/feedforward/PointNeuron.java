package rulezoo.simulator.feedforward;

import rulezoo.simulator.network.Neuron;

/**
 * One conductance-based integrate-and-fire neuron in double precision (docs/science.md, 2.1,
 * {@code IFGroup}).
 */
final class PointNeuron {
    /** Keeps decaying variables of a silent neuron out of the slow range of subnormal numbers. */
    private static final double FLOOR = 1e-100;

    private final Neuron constants;
    private final double membraneStep;
    private final double ampaShare;
    private final double ampaDecay;
    private final double gabaDecay;
    private final double nmdaFollow;
    private final double thresholdDecay;
    private double volts;
    private double ampa;
    private double nmda;
    private double gaba;
    private double thresholdOffset;

    PointNeuron(Neuron constants, double stepSeconds) {
        this.constants = constants;
        volts = constants.restVolts();
        membraneStep = stepSeconds / constants.tauMembraneSeconds();
        ampaShare = constants.ampaNmdaRatio() / (1 + constants.ampaNmdaRatio());
        ampaDecay = StrictMath.exp(-stepSeconds / constants.tauAmpaSeconds());
        gabaDecay = StrictMath.exp(-stepSeconds / constants.tauGabaSeconds());
        nmdaFollow = -StrictMath.expm1(-stepSeconds / constants.tauNmdaSeconds());
        thresholdDecay = StrictMath.exp(-stepSeconds / constants.tauThresholdSeconds());
    }

    /** One step; whether the neuron spiked. */
    boolean step() {
        double excitation = (ampaShare * ampa + (1 - ampaShare) * nmda) * volts;
        double inhibition = gaba * (volts - constants.inhibitoryReversalVolts());
        double next = volts - membraneStep * (excitation + inhibition + volts - constants.restVolts());
        next = next < constants.inhibitoryReversalVolts() ? constants.inhibitoryReversalVolts() : next;
        next = next > 0 ? 0 : next;
        nmda += nmdaFollow * ampa;
        nmda -= nmdaFollow * nmda;
        ampa = ampa * ampaDecay + FLOOR;
        gaba = gaba * gabaDecay + FLOOR;
        thresholdOffset = thresholdOffset * thresholdDecay + FLOOR;
        boolean spike = next > constants.thresholdVolts() + thresholdOffset;
        volts = spike ? constants.restVolts() : next;
        thresholdOffset = spike ? constants.thresholdJumpVolts() : thresholdOffset;
        return spike;
    }

    void excite(double weight) {
        ampa += weight;
    }

    void inhibit(double weight) {
        gaba += weight;
    }

    void copyFrom(PointNeuron other) {
        volts = other.volts;
        ampa = other.ampa;
        nmda = other.nmda;
        gaba = other.gaba;
        thresholdOffset = other.thresholdOffset;
    }
}
