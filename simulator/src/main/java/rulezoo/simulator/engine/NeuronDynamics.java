package rulezoo.simulator.engine;

import rulezoo.simulator.network.Neuron;
import rulezoo.simulator.network.NetworkSpec;

/**
 * The neuron equations in single precision (science: B.1): coefficients of one integration step, and the step
 * itself. The membrane equation keeps Auryn's roundings, operation by operation, because the last bit can
 * decide whether a neuron fires; elsewhere products and sums are fused ({@link Math#fma}).
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
        float v = state.volts[i];
        float ampa = state.ampa[i];
        float nmda = state.nmda[i];
        float excitation = (ampaShare * ampa + nmdaShare * nmda) * v;
        float inhibition = (v - inhibitoryReversal) * state.gaba[i];
        float leak = v - rest;
        v = v - membraneStep * excitation - membraneStep * inhibition - membraneStep * leak;
        v = v < inhibitoryReversal ? inhibitoryReversal : v;
        v = v > 0 ? 0 : v;
        float offset = Math.fma(state.thresholdOffset[i], thresholdDecay, FLOOR);
        boolean spike = v > threshold + offset;
        state.volts[i] = spike ? rest : v;
        state.thresholdOffset[i] = spike ? thresholdJump : offset;
        nmda = Math.fma(nmdaFollow, ampa, nmda);
        state.nmda[i] = Math.fma(-nmdaFollow, nmda, nmda);
        state.ampa[i] = Math.fma(ampa, ampaDecay, FLOOR);
        state.gaba[i] = Math.fma(state.gaba[i], gabaDecay, FLOOR);
        return spike;
    }
}
