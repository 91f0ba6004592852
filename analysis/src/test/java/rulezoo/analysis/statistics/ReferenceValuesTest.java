package rulezoo.analysis.statistics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Known values; the comment before each gives the SciPy 1.17.1 call they come from. */
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
    void benjaminiHochbergAgreesWithScipy() {
        // scipy.stats.false_discovery_control([0.01, 0.04, 0.03, 0.5, 0.002, 0.04])
        assertArrayEquals(new double[]{0.03, 0.048, 0.048, 0.5, 0.012, 0.048},
                BenjaminiHochberg.adjust(new double[]{0.01, 0.04, 0.03, 0.5, 0.002, 0.04}), 1e-12);
    }
}
