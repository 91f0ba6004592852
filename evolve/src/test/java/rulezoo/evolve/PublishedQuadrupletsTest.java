package rulezoo.evolve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import rulezoo.evolve.judging.OperatingPoint;
import rulezoo.evolve.judging.SimulationJudge;
import rulezoo.evolve.strategy.StandstillPrior;
import rulezoo.simulator.network.NetworkSpec;
import rulezoo.simulator.rule.Pathway;
import rulezoo.simulator.rule.PlasticityRule;
import rulezoo.simulator.rule.RuleFamily;
import rulezoo.simulator.rule.SixParameterRule;

/**
 * Two published rules that are stable in the published network reach the full protocol of every preset, and
 * could have been founders. (In the network of 1024 with weights as 1/N both fail it: their weights have not
 * settled after a minute.)
 */
class PublishedQuadrupletsTest {
    /** A rule, with its coefficients in the order of the family, EE, EI, IE, II. */
    enum Quadruplet {
        /** Plausible rule of figure 2 of fSBI (Confavreux, Ramesh et al. 2023; notebook of the figure). */
        FSBI_FIGURE_2(0.04660005, 0.02327882, 0.49659052, -0.35899994, -0.37540221, -1.278193, 0.0707294, 0.07955258,
                0.63596439, -1.72025657, 0.56049812, 0.06629736, 0.03651253, 0.04398145, -0.31592822, -0.04090761,
                1.60054791, 1.11010623, 0.09858324, 0.04056259, -1.94945908, 1.7757206, 0.19681023, 1.9772824),
        /** Rule b7d401b1 of figure 5 of Memory by a thousand rules (Confavreux et al. 2025), stable for 4 h. */
        B7D401B1(0.09899529, 0.02168842, 0.97122812, -0.69648784, -1.6208415, 0.34955794, 0.03340723, 0.01843749,
                0.34621623, -0.30094439, -0.07869183, -0.24296246, 0.07721041, 0.04380602, -0.42367217, 0.24488218,
                0.66797048, 1.0513121, 0.03858982, 0.08193711, -0.48273176, 0.3082352, 0.8473407, 0.43622023);

        private final double[] coefficients;

        Quadruplet(double... coefficients) {
            this.coefficients = coefficients;
        }

        PlasticityRule rule() {
            return new PlasticityRule(RuleFamily.POLYNOMIAL, Pathway.ALL, coefficients);
        }
    }

    @ParameterizedTest
    @EnumSource(Quadruplet.class)
    void aPublishedQuadrupletPassesEverythingThatPrecedesTheFullProtocol(Quadruplet quadruplet) {
        for (SearchPreset preset : Set.of(SearchPreset.DEMO, SearchPreset.MEDIUM)) {
            SimulationJudge judge = preset.settings().judge();
            assertEquals(judge.screens().size(), judge.screen(quadruplet.rule()).passed(), preset.id());
        }
    }

    @Test
    void allPresetsButTheDemonstrationHaveTheSameScreens() {
        for (SearchPreset preset : EnumSet.of(SearchPreset.SMALL, SearchPreset.PUBLISHED)) {
            assertEquals(SearchPreset.MEDIUM.settings().screening().screens(),
                    preset.settings().screening().screens());
        }
    }

    /** The prior is positive where all pathways meet its widest limits at some common rates. */
    @ParameterizedTest
    @EnumSource(Quadruplet.class)
    void aPublishedQuadrupletCouldBeAFounder(Quadruplet quadruplet) {
        StandstillPrior prior = Objects.requireNonNull(SearchPreset.MEDIUM.settings().breeding().founderPrior());
        double widest = Objects.requireNonNull(prior.widest());
        boolean possible = false;
        for (double e = prior.minimumHz(); e <= prior.maximumHz() && !possible; e *= 1.05) {
            for (double i = prior.minimumHz(); i <= prior.maximumHz() && !possible; i *= 1.05) {
                OperatingPoint point = new OperatingPoint(e, i);
                possible = Pathway.ALL.stream()
                        .allMatch(
                                pathway -> meets(prior, widest, quadruplet.rule().polynomial(pathway), pathway, point));
            }
        }
        assertTrue(possible);
    }

    private static boolean meets(StandstillPrior prior, double widest, SixParameterRule rule, Pathway pathway,
            OperatingPoint point) {
        double etaPerWeight = NetworkSpec.PUBLISHED.learningRate()
                / NetworkSpec.PUBLISHED.initialWeights().of(pathway);
        return Math.abs(point.drift(rule, pathway)) * prior.seconds() * etaPerWeight <= widest * prior.largestDrift()
                && point.noise(rule, pathway, prior.seconds(), prior.synapses()) <= widest * prior.largestNoise();
    }
}
