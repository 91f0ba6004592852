package rulezoo.evolve.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import rulezoo.evolve.judging.OperatingPoint;
import rulezoo.simulator.experiment.Simulation;
import rulezoo.simulator.experiment.SimulationResult;
import rulezoo.simulator.network.NetworkPreset;
import rulezoo.simulator.network.NetworkSpec;
import rulezoo.simulator.network.PathwayWeights;
import rulezoo.simulator.protocol.Protocol;
import rulezoo.simulator.rule.Pathway;
import rulezoo.simulator.rule.PlasticityRule;
import rulezoo.simulator.rule.RuleFamily;
import rulezoo.simulator.rule.SixParameterRule;
import rulezoo.simulator.stability.StabilityMetric;

class RateResponseTest {
    private static final OperatingPoint POINT = new OperatingPoint(5, 8);
    private static final double STEP = 1.15;

    private static double growth(Pathway pathway, double alpha, double trace) {
        return RateResponse.growth(PlasticityRule.polynomial(
                Map.of(pathway, new SixParameterRule(0.02, 0.02, alpha, 0, trace, trace))), POINT);
    }

    @Test
    void inhibitionThatGrowsWithTheRateBringsItBackAndExcitationThatDoesCarriesItAway() {
        assertTrue(growth(Pathway.IE, -0.2, 1) < 0);
        assertTrue(growth(Pathway.IE, 0.2, -1) > 0);
        assertTrue(growth(Pathway.EE, 0.2, -1) < 0);
        assertTrue(growth(Pathway.EE, -0.2, 1) > 0);
    }

    @Test
    void aPathwayMayCarryRatesAwayAloneInANetworkThatBringsThemBack() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(4);
        StandstillPrior prior = new StandstillPrior(7.99, 8.01, Set.of(), 10, 100, 0.05, 0.03, null, 20.0);
        int carriedAway = 0;
        for (int i = 0; i < 20; i++) {
            PlasticityRule rule = new PlasticityRule(RuleFamily.POLYNOMIAL, Pathway.ALL,
                    prior.draw(Pathway.ALL, random));
            OperatingPoint point = new OperatingPoint(8, 8);
            assertTrue(RateResponse.growth(rule, point) < -1 / 20.5, "settles together");
            carriedAway += Pathway.ALL.stream()
                    .anyMatch(pathway -> RateResponse.growth(rule.restrictedTo(Set.of(pathway)), point) > 0) ? 1 : 0;
        }
        assertTrue(carriedAway > 5, carriedAway + " of 20 rules have a pathway that does not settle alone");
    }

    /** Excitatory rate of a network whose weights never change. */
    private static double rateHz(Pathway pathway, double factor) {
        NetworkSpec spec = NetworkPreset.TINY.spec();
        PathwayWeights weights = spec.initialWeights();
        PathwayWeights changed = new PathwayWeights(weights.ee() * (pathway == Pathway.EE ? factor : 1),
                weights.ei() * (pathway == Pathway.EI ? factor : 1),
                weights.ie() * (pathway == Pathway.IE ? factor : 1),
                weights.ii() * (pathway == Pathway.II ? factor : 1));
        NetworkSpec network = new NetworkSpec(spec.excitatory(), spec.inhibitory(), spec.connectionProbability(),
                changed, spec.maximumWeight(), spec.learningRate(), spec.weightScale(), spec.neuron(), spec.input());
        SimulationResult result = new Simulation(network, RuleFamily.POLYNOMIAL.still(Pathway.IE),
                Protocol.background(0.5, 4), 5).run();
        return result.metrics().get(StabilityMetric.RATE);
    }

    @ParameterizedTest
    @EnumSource(Pathway.class)
    void theResponseIsThatOfASimulatedNetwork(Pathway pathway) {
        double usual = rateHz(pathway, 1);
        double measured = (rateHz(pathway, STEP) - rateHz(pathway, 1 / STEP)) / (2 * Math.log(STEP));
        double expected = RateResponse.excitatoryHz(pathway, usual);
        assertEquals(1, measured / expected, 0.5, measured + " Hz, expected " + expected);
    }
}
