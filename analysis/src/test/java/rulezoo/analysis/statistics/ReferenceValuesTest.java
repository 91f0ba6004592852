package rulezoo.analysis.statistics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Known values; the comment before each gives the call of SciPy 1.10.1 or R 4.2.2 that printed them. */
class ReferenceValuesTest {
    @Test
    void wilsonIntervalAgreesWithScipy() {
        // scipy.stats.binomtest(7, 20).proportion_ci(method="wilson")
        Estimate estimate = WilsonInterval.of(7, 20);
        assertEquals(0.35, estimate.value());
        assertEquals(0.1811918241010821, estimate.low(), 1e-9);
        assertEquals(0.5671457233147637, estimate.high(), 1e-9);
    }

    @Test
    void wilsonIntervalOfAllOrNothingEndsExactlyThere() {
        // scipy.stats.binomtest(0, 5).proportion_ci(method="wilson"), and binomtest(5, 5)
        assertEquals(0, WilsonInterval.of(0, 5).low());
        assertEquals(0.43448246478317476, WilsonInterval.of(0, 5).high(), 1e-9);
        assertEquals(0.5655175352168251, WilsonInterval.of(5, 5).low(), 1e-9);
        assertEquals(1, WilsonInterval.of(5, 5).high());
    }

    @Test
    void aFractionOfNothingIsUndefined() {
        assertTrue(Double.isNaN(WilsonInterval.of(0, 0).value()));
    }

    @Test
    void benjaminiHochbergAgreesWithR() {
        // p.adjust(c(0.01, 0.04, 0.03, 0.5, 0.002, 0.04), method = "BH")
        assertArrayEquals(new double[]{0.03, 0.048, 0.048, 0.5, 0.012, 0.048},
                BenjaminiHochberg.adjust(new double[]{0.01, 0.04, 0.03, 0.5, 0.002, 0.04}), 1e-12);
    }

    @Test
    void twoSampleTTestAgreesWithScipy() {
        // scipy.stats.ttest_ind([3.1, 2.9, 3.4, 3.0, 3.3], [2.6, 2.8, 2.5, 3.0, 2.4]).pvalue
        assertEquals(0.009680748570890007, TwoSampleTTest.pValue(new double[]{3.1, 2.9, 3.4, 3.0, 3.3},
                new double[]{2.6, 2.8, 2.5, 3.0, 2.4}), 1e-12);
        assertEquals(1, TwoSampleTTest.pValue(new double[]{2, 2}, new double[]{2, 2}));
        assertEquals(0, TwoSampleTTest.pValue(new double[]{2, 2}, new double[]{3, 3}));
    }

    @Test
    void theMeanOfSeedsHasTheOrdinaryTTest() {
        double[] values = {0.12, 0.05, -0.03, 0.2, 0.11};
        TestedEstimate mean = ReplicateMean.of(values, Sampling.simple(1, 5).factors());
        assertEquals(0.0787402206146067, mean.pValue(), 1e-12);
        assertEquals(MeanInterval.of(values).low(), mean.estimate().low(), 1e-12);
    }

    /**
     * {@code a, b = y.shape; msr = b * y.mean(1).var(ddof=1); msc = a * y.mean(0).var(ddof=1)},
     * {@code mse = ((y - y.mean(1)[:, None] - y.mean(0) + y.mean()) ** 2).sum() / ((a - 1) * (b - 1))};
     * {@code (msr - mse) / b, (msc - mse) / a, mse} (NumPy 1.24).
     */
    @Test
    void varianceComponentsOfACompleteTableAreThoseOfTheAnalysisOfVariance() {
        double[][] y = {{1.2, 0.7, 1.9, 1.1}, {2.3, 1.6, 2.8, 2.6}, {0.4, 0.1, 1.5, 0.2}};
        VarianceComponents components = VarianceComponents.of(List.<double[][]>of(y), new int[]{0, 1, 2});
        assertEquals(0.7874999999999996, components.rows().value(), 1e-12);
        assertEquals(0.25305555555555553, components.columns().value(), 1e-12);
        assertEquals(0.06083333333333334, components.residual().value(), 1e-12);
    }

