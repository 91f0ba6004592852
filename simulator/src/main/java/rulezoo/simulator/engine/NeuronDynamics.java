package rulezoo.simulator.engine;

import static rulezoo.simulator.engine.NeuronState.AMPA;
import static rulezoo.simulator.engine.NeuronState.GABA;
import static rulezoo.simulator.engine.NeuronState.NMDA;
import static rulezoo.simulator.engine.NeuronState.THRESHOLD_OFFSET;
import static rulezoo.simulator.engine.NeuronState.VOLTS;

import rulezoo.simulator.network.Neuron;
import rulezoo.simulator.network.NetworkSpec;

/**
 * The neuron equations in single precision (docs/science.md, 2.1): coefficients of one integration step, and
 * the step itself. The membrane equation keeps Auryn's roundings, operation by operation, because the last
 * bit can decide whether a neuron fires; elsewhere products and sums are fused ({@link Fma}).
 */
final class NeuronDynamics {
    /**
     * Added to every decaying variable in every step. It keeps silent neurons out of the range of subnormal
     * numbers, which cost hundreds of cycles each; twenty orders of magnitude below a single spike, it changes
     * nothing else.
     */
    static final float FLOOR = 1e-25f;

    final float rest;
    final float inhibitoryReversal;
    final float threshold;
    final float thresholdJump;
    /** dt / tau_mem. */
    final float membraneStep;
    final float ampaShare;
    final float nmdaShare;
    final float thresholdDecay;
    final float ampaDecay;
    final float gabaDecay;
    /** 1 - exp(-dt / tau_nmda): the fraction by which NMDA follows AMPA. */
    final float nmdaFollow;

    NeuronDynamics(Neuron neuron) {
        double dt = NetworkSpec.STEP_SECONDS;
        rest = (float) neuron.restVolts();
        inhibitoryReversal = (float) neuron.inhibitoryReversalVolts();
        threshold = (float) neuron.thresholdVolts();
        thresholdJump = (float) neuron.thresholdJumpVolts();
        membraneStep = (float) (dt / neuron.tauMembraneSeconds());
        ampaShare = (float) (neuron.ampaNmdaRatio() / (1 + neuron.ampaNmdaRatio()));
        nmdaShare = (float) (1 / (1 + neuron.ampaNmdaRatio()));
        thresholdDecay = (float) StrictMath.exp(-dt / neuron.tauThresholdSeconds());
        ampaDecay = (float) StrictMath.exp(-dt / neuron.tauAmpaSeconds());
        gabaDecay = (float) StrictMath.exp(-dt / neuron.tauGabaSeconds());
        nmdaFollow = (float) -StrictMath.expm1(-dt / neuron.tauNmdaSeconds());
    }

    /**
     * One step of neuron i.
     *
     * @return whether it spiked
     */
    boolean step(NeuronState state, int i) {
        float[] x = state.values;
        int at = NeuronState.first(i);
        float v = x[at + VOLTS];
        float ampa = x[at + AMPA];
        float nmda = x[at + NMDA];
        float excitation = (ampaShare * ampa + nmdaShare * nmda) * v;
        float inhibition = (v - inhibitoryReversal) * x[at + GABA];
        float leak = v - rest;
        v = v - membraneStep * excitation - membraneStep * inhibition - membraneStep * leak;
        v = v < inhibitoryReversal ? inhibitoryReversal : v;
        v = v > 0 ? 0 : v;
        float offset = Fma.fma(x[at + THRESHOLD_OFFSET], thresholdDecay, FLOOR);
        boolean spike = v > threshold + offset;
        x[at + VOLTS] = spike ? rest : v;
        x[at + THRESHOLD_OFFSET] = spike ? thresholdJump : offset;
        nmda = Fma.fma(nmdaFollow, ampa, nmda);
        x[at + NMDA] = Fma.fma(-nmdaFollow, nmda, nmda);
        x[at + AMPA] = Fma.fma(ampa, ampaDecay, FLOOR);
        x[at + GABA] = Fma.fma(x[at + GABA], gabaDecay, FLOOR);
        return spike;
    }

    /** Arrivals are added after the neuron has integrated. */
    static void receive(NeuronState state, int i, float excitation, float inhibition) {
        int at = NeuronState.first(i);
        state.values[at + AMPA] += excitation;
        state.values[at + GABA] += inhibition;
    }
}
