package rulezoo.simulator.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import rulezoo.simulator.experiment.RateSimulation;
import rulezoo.simulator.experiment.SimulationResult;
import rulezoo.simulator.protocol.Protocol;
import rulezoo.simulator.rate.ExplicitSynapse;
import rulezoo.simulator.stability.StabilityCriteria;
import rulezoo.simulator.stability.StabilityMetric;

class LeakyNeuronTest {
    private static SimulationResult run(double tauSeconds) {
        LeakyNeuron neuron = new LeakyNeuron(new ExplicitSynapse(0, -1), 100, tauSeconds);
        return RateSimulation.run(neuron, Protocol.familiarity(30, 10, List.of(10.0), false), 1);
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

    private static double dr(SimulationResult result) {
        double novelHz = result.response("novel@10s").orElseThrow().rateHz();
        double familiarHz = result.response("familiar@10s").orElseThrow().rateHz();
        return 2 * (novelHz - familiarHz) / (novelHz + familiarHz + 0.01);
    }
}