    /**
     * The unanimity game of the first two of three players: they share, the third gets nothing (Shapley 1953).
     */
    @Test
    void shapleyValuesOfAKnownGame() {
        double[] worth = new double[8];
        worth[0b011] = 1;
        worth[0b111] = 1;
        assertEquals(0.5, dot(Factorial.shapley(3, 0), worth), 1e-12);
        assertEquals(0.5, dot(Factorial.shapley(3, 1), worth), 1e-12);
        assertEquals(0, dot(Factorial.shapley(3, 2), worth), 1e-12);
        // The glove game, one left and two right gloves: 2/3, 1/6, 1/6.
        double[] gloves = {0, 0, 0, 1, 0, 1, 0, 1};
        assertEquals(2.0 / 3, dot(Factorial.shapley(3, 0), gloves), 1e-12);
        assertEquals(1.0 / 6, dot(Factorial.shapley(3, 1), gloves), 1e-12);
    }

    @Test
    void shapleyValuesAddUpToAllMinusNone() {
        SplittableRandom random = new SplittableRandom(1);
        for (int factors = 1; factors <= 5; factors++) {
            double[] outcomes = random.doubles(1 << factors, -1, 1).toArray();
            double sum = 0;
            for (int f = 0; f < factors; f++) {
                sum += dot(Factorial.shapley(factors, f), outcomes);
            }
            assertEquals(outcomes[outcomes.length - 1] - outcomes[0], sum, 1e-12);
        }
    }

    /** With effects a, b and a product term c for both, the main effects are a + c / 2 and b + c / 2. */
    @Test
    void mainEffectsAndInteractionsOfAKnownModel() {
        double[] outcomes = new double[16];
        for (int set = 0; set < outcomes.length; set++) {
            boolean a = (set & 1) != 0;
            boolean b = (set & 2) != 0;
            boolean d = (set & 8) != 0;
            outcomes[set] = 7 + (a ? -0.9 : 0) + (b ? 0.7 : 0) + (a && b ? 0.4 : 0) + (d ? -0.1 : 0);
        }
        assertEquals(-0.7, dot(Factorial.mainEffect(4, 0), outcomes), 1e-12);
        assertEquals(0.9, dot(Factorial.mainEffect(4, 1), outcomes), 1e-12);
        assertEquals(0, dot(Factorial.mainEffect(4, 2), outcomes), 1e-12);
        assertEquals(-0.1, dot(Factorial.mainEffect(4, 3), outcomes), 1e-12);
        assertEquals(0.4, dot(Factorial.interaction(4, 0, 1), outcomes), 1e-12);
        assertEquals(0, dot(Factorial.interaction(4, 0, 3), outcomes), 1e-12);
        assertEquals(-0.7, dot(Factorial.shapley(4, 0), outcomes), 1e-12);
    }

    private static double dot(double[] weights, double[] outcomes) {
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * outcomes[i];
        }
        return sum;
    }

    @Test
    void fractionsOfIndependentTrialsHaveWilsonsInterval() {
        boolean[] success = new boolean[20];
        Arrays.fill(success, 0, 7, true);
        Estimate single = WilsonInterval.clustered(success, Sampling.simple(20, 1).clusters());
        assertEquals(WilsonInterval.of(7, 20).low(), single.low(), 1e-12);
        assertEquals(WilsonInterval.of(7, 20).high(), single.high(), 1e-12);
    }

    @Test
    void trialsThatAllAgreeAreWorthTheirLineages() {
        boolean[] success = new boolean[20];
        Arrays.fill(success, true);
        int[] clusters = new int[20];
        Arrays.setAll(clusters, trial -> trial / 5);
        Estimate estimate = WilsonInterval.clustered(success, clusters);
        assertEquals(WilsonInterval.of(4, 4).low(), estimate.low(), 1e-12);
        assertEquals(20, estimate.n());
    }
}
