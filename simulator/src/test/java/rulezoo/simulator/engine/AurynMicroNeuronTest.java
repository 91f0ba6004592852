package rulezoo.simulator.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import rulezoo.simulator.network.Neuron;

/** One neuron with an excitatory and an inhibitory input: Auryn's state after each of 2000 steps. */
class AurynMicroNeuronTest {
    private static final float EXCITATORY_WEIGHT = 0.9f;
    private static final float INHIBITORY_WEIGHT = 1.5f;

    @Test
    void stateAgreesAtEveryStep() {
        ReferenceTable trace = ReferenceTable.read("micro_neuron_trace.csv");
        NeuronDynamics dynamics = new NeuronDynamics(Neuron.INTEGRATE_AND_FIRE);
        NeuronState state = new NeuronState(1, Neuron.INTEGRATE_AND_FIRE);
        for (int step = 0; step < trace.rows().size(); step++) {
            boolean spike = dynamics.step(state, 0);
            NeuronDynamics.receive(state, 0, EXCITATORY_WEIGHT * trace.integer(step, "exc_arrived"),
                    INHIBITORY_WEIGHT * trace.integer(step, "inh_arrived"));
            assertEquals(trace.integer(step, "post_spike") == 1, spike, "spike in step " + step);
            assertEquals(trace.number(step, "mem_V"), state.get(0, NeuronState.VOLTS), 1e-7, "voltage in step " + step);
            assertEquals(trace.number(step, "thr_offset_V"), state.get(0, NeuronState.THRESHOLD_OFFSET), 1e-7,
                    "threshold " + step);
            assertEquals(trace.number(step, "g_ampa"), state.get(0, NeuronState.AMPA), 1e-6, "AMPA in step " + step);
            assertEquals(trace.number(step, "g_nmda"), state.get(0, NeuronState.NMDA), 1e-6, "NMDA in step " + step);
            assertEquals(trace.number(step, "g_gaba"), state.get(0, NeuronState.GABA), 1e-6, "GABA in step " + step);
        }
    }
}
