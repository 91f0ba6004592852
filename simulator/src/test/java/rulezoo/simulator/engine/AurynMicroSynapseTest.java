package rulezoo.simulator.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import rulezoo.simulator.network.Neuron;
import rulezoo.simulator.network.NetworkSpec;
import rulezoo.simulator.network.PathwayWeights;
import rulezoo.simulator.rule.Pathway;
import rulezoo.simulator.rule.SixParameterRule;

/** One plastic synapse with given pre and post spikes, coincidences included: Auryn's traces and weight. */
class AurynMicroSynapseTest {
    private static final NetworkSpec TWO_NEURONS = new NetworkSpec(2, 1, 1, new PathwayWeights(0.5, 0.5, 0.5, 0.5), 20,
            0.01, 1, Neuron.INTEGRATE_AND_FIRE, NetworkSpec.PUBLISHED.input());

    @Test
    void inhibitoryStdpAgrees() {
        replay("micro_synapse_vogels.csv", new SixParameterRule(0.02, 0.02, -0.2, 0, 1, 1));
    }

    @Test
    void allSixParametersAgree() {
        replay("micro_synapse_full.csv", new SixParameterRule(0.0165, 0.073, 0.5, -0.7, 1.3, -0.9));
    }

    private static void replay(String file, SixParameterRule rule) {
        ReferenceTable table = ReferenceTable.read(file);
        Map<Integer, Integer> rowOfStep = new TreeMap<>();
        for (int row = 0; row < table.rows().size(); row++) {
            rowOfStep.put(table.integer(row, "step"), row);
        }
        Projection synapse = Projection.of(TWO_NEURONS, Pathway.EE, new int[]{0}, new int[]{1});
        Plasticity plasticity = new Plasticity(rule, TWO_NEURONS);
        PlainSynapses synapses = new PlainSynapses(TWO_NEURONS, Pathway.EE, synapse, plasticity);
        int last = table.integer(table.rows().size() - 1, "step");
        for (int step = 0; step <= last; step++) {
            int slot = step % NetworkSpec.DELAY_STEPS;
            if (slot == 0) {
                synapses.beginBlock();
            }
            Integer row = rowOfStep.get(step);
            if (row != null) {
                boolean arrived = table.integer(row, "pre_arrived") == 1;
                boolean post = table.integer(row, "post_spike") == 1;
                apply(synapses, slot, arrived, post);
                assertEquals(table.number(row, "w"), synapses.weight[0], 1e-6, file + " step " + step);
            }
        }
    }

    private static void apply(PlainSynapses synapses, int slot, boolean arrived, boolean post) {
        if (arrived) {
            synapses.transmit(0, slot, new float[3], true);
        }
        if (post) {
            synapses.postsynapticSpike(1, slot);
        }
        if (arrived) {
            synapses.growPresynapticTrace(0, slot);
        }
        if (post) {
            synapses.growPostsynapticTrace(1, slot);
        }
    }
}
