package rulezoo.simulator.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Set;
import org.junit.jupiter.api.Test;
import rulezoo.simulator.experiment.RateSimulation;
import rulezoo.simulator.experiment.Simulation;
import rulezoo.simulator.experiment.SimulationResult;
import rulezoo.simulator.model.ModelPreset;
import rulezoo.simulator.network.NetworkModel;
import rulezoo.simulator.rate.ExplicitSynapse;
import rulezoo.simulator.rule.Pathway;
import rulezoo.simulator.rule.PlasticityRule;
import rulezoo.simulator.rule.RuleFamily;
import rulezoo.simulator.stability.StabilityCriteria;
import rulezoo.simulator.stability.StabilityMetric;

class LeakyNeuronTest {
    private static SimulationResult run(double tauSeconds) {
        LeakyNeuron neuron = new LeakyNeuron(new ExplicitSynapse(0, -1), 100, tauSeconds);
        return RateSimulation.run(neuron, FamiliarityTask.of(30, 10, 10), 1);
    }

    @Test
    void aNetworkOfOnesOwnIsJudgedAndProbed() {
        SimulationResult result = run(0.1);
        assertTrue(result.verdict(StabilityCriteria.SET_POINT_5HZ, 1).stable());
        assertEquals(5, result.metrics().get(StabilityMetric.RATE), 0.05);
        double dr = dr(result);
        assertTrue(dr > 0.01, "theta1 < 0 prefers novelty (docs/science.md, E7), also with a leak: " + dr);
        assertEquals(result.spikeDigest(), run(0.1).spikeDigest());
    }

    @Test
    void itsModelRunsLikeAnyOtherAndIsToldByItsFields() throws JsonProcessingException {
        NetworkModel model = new LeakyNeuronSpec(100, 0.1);
        PlasticityRule rule = new PlasticityRule(RuleFamily.TOY_EXPLICIT, Set.of(Pathway.EE), new double[]{0, -1});
        assertEquals(run(0.1).spikeDigest(),
                new Simulation(model, rule, FamiliarityTask.of(30, 10, 10), 1).run().spikeDigest());
        ObjectMapper json = new ObjectMapper().registerModule(ModelPreset.json());
        json.registerSubtypes(LeakyNeuronSpec.class);
        assertEquals(model, json.readValue(json.writeValueAsString(model), NetworkModel.class));
    }

    private static double dr(SimulationResult result) {
        double novelHz = result.response("novel").orElseThrow().rateHz();
        double familiarHz = result.response("familiar").orElseThrow().rateHz();
        return 2 * (novelHz - familiarHz) / (novelHz + familiarHz + 0.01);
    }
}
