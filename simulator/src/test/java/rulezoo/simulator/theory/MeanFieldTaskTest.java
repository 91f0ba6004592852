package rulezoo.simulator.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import rulezoo.simulator.rule.Pathway;
import rulezoo.simulator.rule.PlasticityRule;
import rulezoo.simulator.rule.RuleFamily;

class MeanFieldTaskTest {
    private static MeanFieldTask.Outcome outcome(Pathway pathway, double alpha, double beta, double gamma,
            double kappa) {
        return MeanFieldTask.USUAL.run(new PlasticityRule(RuleFamily.POLYNOMIAL, EnumSet.of(pathway),
                new double[]{0.02, 0.02, alpha, beta, gamma, kappa}));
    }

    @Test
    void inhibitoryPlasticityWithASetPointStays() {
        assertEquals(MeanFieldTask.Outcome.STAYS, outcome(Pathway.IE, -0.12, 0, 1, 1));
    }

    @Test
    void excitatoryHebbianGrowthDiverges() {
        assertEquals(MeanFieldTask.Outcome.DIVERGES, outcome(Pathway.EE, 0, 0, 1, 1));
    }

    @Test
    void anExcitatoryWeightThatOnlyShrinksCollapses() {
        assertEquals(MeanFieldTask.Outcome.COLLAPSES, outcome(Pathway.EE, -1, 0, 0, 0));
    }
}
