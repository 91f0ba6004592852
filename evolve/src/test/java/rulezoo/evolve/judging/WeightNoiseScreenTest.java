package rulezoo.evolve.judging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import rulezoo.simulator.rule.Pathway;
import rulezoo.simulator.rule.PlasticityRule;
import rulezoo.simulator.rule.SixParameterRule;

class WeightNoiseScreenTest {
    private static final WeightNoiseScreen SCREEN = new WeightNoiseScreen("weight-noise", 5, 10, 100, 0.06);

    /** The same quantity from simulated Poisson spikes at one synapse. */
    private static double simulated(SixParameterRule rule, double rateHz, double seconds, int synapses, double weight) {
        Random random = new Random(4);
        double dt = 1e-3;
        double sum = 0;
        double squares = 0;
        int runs = 2000;
        for (int run = 0; run < runs; run++) {
            double pre = rateHz * rule.tauPreSeconds();
            double post = rateHz * rule.tauPostSeconds();
            double change = 0;
            for (double t = 0; t < seconds; t += dt) {
                boolean preSpike = random.nextDouble() < rateHz * dt;
                boolean postSpike = random.nextDouble() < rateHz * dt;
                change += (preSpike ? rule.alpha() + rule.kappa() * post : 0)
                        + (postSpike ? rule.beta() + rule.gamma() * pre : 0);
                pre += (preSpike ? 1 : 0) - pre * dt / rule.tauPreSeconds();
                post += (postSpike ? 1 : 0) - post * dt / rule.tauPostSeconds();
            }
            sum += change;
            squares += change * change;
        }
        double variance = squares / runs - sum / runs * (sum / runs);
        return 0.01 * Math.sqrt(variance / synapses) / weight;
    }

    private static double noise(SixParameterRule rule, Pathway pathway) {
        return new OperatingPoint(5, 5).noise(rule, pathway, 10, 100);
    }

    @Test
    void theFormulaAgreesWithPoissonSpikes() {
        SixParameterRule constant = new SixParameterRule(0.05, 0.05, 0.5, -0.7, 0, 0);
        assertEquals(simulated(constant, 5, 10, 100, 0.1), noise(constant, Pathway.EE), 0.005);
        SixParameterRule traces = new SixParameterRule(0.03, 0.08, 0.4, 0.1, -1.5, 1);
        double expected = simulated(traces, 5, 10, 100, 0.1);
        assertEquals(expected, noise(traces, Pathway.EE), 0.2 * expected);
    }

    @Test
    void smallCoefficientsPassAndLargeOnesFallShortTheMoreTheLargerTheyAre() {
        assertEquals(0, SCREEN.shortfall(rule(0.3)));
        assertTrue(SCREEN.shortfall(rule(1)) > 0);
        assertTrue(SCREEN.shortfall(rule(2)) > SCREEN.shortfall(rule(1)));
        assertTrue(SCREEN.shortfall(rule(2)) < 1);
    }

    private static PlasticityRule rule(double size) {
        return PlasticityRule
                .polynomial(Map.of(Pathway.EE, new SixParameterRule(0.02, 0.02, size, -size, 0, 0)));
    }

    @Test
    void inhibitoryWeightsAreLargeAndMoveLess() {
        SixParameterRule rule = new SixParameterRule(0.02, 0.02, 1, -1, 0, 0);
        assertEquals(10, noise(rule, Pathway.EE) / noise(rule, Pathway.IE), 1e-9);
    }

    @Test
    void numbersMustBePositive() {
        assertThrows(IllegalArgumentException.class, () -> new WeightNoiseScreen("x", 5, 10, 0, 0.06));
    }
}
