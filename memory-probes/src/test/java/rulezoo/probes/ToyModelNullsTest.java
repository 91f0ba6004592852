package rulezoo.probes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rulezoo.archive.ProbeRecord;
import rulezoo.simulator.network.LinearNeuronSpec;
import rulezoo.simulator.protocol.Phase;
import rulezoo.simulator.protocol.Protocol;
import rulezoo.simulator.protocol.Stimulus;
import rulezoo.simulator.rule.Pathway;
import rulezoo.simulator.rule.PlasticityRule;
import rulezoo.simulator.rule.RuleFamily;
import rulezoo.simulator.theory.ExplicitRule;
import rulezoo.simulator.theory.UniformBackground;

/**
 * What the linear toy model says of memory against the number of inputs N (science: E7) and of co-active rules
 * K (science: E12), measured by the probe that measures every network: neither changes it.
 */
class ToyModelNullsTest {
    private static final double TARGET_HZ = 5;
    /** One input in twenty has six times its rate. */
    private static final double MEAN = 1.25;
    private static final double MEAN_SQUARE = 0.95 + 0.05 * 36;
    private static final double COVARIANCE = -0.25 * 0.25;
    private static final Stimulus FAMILIAR = Stimulus.continuous("familiar", 7500, 500, 50);
    private static final Stimulus NOVEL = Stimulus.continuous("novel", 2000, 500, 50);
    /** A-B-A, each to convergence; responses before anything is learnt about them. */
    private static final Protocol TO_CONVERGENCE = new Protocol("A-B-A",
            List.of(new Phase.Run("settle", 1, null, false), new Phase.Run("training", 100, FAMILIAR, false),
                    new Phase.Run("break", 100, null, false),
                    new Phase.Run(Protocol.BEFORE + Protocol.delayLabel(101), 1, null, true),
                    new Phase.Probe(Protocol.NOVEL + Protocol.delayLabel(101), 1, NOVEL, false),
                    new Phase.Probe(Protocol.FAMILIAR + Protocol.delayLabel(101), 1, FAMILIAR, false)));

    @ParameterizedTest
    @CsvSource({"0,-1,100", "0,-1,1600", "-1,-0.5,100", "-1,-0.5,1600", "-1,0.1,100", "-1,0.1,1600", "-1,0,100"})
    void noveltyPreferenceDoesNotDependOnTheNumberOfInputs(double theta0, double theta1, int inputs) {
        double predicted = new UniformBackground(ExplicitRule.of(theta0, theta1)).noveltyPreference(MEAN, MEAN_SQUARE,
                COVARIANCE, MEAN - 1);
        assertEquals(TARGET_HZ * predicted, noveltyPreferenceHz(inputs, new double[]{theta0, theta1}), 1e-6);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void noveltyPreferenceDoesNotDependOnTheNumberOfIdenticalRules(int coActive) {
        double predicted = new UniformBackground(ExplicitRule.of(-1, -0.5)).noveltyPreference(MEAN, MEAN_SQUARE,
                COVARIANCE, MEAN - 1);
        double[][] rules = new double[coActive][];
        Arrays.fill(rules, new double[]{-1, -0.5});
        assertEquals(TARGET_HZ * predicted, noveltyPreferenceHz(100, rules), 1e-6);
    }

    /** The first rule is unstable alone. */
    @Test
    void coActiveRulesRememberLikeTheirMean() {
        double[][] rules = {{0.2, 0.1}, {-1, -0.5}, {0, -1}};
        double predicted = new UniformBackground(ExplicitRule.of(-0.8 / 3, -1.4 / 3)).noveltyPreference(MEAN,
                MEAN_SQUARE, COVARIANCE, MEAN - 1);
        assertEquals(TARGET_HZ * predicted, noveltyPreferenceHz(100, rules), 1e-6);
    }

    private static double noveltyPreferenceHz(int inputsPerBlock, double[]... rules) {
        Set<Pathway> blocks = EnumSet.copyOf(Arrays.asList(Pathway.values()).subList(0, rules.length));
        List<Double> theta = new ArrayList<>();
        for (double[] rule : rules) {
            Arrays.stream(rule).forEach(theta::add);
        }
        PlasticityRule rule = new PlasticityRule(RuleFamily.TOY_EXPLICIT, blocks,
                theta.stream().mapToDouble(Double::doubleValue).toArray());
        ProbeCell cell = new ProbeCell(rule.id(), rule, blocks,
                new LinearNeuronSpec(inputsPerBlock, blocks, 1, 0.01, 0, TARGET_HZ), TO_CONVERGENCE, 1,
                List.of(101.0));
        ProbeRecord record = FamiliarityProbe.measure(cell).getFirst();
        return record.novelHz() - record.familiarHz();
    }
}
