package rulezoo.simulator.stability;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import rulezoo.simulator.recording.WindowRecording;
import rulezoo.simulator.rule.Pathway;

class WindowMetricsTest {
    private static final int STEPS = 100_000;

    private static WindowRecording recording(int[][] trains, float weightAtStart, float weightAtEnd) {
        Map<Pathway, float[][]> weights = new EnumMap<>(Pathway.class);
        for (Pathway pathway : Pathway.values()) {
            float[][] samples = new float[100][10];
            for (int k = 0; k < 100; k++) {
                Arrays.fill(samples[k], weightAtStart + (weightAtEnd - weightAtStart) * k / 99);
            }
            weights.put(pathway, samples);
        }
        return new WindowRecording(STEPS, trains, 500, 25, weights, 20);
    }

    /** Every neuron fires every {@code interval} steps. */
    private static int[][] regular(int neurons, int interval) {
        int[][] trains = new int[neurons][STEPS / interval];
        for (int[] train : trains) {
            Arrays.setAll(train, k -> k * interval);
        }
        return trains;
    }

    private static int[][] poisson(int neurons, double rateHz) {
        Random random = new Random(1);
        int[][] trains = new int[neurons][];
        for (int i = 0; i < neurons; i++) {
            trains[i] = random.ints(0, STEPS).limit(Math.round(rateHz * 10)).distinct().sorted().toArray();
        }
        return trains;
    }

    @Test
    void regularFiringHasNoVariability() {
        StabilityMetrics metrics = WindowMetrics.of(recording(regular(20, 1000), 1, 1));
        assertEquals(10, metrics.get(StabilityMetric.RATE), 1e-12);
        assertEquals(2, metrics.get(StabilityMetric.RATE_I), 1e-12);
        assertEquals(0, metrics.get(StabilityMetric.CV_ISI), 1e-12);
        assertEquals(0, metrics.get(StabilityMetric.SPATIAL_FANO), 1e-12);
        assertEquals(0, metrics.get(StabilityMetric.TEMPORAL_FANO), 1e-12);
        assertEquals(0, metrics.get(StabilityMetric.STD_RATE_SPATIAL), 1e-12);
    }

    @Test
    void poissonFiringHasUnitVariabilityAndNoStructure() {
        StabilityMetrics metrics = WindowMetrics.of(recording(poisson(500, 20), 1, 1));
        assertEquals(20, metrics.get(StabilityMetric.RATE), 0.1);
        assertEquals(1, metrics.get(StabilityMetric.CV_ISI), 0.02);
        assertEquals(1, metrics.get(StabilityMetric.SPATIAL_FANO), 0.05);
        assertEquals(1, metrics.get(StabilityMetric.TEMPORAL_FANO), 0.05);
        assertEquals(0, metrics.get(StabilityMetric.KL_ISI), 0.02);
    }

    @Test
    void thePopulationSpectrumOfARhythmIsItsAmplitude() {
        // One spike a neuron every 10 ms puts one count in every tenth 1 ms bin: a comb over 9999 bins. NumPy:
        // x = np.zeros(9999); x[::10] = 1; np.sum(2/9999*np.abs(np.fft.fft(x))[1:9999//2]); np.std(x)
        StabilityMetrics metrics = WindowMetrics.of(recording(regular(5, 100), 1, 1));
        assertEquals(3.5467533505516444, metrics.get(StabilityMetric.FFT), 1e-9);
        assertEquals(0.3000133342037651, metrics.get(StabilityMetric.STD_RATE_TEMPORAL), 1e-12);
    }

    @Test
    void theAutocorrelationIsThatOfNumpy() {
        // A spike every 15 ms in 10 ms bins: x = np.abs(np.correlate(d, d, 'full')) / max, mean of the 101 central lags.
        assertEquals(0.1319712661280915, WindowMetrics.of(recording(regular(5, 1500), 1, 1))
                .get(StabilityMetric.AUTO_COV), 1e-9);
    }

    @Test
    void creepIsTheRelativeChangeOfTheMeanWeight() {
        StabilityMetrics metrics = WindowMetrics.of(recording(regular(5, 1000), 1, 2));
        assertEquals(2 * (2.0 - 1) / 3, metrics.get(StabilityMetric.W_CREEP), 1e-6);
        assertEquals(2, metrics.get(StabilityMetric.W_IE), 1e-6);
        assertEquals(0, metrics.get(StabilityMetric.W_BLOW), 0);
    }

    @Test
    void weightsAtTheBoundAreCounted() {
        assertEquals(1, WindowMetrics.of(recording(regular(5, 1000), 20, 20)).get(StabilityMetric.W_BLOW), 0);
        assertEquals(1, WindowMetrics.of(recording(regular(5, 1000), 0, 0)).get(StabilityMetric.W_BLOW), 0);
    }
}
