package rulezoo.simulator.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import rulezoo.simulator.experiment.Simulation;
import rulezoo.simulator.experiment.SimulationResult;
import rulezoo.simulator.network.NetworkModel;
import rulezoo.simulator.network.NetworkPreset;
import rulezoo.simulator.protocol.Phase;
import rulezoo.simulator.protocol.Protocol;
import rulezoo.simulator.protocol.Stimulus;
import rulezoo.simulator.rule.Pathway;
import rulezoo.simulator.rule.PlasticityRule;
import rulezoo.simulator.rule.RuleFamily;
import rulezoo.simulator.stability.StabilityMetric;
import rulezoo.simulator.theory.ExplicitRule;
import rulezoo.simulator.theory.UniformBackground;

class ModelPresetTest {
    private static final ObjectMapper JSON = new ObjectMapper().registerModule(ModelPreset.json());

    @ParameterizedTest
    @EnumSource(ModelPreset.class)
    void networkSurvivesJson(ModelPreset model) throws JsonProcessingException {
        String json = JSON.writerFor(NetworkModel.class).writeValueAsString(model.network());
        assertEquals(model.network(), JSON.readValue(json, NetworkModel.class));
    }

    @Test
    void recurrentNetworkKeepsItsJson() throws JsonProcessingException {
        NetworkModel network = NetworkPreset.TINY.spec();
        String json = JSON.writerFor(NetworkModel.class).writeValueAsString(network);
        assertTrue(json.startsWith("{\"excitatory\":256,"), json);
        assertEquals(network, JSON.readValue(json, NetworkModel.class));
    }

    @ParameterizedTest
    @EnumSource(ModelPreset.class)
    void stillRuleChangesNoWeight(ModelPreset model) {
        Pathway pathway = model.plastic().iterator().next();
        SimulationResult result = run(model, model.family().still(pathway), 1);
        assertTrue(result.survived());
        assertEquals(0, result.metrics().get(StabilityMetric.W_CREEP), 1e-12);
    }

    @ParameterizedTest
    @EnumSource(ModelPreset.class)
    void sameSeedGivesTheSameRun(ModelPreset model) {
        PlasticityRule rule = middle(model);
        assertEquals(run(model, rule, 1), run(model, rule, 1));
    }

    @Test
    void otherSeedsGiveOtherNoise() {
        PlasticityRule rule = middle(ModelPreset.TOY);
        assertNotEquals(run(ModelPreset.TOY, rule, 1).spikeDigest(), run(ModelPreset.TOY, rule, 2).spikeDigest());
    }

    /** The familiarity task shows 5 % of the inputs at 6 times background: mean 1.25, mean square 2.75. */
    @ParameterizedTest
    @CsvSource({"0,-1", "-1.5,0.3", "-1,0"})
    void toyPrefersWhatItsClosedFormSays(double theta0, double theta1) {
        double expected = new UniformBackground(ExplicitRule.of(theta0, theta1)).noveltyPreference(1.25, 2.75, -0.0625,
                0.25);
        PlasticityRule rule = new PlasticityRule(RuleFamily.TOY_EXPLICIT, Set.of(Pathway.EE),
                new double[]{theta0, theta1});
        Stimulus familiar = Stimulus.continuous("familiar", 7500, 500, 50);
        Stimulus novel = Stimulus.continuous("novel", 2000, 500, 50);
        Protocol task = new Protocol("frozen tests",
                List.of(new Phase.Run("settle", 30, null, false), new Phase.Run("training", 10, familiar, false),
                        new Phase.Run("break", 2, null, false), new Phase.Probe("novel", 4, novel, false),
                        new Phase.Probe("familiar", 4, familiar, false)));
        SimulationResult result = new Simulation(ModelPreset.TOY.network(), rule, task, 1).run();
        double difference = result.response("novel").orElseThrow().rateHz()
                - result.response("familiar").orElseThrow().rateHz();
        double targetHz = 5;
        assertEquals(expected, difference / targetHz, 0.01);
    }

    @Test
    void rulesOfAnotherFamilyAreRefused() {
        PlasticityRule toy = RuleFamily.TOY_EXPLICIT.still(Pathway.EE);
        assertThrows(IllegalArgumentException.class, () -> run(ModelPreset.MEAN_FIELD, toy, 1));
        PlasticityRule inhibitory = RuleFamily.TOY_EXPLICIT.still(Pathway.II);
        assertThrows(IllegalArgumentException.class, () -> run(ModelPreset.TOY, inhibitory, 1));
    }

    @Test
    void nothingUnstableIsCalledStable() {
        PlasticityRule unstable = new PlasticityRule(RuleFamily.TOY_EXPLICIT, Set.of(Pathway.EE),
                new double[]{0.5, 0.5});
        Simulation simulation = new Simulation(ModelPreset.TOY.network(), unstable, ModelPreset.TOY.protocol(), 1);
        assertTrue(!simulation.run().verdict(ModelPreset.TOY.criteria(), 1).stable());
    }

    /** A rule between the bounds of its family. */
    private static PlasticityRule middle(ModelPreset model) {
        double[] one = model.family().coefficients().stream()
                .mapToDouble(c -> c.minimum() + 0.4 * c.range()).toArray();
        double[] all = new double[one.length * model.plastic().size()];
        for (int i = 0; i < all.length; i++) {
            all[i] = one[i % one.length];
        }
        return new PlasticityRule(model.family(), model.plastic(), all);
    }

    private static SimulationResult run(ModelPreset model, PlasticityRule rule, long seed) {
        return new Simulation(model.network(), rule, Protocol.background(0.4, 0.4), seed).run();
    }
}
