package rulezoo.simulator.engine;

import java.util.Arrays;
import rulezoo.simulator.network.NetworkSpec;
import rulezoo.simulator.network.Neuron;

/**
 * The neurons of the networks with codependent plasticity, in double precision (docs/science.md, 2.1,
 * {@code CVAIFGroup} and {@code IFGroup}): excitatory neurons have a spike-triggered adaptation conductance,
 * and low-pass traces of their potential and of their drives, in volts.
 */
final class AdaptiveNeurons {
    private static final double ADAPTATION_JUMP = 0.1;
    private static final double TAU_ADAPTATION_SECONDS = 0.1;
    private static final double TAU_VOLTS_SECONDS = 0.1;
    private static final double TAU_EXCITATION_SECONDS = 0.01;
    private static final double TAU_INHIBITION_SECONDS = 0.1;
    /** Keeps silent neurons out of the slow range of subnormal numbers. */
    private static final double FLOOR = 1e-100;

    final double[] ampa;
    final double[] gaba;
    final double[] voltsTrace;
    final double[] excitationTrace;
    final double[] inhibitionTrace;
    private final double[] volts;
    private final double[] nmda;
    private final double[] adaptation;
    private final double[] thresholdOffset;
    private final int adaptive;
    private final Neuron constants;
    private final double membraneStep;
    private final double ampaShare;
    private final double ampaDecay;
    private final double gabaDecay;
    private final double nmdaFollow;
    private final double thresholdDecay;
    private final double adaptationDecay = decay(TAU_ADAPTATION_SECONDS);
    private final double voltsFollow = 1 - decay(TAU_VOLTS_SECONDS);
    private final double excitationFollow = 1 - decay(TAU_EXCITATION_SECONDS);
    private final double inhibitionFollow = 1 - decay(TAU_INHIBITION_SECONDS);

    AdaptiveNeurons(NetworkSpec network) {
        constants = network.neuron();
        adaptive = network.excitatory();
        int n = network.neurons();
        ampa = new double[n];
        gaba = new double[n];
        voltsTrace = new double[n];
        excitationTrace = new double[n];
        inhibitionTrace = new double[n];
        volts = new double[n];
        nmda = new double[n];
        adaptation = new double[n];
        thresholdOffset = new double[n];
        Arrays.fill(volts, constants.restVolts());
        Arrays.fill(voltsTrace, constants.restVolts());
        membraneStep = NetworkSpec.STEP_SECONDS / constants.tauMembraneSeconds();
        ampaShare = constants.ampaNmdaRatio() / (1 + constants.ampaNmdaRatio());
        ampaDecay = decay(constants.tauAmpaSeconds());
        gabaDecay = decay(constants.tauGabaSeconds());
        nmdaFollow = 1 - decay(constants.tauNmdaSeconds());
        thresholdDecay = decay(constants.tauThresholdSeconds());
    }

    private static double decay(double tauSeconds) {
        return StrictMath.exp(-NetworkSpec.STEP_SECONDS / tauSeconds);
    }

    /** One step of neuron i; whether it spiked. */
    boolean step(int i) {
        double v = volts[i];
        double excitation = -(ampaShare * ampa[i] + (1 - ampaShare) * nmda[i]) * v;
        double inhibition = (gaba[i] + adaptation[i]) * (v - constants.inhibitoryReversalVolts());
        double next = v + membraneStep * (excitation - inhibition - (v - constants.restVolts()));
        next = next < constants.inhibitoryReversalVolts() ? constants.inhibitoryReversalVolts() : next;
        next = next > 0 ? 0 : next;
        nmda[i] += nmdaFollow * ampa[i];
        nmda[i] -= nmdaFollow * nmda[i];
        ampa[i] = ampa[i] * ampaDecay + FLOOR;
        gaba[i] = gaba[i] * gabaDecay + FLOOR;
        double offset = thresholdOffset[i] * thresholdDecay + FLOOR;
        boolean spike = next > constants.thresholdVolts() + offset;
        volts[i] = spike ? constants.restVolts() : next;
        thresholdOffset[i] = spike ? constants.thresholdJumpVolts() : offset;
        if (i < adaptive) {
            adaptation[i] = adaptation[i] * adaptationDecay + (spike ? ADAPTATION_JUMP : FLOOR);
            voltsTrace[i] += voltsFollow * (volts[i] - voltsTrace[i]);
            excitationTrace[i] += excitationFollow * (excitation - excitationTrace[i]);
            inhibitionTrace[i] += inhibitionFollow * (inhibition - inhibitionTrace[i]);
        }
        return spike;
    }

    /** All state variables, to be handed to {@link #restore}. */
    double[][] save() {
        return Arrays.stream(arrays()).map(double[]::clone).toArray(double[][]::new);
    }

    void restore(double[][] saved) {
        double[][] arrays = arrays();
        for (int k = 0; k < arrays.length; k++) {
            System.arraycopy(saved[k], 0, arrays[k], 0, arrays[k].length);
        }
    }

    private double[][] arrays() {
        return new double[][]{ampa, gaba, voltsTrace, excitationTrace, inhibitionTrace, volts, nmda, adaptation,
                thresholdOffset};
    }
}
