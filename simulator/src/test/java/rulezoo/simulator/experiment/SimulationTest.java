package rulezoo.simulator.experiment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import rulezoo.simulator.engine.Engine;
import rulezoo.simulator.network.InputSpec;
import rulezoo.simulator.network.NetworkPreset;
import rulezoo.simulator.network.NetworkSpec;
import rulezoo.simulator.protocol.Phase;
import rulezoo.simulator.protocol.Protocol;
import rulezoo.simulator.protocol.Stimulus;
import rulezoo.simulator.rule.Pathway;
import rulezoo.simulator.rule.PlasticityRule;
import rulezoo.simulator.rule.SixParameterRule;
import rulezoo.simulator.stability.StabilityCriteria;
import rulezoo.simulator.stability.StabilityMetric;

class SimulationTest {
    private static final InputSpec.Grid GRID = new InputSpec.Grid(100, 100, 8, false, 0.075, 10);
    private static final NetworkSpec TINY = NetworkPreset.TINY.spec();
    private static final PlasticityRule INHIBITORY_STDP = PlasticityRule
            .polynomial(Map.of(Pathway.IE, new SixParameterRule(0.02, 0.02, -0.2, 0, 1, 1)));
    private static final PlasticityRule RUNAWAY = PlasticityRule
            .polynomial(Map.of(Pathway.EE, new SixParameterRule(0.02, 0.02, 2, 2, 2, 2)));

    /** Frozen: a change here changes every archived result and needs a new {@link Simulation#FORMAT_VERSION}. */
    private static final String GOLDEN_DIGEST = "dee1937fe41e1b5c8782a9e8594b1c4f442c4eac5b788b21be6bd3fc3a4154b2";

    @Test
    void spikesNeverChange() {
        assertEquals(GOLDEN_DIGEST,
                new Simulation(TINY, INHIBITORY_STDP, Protocol.background(1, 1), 1).run().spikeDigest());
    }

    @Test
    void anotherSeedGivesOtherSpikes() {
        assertNotEquals(GOLDEN_DIGEST,
                new Simulation(TINY, INHIBITORY_STDP, Protocol.background(1, 1), 2).run().spikeDigest());
    }

    @Test
    void inhibitoryPlasticityBringsTheRateToItsSetPoint() {
        SimulationResult result = new Simulation(TINY, INHIBITORY_STDP, Protocol.background(20, 5), 1).run();
        // Mean field: r* = -alpha / lambda = 0.2 / 0.04 = 5 Hz; Auryn's two runs of this rule give 7.2 and 7.5 Hz at this
        // in-degree, above the mean field because spikes of E and I are correlated.
        assertEquals(7.3, result.metrics().get(StabilityMetric.RATE), 1);
        assertTrue(result.verdict(StabilityCriteria.FSBI_2023, TINY.weightScale()).stable());
    }

    @Test
    void frozenPathwaysKeepTheirWeightsSynapseBySynapse() {
        PlasticityRule rule = PlasticityRule.polynomial(
                Map.of(Pathway.IE, new SixParameterRule(0.02, 0.02, -0.2, 0, 1, 1), Pathway.II,
                        new SixParameterRule(0.02, 0.02, -0.2, 0, 1, 1)));
        Protocol protocol = new Protocol("freeze",
                List.of(new Phase.Run("settle", 1, null, false),
                        new Phase.Run("held", 1, null, false, EnumSet.of(Pathway.IE))));
        List<float[]> held = new ArrayList<>();
        List<float[]> free = new ArrayList<>();
        new Simulation(TINY, rule, protocol, 1).run(new Simulation.Observer() {
            @Override
            public void phaseEnded(Phase phase, Engine engine) {
                held.add(engine.weights(Pathway.IE));
                free.add(engine.weights(Pathway.II));
            }
        });
        assertArrayEquals(held.get(0), held.get(1));
        assertFalse(Arrays.equals(free.get(0), free.get(1)));
        assertNotEquals(held.get(0)[0], held.get(0)[1]);
    }

    @Test
    void patienceWithASilentNetworkEnds() {
        NetworkSpec withoutInput = TINY.withInputRateHz(0);
        SimulationResult result = new Simulation(withoutInput, INHIBITORY_STDP, Protocol.background(30, 1), 1)
                .run(Patience.under(StabilityCriteria.FSBI_2023));
        assertFalse(result.survived());
        assertEquals(2, result.blowUpSeconds(), 1e-9);
        assertEquals("no excitatory neuron fired for 2.0 s", result.endedBecause());
    }

    @Test
    void patienceWithAFastNetworkEnds() {
        SimulationResult result = new Simulation(TINY, INHIBITORY_STDP, Protocol.background(30, 1), 1)
                .run(new Patience(2, 0.5, 1));
        assertEquals("excitatory rate above 1.0 Hz for 0.5 s", result.endedBecause());
        assertEquals(0.5, result.blowUpSeconds(), 0.3);
    }

    @Test
    void patienceChangesNothingForAStableNetwork() {
        Simulation simulation = new Simulation(TINY, INHIBITORY_STDP, Protocol.background(3, 2), 1);
        assertEquals(simulation.run(), simulation.run(Patience.under(StabilityCriteria.FSBI_2023)));
    }

    @Test
    void aRunawayRuleIsEndedByTheRateChecker() {
        SimulationResult result = new Simulation(TINY, RUNAWAY, Protocol.background(5, 1), 1).run();
        assertFalse(result.survived());
        assertTrue(result.blowUpSeconds() > 0 && result.blowUpSeconds() < 5);
        assertTrue(Double.isNaN(result.metrics().get(StabilityMetric.RATE)));
        assertFalse(result.verdict(StabilityCriteria.FSBI_2023, TINY.weightScale()).stable());
    }

    @Test
    void aProbeLeavesNoTrace() {
        NetworkSpec network = TINY.withInput(GRID);
        Phase before = new Phase.Run("before", 0.4, null, false);
        Phase probe = new Phase.Probe("probe", 0.4, Stimulus.continuous("novel", 2000, 500, 50), true);
        Phase after = new Phase.Run("after", 1, null, true);
        SimulationResult with = new Simulation(network, INHIBITORY_STDP,
                new Protocol("x", List.of(before, probe, after)),
                1).run();
        SimulationResult without = new Simulation(network, INHIBITORY_STDP, new Protocol("x", List.of(before, after)),
                1)
                .run();
        assertEquals(without.metrics(), with.metrics());
        assertTrue(with.response("probe").orElseThrow().rateHz() > 0);
    }

    @Test
    void aStimulusRaisesTheResponse() {
        NetworkSpec network = TINY.withInput(GRID);
        Stimulus weak = Stimulus.continuous("weak", 2000, 500, 1);
        Stimulus strong = Stimulus.continuous("strong", 2000, 500, 90);
        Protocol protocol = new Protocol("x", List.of(new Phase.Run("settle", 2, null, false),
                new Phase.Probe("weak", 1, weak, false), new Phase.Probe("strong", 1, strong, false)));
        SimulationResult result = new Simulation(network, INHIBITORY_STDP, protocol, 1).run();
        assertTrue(result.response("strong").orElseThrow().rateHz() > result.response("weak").orElseThrow().rateHz());
    }
}
