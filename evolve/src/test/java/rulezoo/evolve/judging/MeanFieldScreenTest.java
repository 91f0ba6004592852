package rulezoo.evolve.judging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rulezoo.simulator.rule.Pathway;
import rulezoo.simulator.rule.PlasticityRule;
import rulezoo.simulator.rule.SixParameterRule;

class MeanFieldScreenTest {
    private final MeanFieldScreen screen = new MeanFieldScreen("mean-field",
            EnumSet.of(Pathway.EE, Pathway.EI, Pathway.IE), 1, 50);

    private static PlasticityRule rule(Pathway pathway, double alpha, double beta, double gamma, double kappa) {
        return PlasticityRule.polynomial(Map.of(pathway, new SixParameterRule(0.02, 0.02, alpha, beta, gamma, kappa)));
    }

    @ParameterizedTest
    @CsvSource({"EE, 0.5, 0, -1, -1", "EI, 0.5, 0, -1, -1", "IE, -0.12, 0, 1, 1", "IE, -1.4, 0.02, 2, 2"})
    void aRuleWithAnAttractingSetPointAtAPlausibleRatePasses(Pathway pathway, double alpha, double beta, double gamma,
            double kappa) {
        assertEquals(0, screen.shortfall(rule(pathway, alpha, beta, gamma, kappa)));
    }

    @ParameterizedTest
    @CsvSource({"EE, -0.5, 0, 1, 1", // set point, but it repels
            "IE, 0.12, 0, -1, -1", // set point, but it repels
            "IE, 0.5, 0.5, 1, 1", // always grows
            "IE, -0.5, -0.5, -1, -1", // always shrinks
            "IE, -0.01, 0, 1, 1", // set point at 0.25 Hz
            "IE, -2, 0, 0.1, 0.1" // set point at 500 Hz
    })
    void aRuleWithoutOneFails(Pathway pathway, double alpha, double beta, double gamma, double kappa) {
        double shortfall = screen.shortfall(rule(pathway, alpha, beta, gamma, kappa));
        assertTrue(shortfall > 0 && shortfall <= 1, "shortfall " + shortfall);
    }

    @Test
    void aRuleNearerToASetPointFailsByLess() {
        double far = screen.shortfall(rule(Pathway.IE, 0.5, 0.5, 1, 1));
        double near = screen.shortfall(rule(Pathway.IE, 0.05, 0, 1, 1));
        assertTrue(near < far, near + " against " + far);
    }

    @Test
    void onlyThePathwaysOfTheScreenAreTested() {
        assertEquals(0, screen.shortfall(rule(Pathway.II, 0.5, 0.5, 1, 1)));
    }
}
