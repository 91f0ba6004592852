package rulezoo.analysis.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ChainConvergenceTest {
    /** Autoregressive chains x' = rho x + noise around shifted means, of variance 1. */
    private static double[][] chains(int chains, int draws, double rho, double shift) {
        Random random = new Random(4);
        double[][] all = new double[chains][draws];
        for (int c = 0; c < chains; c++) {
            double x = random.nextGaussian();
            for (int t = 0; t < draws; t++) {
                x = rho * x + Math.sqrt(1 - rho * rho) * random.nextGaussian();
                all[c][t] = x + c * shift;
            }
        }
        return all;
    }

    @Test
    void theEffectiveSizeOfAutoregressiveChainsIsThatOfTheClosedForm() {
        for (double rho : new double[]{0, 0.5, 0.9}) {
            ChainConvergence found = ChainConvergence.of(chains(8, 5000, rho, 0));
            double expected = 8 * 5000 * (1 - rho) / (1 + rho);
            assertEquals(expected, found.effectiveSize(), 0.15 * expected, "rho " + rho);
            assertEquals(1, found.splitRhat(), 0.02, "rho " + rho);
        }
    }

    @Test
    void chainsThatDisagreeAndChainsThatDriftAreTold() {
        // Between chains of shifts 0, 1, 2, 3: variance 5/3; with that within, R-hat is sqrt(1 + 10/7) or so
        // (eight half chains in pairs have a variance of 10/7).
        assertEquals(Math.sqrt(1 + 10.0 / 7), ChainConvergence.of(chains(4, 4000, 0, 1)).splitRhat(), 0.03);
        double[][] drifting = chains(4, 4000, 0, 0);
        for (double[] chain : drifting) {
            for (int t = 0; t < chain.length; t++) {
                chain[t] += 4.0 * t / chain.length;
            }
        }
        assertTrue(ChainConvergence.of(drifting).splitRhat() > 1.3);
    }

    @Test
    void withoutVariationNothingIsKnown() {
        assertTrue(Double.isNaN(ChainConvergence.of(new double[3][10]).splitRhat()));
        assertThrows(IllegalArgumentException.class, () -> ChainConvergence.of(new double[2][3]));
    }
}
