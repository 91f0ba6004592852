package rulezoo.simulator.rate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RateRuleTest {
    @Test
    void weightIsTheLastOfThreeIndices() {
        double[] theta = new double[27];
        theta[TaylorRule.index(1, 0, 2)] = 3;
        assertEquals(3 * 2 * 49, new TaylorRule(theta, TaylorRule.Second.POSTSYNAPTIC).change(2, 5, 7, 11), 1e-12);
    }

    @Test
    void weightDecayIsTheThirdOfFourIndices() {
        double[] theta = new double[81];
        theta[TaylorRule.index(0, 0, 1, 0)] = -0.05;
        assertEquals(-0.05 * 7, new TaylorRule(theta, TaylorRule.Second.POSTSYNAPTIC).change(2, 5, 7, 11), 1e-12);
    }

    @Test
    void rewardCanTakeThePlaceOfTheSecondIndex() {
        double[] theta = new double[27];
        theta[TaylorRule.index(1, 1, 0)] = 1;
        assertEquals(2 * 11, new TaylorRule(theta, TaylorRule.Second.THIRD_FACTOR).change(2, 5, 7, 11), 1e-12);
    }

    @Test
    void everyTermOfTheSeriesCountsOnce() {
        double[] ones = new double[81];
        Arrays.fill(ones, 1);
        // (1 + x + x^2)(1 + y + y^2)(1 + w + w^2)(1 + r + r^2)
        assertEquals(7.0 * 31 * 57 * 133, new TaylorRule(ones, TaylorRule.Second.POSTSYNAPTIC).change(2, 5, 7, 11),
                1e-9);
    }

    @Test
    void ojaIsXyMinusYSquaredW() {
        assertEquals(2 * 5 - 25 * 7, TaylorRule.oja().change(2, 5, 7, 11), 1e-12);
    }

    @Test
    void networkOfOneActiveUnitIsATangent() {
        double[] theta = new double[RateMlp.size(4)];
        theta[0] = 0.1;
        theta[3] = 0.2;
        theta[4] = 0.3;
        theta[RateMlp.HIDDEN * 5] = 2;
        assertEquals(Math.tanh(2 * (0.1 * 2 + 0.2 * 1.5 + 0.3)), new RateMlp(theta).change(2, 5, 7, 1.5), 1e-12);
    }

    @Test
    void leakyUnitsPassAHundredthOfNegativeDrive() {
        double[] theta = new double[RateMlp.size(3)];
        theta[0] = -1;
        theta[RateMlp.HIDDEN * 4] = 1;
        assertEquals(Math.tanh(-0.02), new RateMlp(theta).change(2, 5, 7, 11), 1e-12);
    }

    @Test
    void wrongNumbersOfCoefficientsAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new TaylorRule(new double[26],
                TaylorRule.Second.POSTSYNAPTIC));
        assertThrows(IllegalArgumentException.class, () -> new RateMlp(new double[50]));
    }
}
