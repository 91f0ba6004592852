package rulezoo.evolve.judging;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import rulezoo.simulator.model.ModelPreset;
import rulezoo.simulator.rule.Pathway;
import rulezoo.simulator.rule.PlasticityRule;

class SimulationJudgeTest {
    /** Inhibitory plasticity needs most of a minute until the neuron spikes at all. */
    @Test
    void aSingleNeuronMayBeginInSilence() {
        assertTrue(feedforward(0.02, 0.02, -0.12, 0, 1, 1, 0).isStable());
        assertFalse(feedforward(0.02, 0.02, 0.12, 0, 1, 1, 0).isStable(), "inhibition only grows");
    }

    private static Judgement feedforward(double... coefficients) {
        ModelPreset model = ModelPreset.FEEDFORWARD;
        Target target = new Target(model.network(), model.family(), model.plastic(), false, model.protocol(),
                model.criteria(), 3, List.of());
        return new SimulationJudge(target, List.of(), 1)
                .confirm(new PlasticityRule(model.family(), Set.of(Pathway.IE), coefficients));

    }
}
