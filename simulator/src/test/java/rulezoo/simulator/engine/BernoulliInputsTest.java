package rulezoo.simulator.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import rulezoo.simulator.random.RandomStream;

/** Counts and choices are those of independent inputs. */
class BernoulliInputsTest {
    private static final int STEPS = 20_000;

    /** Every input's spikes and the number of spikes in a step, over many steps. */
    private record Sample(int[] byInput, int[] byStep) {
        static Sample of(int inputs, double probability) {
            BernoulliInputs process = new BernoulliInputs(inputs, probability);
            RandomStream random = RandomStream.of(1, "test");
            int[] byInput = new int[inputs];
            int[] byStep = new int[STEPS];
            IntList spikes = new IntList();
            for (int step = 0; step < STEPS; step++) {
                spikes.clear();
                process.emit(random, 100, spikes);
                byStep[step] = spikes.size;
                assertEquals(spikes.size, Arrays.stream(spikes.toArray()).distinct().count(), "an input fires twice");
                for (int k = 0; k < spikes.size; k++) {
                    byInput[spikes.items[k] - 100]++;
                }
            }
            return new Sample(byInput, byStep);
        }
    }

    @Test
    void countsAreBinomial() {
        for (double[] c : new double[][]{{5000, 0.0014}, {200, 0.3}, {64, 0.999}, {1, 0.4}}) {
            int n = (int) c[0];
            double p = c[1];
            Sample sample = Sample.of(n, p);
            double mean = Arrays.stream(sample.byStep).average().orElseThrow();
            double variance = Arrays.stream(sample.byStep).mapToDouble(k -> (k - mean) * (k - mean)).sum() / STEPS;
            double expected = n * p * (1 - p);
            assertEquals(n * p, mean, 5 * Math.sqrt(expected / STEPS), "mean for n = " + n);
            double fourth = 3 * expected * expected + expected * (1 - 6 * p * (1 - p));
            assertEquals(expected, variance, 5 * Math.sqrt((fourth - expected * expected) / STEPS),
                    "variance for n = " + n);
        }
    }

    @Test
    void everyInputFiresEquallyOften() {
        int n = 200;
        double p = 0.3;
        Sample sample = Sample.of(n, p);
        double chiSquare = Arrays.stream(sample.byInput)
                .mapToDouble(k -> Math.pow(k - STEPS * p, 2) / (STEPS * p * (1 - p))).sum();
        assertTrue(Math.abs(chiSquare - n) < 5 * Math.sqrt(2 * n), "chi square " + chiSquare);
    }

    @Test
    void neverAtRateZero() {
        assertEquals(0, Arrays.stream(Sample.of(50, 0).byStep).sum());
    }
}
