package rulezoo.simulator.examples;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.Map;
import org.junit.jupiter.api.Test;
import rulezoo.simulator.experiment.RateSimulation;
import rulezoo.simulator.experiment.SimulationResult;
import rulezoo.simulator.protocol.Protocol;
import rulezoo.simulator.rate.LinearNeuron;
import rulezoo.simulator.rate.LinearNeuronSpec;
import rulezoo.simulator.rate.RateNetwork;
import rulezoo.simulator.rule.Pathway;
import rulezoo.simulator.stability.StabilityCriteria;
import rulezoo.simulator.stability.Verdict;

class SaturatingRuleTest {
    @Test
    void aRuleOfOnesOwnIsStableAndRemembers() {
        LinearNeuronSpec spec = new LinearNeuronSpec(100, EnumSet.of(Pathway.EE), 0.5, 0.01, 0, 5);
        RateNetwork neuron = new LinearNeuron(spec,
                Map.of(Pathway.EE, new LinearNeuron.Local(new SaturatingRule(1, 3))), 1);
        Protocol task = FamiliarityTask.of(8, 10, 10);

        SimulationResult result = RateSimulation.run(neuron, task, 1);

        Verdict verdict = result.verdict(StabilityCriteria.SET_POINT_5HZ, 1);
        double novelHz = result.response("novel").orElseThrow().rateHz();
        double familiarHz = result.response("familiar").orElseThrow().rateHz();
        assertTrue(verdict.stable(), verdict.toString());
        assertTrue(novelHz > 1.01 * familiarHz, "novelty excites more: " + novelHz + " against " + familiarHz);
    }
}
