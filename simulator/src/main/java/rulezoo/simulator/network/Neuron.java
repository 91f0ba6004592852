package rulezoo.simulator.network;

import java.io.Serializable;

/**
 * Constants of the conductance-based integrate-and-fire neuron with AMPA, NMDA and GABA conductances and a
 * moving threshold (docs/science.md, 2.1, {@code IFGroup} of Auryn). Conductances are in units of the leak
 * conductance.
 *
 * @param restVolts resting and reset potential
 * @param inhibitoryReversalVolts GABA reversal potential; the excitatory one is 0 V
 * @param thresholdVolts resting threshold
 * @param thresholdJumpVolts threshold offset right after a spike (set, not added)
 * @param tauMembraneSeconds membrane time constant
 * @param tauThresholdSeconds decay of the threshold offset
 * @param tauAmpaSeconds decay of the AMPA conductance
 * @param tauGabaSeconds decay of the GABA conductance
 * @param tauNmdaSeconds time constant with which the NMDA conductance follows the AMPA conductance
 * @param ampaNmdaRatio AMPA to NMDA ratio r: AMPA has the share r/(1+r) of the excitatory conductance
 */
public record Neuron(double restVolts, double inhibitoryReversalVolts, double thresholdVolts, double thresholdJumpVolts,
        double tauMembraneSeconds, double tauThresholdSeconds, double tauAmpaSeconds, double tauGabaSeconds,
        double tauNmdaSeconds, double ampaNmdaRatio) implements Serializable {
    /** The published constants. */
    public static final Neuron INTEGRATE_AND_FIRE = new Neuron(-0.070, -0.080, -0.050, 0.100, 0.020, 0.005, 0.005,
            0.010,
            0.100, 0.3);

    private static final double LARGEST_VOLTS = 1;
    private static final double LONGEST_SECONDS = 100;

    /**
     * @throws IllegalArgumentException if a potential is no number within 1 V of 0, the threshold is not above
     *         rest, a time constant is not positive or above 100 s, or the ratio is negative
     */
    public Neuron {
        requireVolts("restVolts", restVolts);
        requireVolts("inhibitoryReversalVolts", inhibitoryReversalVolts);
        requireVolts("thresholdVolts", thresholdVolts);
        requireVolts("thresholdJumpVolts", thresholdJumpVolts);
        if (thresholdVolts <= restVolts) {
            throw new IllegalArgumentException(
                    "thresholdVolts must be above restVolts: " + thresholdVolts + ", " + restVolts);
        }
        requireSeconds("tauMembraneSeconds", tauMembraneSeconds);
        requireSeconds("tauThresholdSeconds", tauThresholdSeconds);
        requireSeconds("tauAmpaSeconds", tauAmpaSeconds);
        requireSeconds("tauGabaSeconds", tauGabaSeconds);
        requireSeconds("tauNmdaSeconds", tauNmdaSeconds);
        if (!(ampaNmdaRatio >= 0 && ampaNmdaRatio <= Limits.LARGEST_NUMBER)) {
            throw new IllegalArgumentException("ampaNmdaRatio must not be negative: " + ampaNmdaRatio);
        }
    }

    private static void requireVolts(String name, double value) {
        if (!(Math.abs(value) <= LARGEST_VOLTS)) {
            throw new IllegalArgumentException(name + " must lie between -1 and 1 V: " + value);
        }
    }

    private static void requireSeconds(String name, double value) {
        if (!(value > 0 && value <= LONGEST_SECONDS)) {
            throw new IllegalArgumentException(name + " must be positive, at most 100 s: " + value);
        }
    }
}
