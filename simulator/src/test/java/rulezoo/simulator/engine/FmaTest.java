package rulezoo.simulator.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * The fused multiply-add without the processor's instruction, against the instruction and exact arithmetic.
 */
class FmaTest {
    private static final float[] EDGES = {0f, -0f, 1f, -1f, Math.nextUp(1f), Math.nextDown(1f), Float.MIN_VALUE,
            -Float.MIN_VALUE, Float.MIN_NORMAL, -Float.MIN_NORMAL, Math.nextDown(Float.MIN_NORMAL), Float.MAX_VALUE,
            -Float.MAX_VALUE, Math.nextDown(Float.MAX_VALUE), Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY,
            Float.NaN,
            0x1p-63f, 0x1p-75f, -0x1p-75f, 0x1p63f, 0x1p-24f, 0x1p-25f, -0x1p-25f, 0x1.000002p-25f, 0x1p24f,
            0x1.fffffep-1f,
            1e-25f, 1.5f, 3f, 1f / 3};

    @Test
    void everyCombinationOfEdgesIsRoundedOnce() {
        for (float a : EDGES) {
            for (float b : EDGES) {
                for (float c : EDGES) {
                    check(a, b, c);
                }
            }
        }
    }

    @Test
    void numbersOfAllSizesAreRoundedOnce() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 3_000_000; i++) {
            check(Float.intBitsToFloat(random.nextInt()), Float.intBitsToFloat(random.nextInt()),
                    Float.intBitsToFloat(random.nextInt()));
        }
    }

    /** Rounding twice goes wrong where the sum is next to the middle between two floats. */
    @Test
    void sumsNextToTheMiddleBetweenTwoFloatsAreRoundedOnce() {
        SplittableRandom random = new SplittableRandom(2);
        int twiceIsWrong = 0;
        for (int i = 0; i < 3_000_000; i++) {
            float c = Math.scalb(1 + random.nextInt(1 << 23) * 0x1p-23f, random.nextInt(-140, 100));
            // Half a unit in the last place of c, and a little more or less.
            float a = Math.scalb(1 + (random.nextInt(5) - 2) * 0x1p-23f, random.nextInt(-20, 20));
            float b = Math.ulp(c) / 2 / Math.scalb(1f, Math.getExponent(a)) * (random.nextBoolean() ? 1 : -1)
                    * (1 + (random.nextInt(5) - 2) * 0x1p-23f);
            check(a, b, c);
            check(a, b, -c);
            twiceIsWrong += (float) ((double) a * b + c) == Math.fma(a, b, c) ? 0 : 1;
        }
        assertEquals(true, twiceIsWrong > 10_000, "the cases are hard: " + twiceIsWrong);
    }

    @Test
    void exactArithmeticAgrees() {
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 20_000; i++) {
            float a = (float) random.nextDouble(-2, 2);
            float b = (float) random.nextDouble(-2, 2);
            float c = -a * b * (1 + (random.nextInt(7) - 3) * 0x1p-23f);
            float exact = new BigDecimal((double) a * b).add(new BigDecimal(c)).floatValue();
            assertEquals(exact, Fma.byDoubles(a, b, c), a + " * " + b + " + " + c);
        }
    }

    private static void check(float a, float b, float c) {
        float expected = Math.fma(a, b, c);
        float actual = Fma.byDoubles(a, b, c);
        if (Float.floatToIntBits(expected) != Float.floatToIntBits(actual)) {
            assertEquals(Float.toHexString(expected), Float.toHexString(actual),
                    Float.toHexString(a) + " * " + Float.toHexString(b) + " + " + Float.toHexString(c));
        }
    }
}
