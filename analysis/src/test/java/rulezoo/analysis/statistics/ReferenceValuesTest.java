package rulezoo.analysis.statistics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Known values; the comment before each gives the call of SciPy 1.10.1 or R 4.2.2 that printed them. */
class ReferenceValuesTest {
    @Test
    void pairedTTestAgreesWithScipy() {
        // scipy.stats.ttest_1samp([0.12, 0.05, -0.03, 0.2, 0.11], 0).pvalue
        assertEquals(0.0787402206146067, PairedTTest.pValue(new double[]{0.12, 0.05, -0.03, 0.2, 0.11}), 1e-12);
    }

    @Test
    void pairedTTestOfIdenticalDifferencesIsDecidedWithoutDividingByZero() {
        assertEquals(1, PairedTTest.pValue(new double[]{0, 0, 0}));
        assertEquals(0, PairedTTest.pValue(new double[]{0.1, 0.1, 0.1}));
    }

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

    /**
     * {@code m <- lm(y ~ n + k); coefci(m, vcov = sandwich::vcovCL(m, cluster = g), df = 4)} and {@code coeftest}
     * of the same (lmtest), with {@code g <- rep(1:5, each = 3)}.
     */
    @Test
    void regressionWithClustersAgreesWithR() {
        double[] n = {6, 6, 7, 6, 7, 8, 6, 7, 8, 6, 7, 8, 7, 8, 6};
        double[] k = {1, 2, 4, 1, 2, 4, 4, 1, 2, 2, 4, 1, 1, 2, 4};
        double[] y = {0.1, 0.4, 0.9, 0, 0.3, 1.1, 0.8, 0.2, 0.5, 0.6, 1.2, 0.3, 0.1, 0.2, 0.7};
        List<List<ClusterRegression.Point>> rules = new ArrayList<>();
        for (int i = 0; i < y.length; i++) {
            if (i % 3 == 0) {
                rules.add(new ArrayList<>());
            }
            rules.getLast().add(new ClusterRegression.Point(List.of(n[i], k[i]), y[i]));
        }
        ClusterRegression fit = ClusterRegression.of(rules, 2);
        assertEquals(0.0591776798825257, fit.slopes().getFirst().value(), 1e-12);
        assertEquals(-0.033816335808016, fit.slopes().getFirst().low(), 1e-9);
        assertEquals(0.152171695573067, fit.slopes().getFirst().high(), 1e-9);
        assertEquals(0.152002563306491, fit.pValues().getFirst(), 1e-9);
        assertEquals(0.2679882525697503, fit.slopes().getLast().value(), 1e-12);
        assertEquals(0.198407155012091, fit.slopes().getLast().low(), 1e-9);
        assertEquals(0.337569350127410, fit.slopes().getLast().high(), 1e-9);
        assertEquals(0.000433303077172789, fit.pValues().getLast(), 1e-9);
        assertEquals(5, fit.slopes().getFirst().n());
    }
}
