package rulezoo.simulator.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import rulezoo.simulator.experiment.Simulation;
import rulezoo.simulator.experiment.SimulationResult;
import rulezoo.simulator.network.NetworkPreset;
import rulezoo.simulator.protocol.Protocol;
import rulezoo.simulator.rule.Pathway;
import rulezoo.simulator.rule.PlasticityRule;
import rulezoo.simulator.rule.SixParameterRule;
import rulezoo.simulator.stability.Bound;
import rulezoo.simulator.stability.StabilityCriteria;
import rulezoo.simulator.stability.StabilityMetric;
import rulezoo.simulator.stability.Verdict;

class QuietCriteriaTest {
    @Test
    void criteriaOfOnesOwnJudgeASimulation() {
        StabilityCriteria quiet = new StabilityCriteria("quiet", "ours: sparse activity, weights off their bounds",
                List.of(new Bound(StabilityMetric.RATE, 0.5, 8.0, Bound.When.ALWAYS),
                        new Bound(StabilityMetric.W_BLOW, null, 0.1, Bound.When.AT_END)));
        PlasticityRule iStdp = PlasticityRule
                .polynomial(Map.of(Pathway.IE, new SixParameterRule(0.02, 0.02, -0.2, 0, 1, 1)));
        Simulation simulation = new Simulation(NetworkPreset.TINY.spec(), iStdp, Protocol.background(10, 2), 1);

        SimulationResult result = simulation.run();
        Verdict verdict = result.verdict(quiet, NetworkPreset.TINY.spec().weightScale());

        assertTrue(verdict.stable(), verdict.toString());
        StabilityCriteria silent = new StabilityCriteria("silent", "no network is",
                List.of(new Bound(StabilityMetric.RATE, null, 0.0, Bound.When.ALWAYS)));
        assertEquals(1, result.verdict(silent, 1).violations().size());
    }
}
