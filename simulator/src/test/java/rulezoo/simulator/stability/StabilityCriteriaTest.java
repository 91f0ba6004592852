package rulezoo.simulator.stability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class StabilityCriteriaTest {
    /** Metrics of the reference run h01, N4096, seed 1 (plausible). */
    private static StabilityMetrics plausible(double rate, double inhibitoryWeight) {
        return new StabilityMetrics(
                new double[]{rate, 5.17, 0.977, 0.08, 0.97, 0.97, 0.035, 0.27, 0, 0.0031, 0.63, 0.12,
                        0.004, 0.1, 0.1, inhibitoryWeight, 1});
    }

    private static boolean stable(StabilityCriteria criteria, double scale, StabilityMetrics... windows) {
        boolean stable = criteria.judge(List.of(windows), scale).stable();
        assertEquals(stable, criteria.distance(List.of(windows), scale) == 0);
        return stable;
    }

    @Test
    void aPlausibleNetworkIsStable() {
        assertTrue(stable(StabilityCriteria.FSBI_2023, 1, plausible(6, 0.97)));
    }

    @Test
    void everyBrokenLimitIsNamed() {
        Verdict verdict = StabilityCriteria.FSBI_2023.judge(List.of(plausible(60, 6)), 1);
        assertFalse(verdict.stable());
        assertEquals(2, verdict.violations().size());
        assertEquals(
                List.of("rate 60 Hz is above 50 Hz", "wief 6 is above 5 (in units of the network of 4096 neurons)"),
                verdict.violations());
    }

    @Test
    void weightLimitsAreInUnitsOfThePublishedNetwork() {
        assertFalse(stable(StabilityCriteria.FSBI_2023, 1, plausible(6, 5.1)));
        assertTrue(stable(StabilityCriteria.FSBI_2023, 4, plausible(6, 5.1)));
    }

    @Test
    void undefinedMetricsAreNeverStable() {
        assertFalse(stable(StabilityCriteria.FSBI_2023, 1, StabilityMetrics.UNDEFINED));
        assertFalse(stable(StabilityCriteria.MEM1K_2025, 1, StabilityMetrics.UNDEFINED));
        assertEquals(List.of("nothing could be measured, because the run ended before its scored window did"),
                StabilityCriteria.FSBI_2023.judge(List.of(StabilityMetrics.UNDEFINED), 1).violations());
    }

    @Test
    void longTermStabilityLooksAtRatesAlwaysAndAtWeightsAtTheEnd() {
        assertTrue(stable(StabilityCriteria.MEM1K_2025, 1, plausible(6, 7), plausible(6, 1)));
        assertFalse(stable(StabilityCriteria.MEM1K_2025, 1, plausible(6, 1), plausible(6, 7)));
        assertFalse(stable(StabilityCriteria.MEM1K_2025, 1, plausible(0.05, 1), plausible(6, 1)));
    }
}
