package rulezoo.probes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rulezoo.archive.record.MemoryTask;
import rulezoo.simulator.experiment.SimulationResult;
import rulezoo.simulator.network.NetworkSpec;
import rulezoo.simulator.stability.StabilityMetric;
import rulezoo.simulator.stability.StabilityMetrics;

class JudgedBackgroundTest {
    private static final int NEURONS = 2000;
    private static final String AT = MemoryTask.delayLabel(1);
    private static final int STEPS = (int) (JudgedBackground.SECONDS / NetworkSpec.STEP_SECONDS);

    /** Spikes with gamma-distributed intervals of a mean rate: Poisson for shape 1. */
    private static JudgedBackground gammaTrains(double rateHz, int shape, int firing) {
        JudgedBackground seen = new JudgedBackground(NEURONS);
        Random random = new Random(7);
        double stage = 1 / (rateHz * shape * NetworkSpec.STEP_SECONDS);
        for (int i = 0; i < firing; i++) {
            // Long before the window, so that it opens at a random phase of the interval.
            double at = -20 / (rateHz * NetworkSpec.STEP_SECONDS);
            long last = -1;
            while (at < STEPS) {
                for (int k = 0; k < shape; k++) {
                    at -= stage * Math.log(1 - random.nextDouble());
                }
                if (at >= 0 && at < STEPS && (long) at > last) {
                    last = (long) at;
                    seen.spike(last, i);
                }
            }
        }
        seen.end(JudgedBackground.phase(AT));
        return seen;
    }

    private static boolean stable(JudgedBackground seen, double rateHz, double settledHz) {
        double[] metrics = new double[StabilityMetric.values().length];
        metrics[StabilityMetric.RATE.ordinal()] = rateHz;
        return seen.stable(List.of(new SimulationResult.Window(MemoryTask.BEFORE + AT, new StabilityMetrics(metrics))),
                settledHz, 1);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 1, 3, 10, 50})
    void cv2OfPoissonFiringIsOneAtEveryRate(double rateHz) {
        JudgedBackground seen = gammaTrains(rateHz, 1, NEURONS);
        assertEquals(1, seen.firing(AT).cv2(), 0.04);
        assertTrue(stable(seen, rateHz, rateHz));
    }

    @Test
    void thePublishedMetricFailsPoissonFiringAtLowRates() {
        assertTrue(gammaTrains(0.7, 1, NEURONS).firing(AT).cvIsi() < 0.7);
        assertTrue(gammaTrains(10, 1, NEURONS).firing(AT).cvIsi() > 0.9);
    }

    @Test
    void cv2OfGammaFiringHasItsClosedFormAndRegularFiringIsNotStable() {
        // E |2 B - 1| * 2 for B distributed as Beta(k, k): 3/4 for k = 2.
        assertEquals(0.75, gammaTrains(10, 2, NEURONS).firing(AT).cv2(), 0.01);
        JudgedBackground regular = gammaTrains(10, 20, NEURONS);
        assertTrue(regular.firing(AT).cv2() < 0.3);
        assertFalse(stable(regular, 10, 10));
    }

    /** Regular within bursts, which CV2 sees, and irregular over bursts and pauses, which cv_isi sees. */
    @Test
    void burstsAreIrregularByThePublishedMetric() {
        JudgedBackground seen = new JudgedBackground(NEURONS);
        for (int i = 0; i < NEURONS; i++) {
            for (int burst = 0; burst < 8; burst++) {
                for (int k = 0; k < 10; k++) {
                    seen.spike(burst * 10_000L + k * 50L, i);
                }
            }
        }
        seen.end(JudgedBackground.phase(AT));
        assertTrue(seen.firing(AT).cv2() < 0.7 && seen.firing(AT).cvIsi() > 1, seen.firing(AT).toString());
        assertTrue(stable(seen, 10, 10));
    }

    @Test
    void aNetworkOfWhichMostNeuronsAreSilentIsNotStable() {
        assertTrue(stable(gammaTrains(10, 1, NEURONS * 6 / 10), 6, 6));
        assertFalse(stable(gammaTrains(10, 1, NEURONS * 4 / 10), 4, 4));
    }

    @Test
    void aNetworkWhoseBackgroundMoreThanDoublesWithTrainingIsNotStable() {
        JudgedBackground seen = gammaTrains(10, 1, NEURONS);
        assertTrue(stable(seen, 10, 5.1));
        assertFalse(stable(seen, 10, 4.9));
        assertTrue(stable(seen, 10, 40), "homeostasis may lower the background");
    }

    @Test
    void aDelayThatWasNotWatchedIsNotStable() {
        assertFalse(stable(new JudgedBackground(NEURONS), 5, 5));
    }
}
