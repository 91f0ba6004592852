package rulezoo.analysis.statistics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import rulezoo.simulator.random.RandomStream;

class RandomizationTest {
    private static final double[] DIFFERENCES = {1.2, 0.4, -0.3, 2.1, 0.7, -0.1, 0.9};

    /**
     * scipy.stats.permutation_test((d,), mean, permutation_type="samples", alternative="greater"), SciPy 1.17.
     */
    @Test
    void signFlipsCountAsScipyDoes() {
        assertEquals(0.0390625, SignFlipTest.pValue(DIFFERENCES), 1e-12);
        assertEquals(1 / 128.0, SignFlipTest.smallest(7), 0.0);
        assertEquals(1 / 128.0, SignFlipTest.pValue(new double[]{1, 2, 3, 4, 5, 6, 7}), 0.0);
        assertEquals(1, SignFlipTest.pValue(new double[]{0, 0, 0}), 0.0);
    }

    @Test
    void drawnSignsAgreeWithAllSigns() {
        RandomStream random = RandomStream.of(1, "sign flips");
        double[] few = new double[16];
        Arrays.setAll(few, i -> random.nextGaussian() + 0.3);
        double[] one = Arrays.copyOf(few, 17); // a difference of 0 changes no sum
        assertEquals(SignFlipTest.pValue(few), SignFlipTest.pValue(one), 0.005);
        assertTrue(SignFlipTest.pValue(one) >= SignFlipTest.smallest(17));
    }

    /** R: p.adjust(c(0.01, NA, 0.04), "holm"). */
    @Test
    void holmDoesNotCountWhatWasNotTested() {
        assertArrayEquals(new double[]{0.02, Double.NaN, 0.04}, Holm.adjust(new double[]{0.01, Double.NaN, 0.04}),
                1e-12);
    }

    /** R: p.adjust(c(0.01, 0.04, 0.03, 0.005), "holm"). */
    @Test
    void holmAdjustsAsRDoes() {
        assertArrayEquals(new double[]{0.03, 0.06, 0.06, 0.02}, Holm.adjust(new double[]{0.01, 0.04, 0.03, 0.005}),
                1e-15);
    }
}
