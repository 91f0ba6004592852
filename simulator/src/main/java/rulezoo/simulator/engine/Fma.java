package rulezoo.simulator.engine;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;

/**
 * Fused multiply-add: {@code a * b + c} with one rounding. Where the processor, or the virtual machine that
 * hides it, has no instruction for it, {@link Math#fma(float, float, float)} computes with
 * {@code BigDecimal}, hundreds of times slower; then this computes the same bits with doubles.
 */
final class Fma {
    /** Whether the Java compiler uses the processor's instruction. */
    static final boolean HARDWARE = hardware();

    /** The bits of a double that a float lacks. */
    private static final long BELOW_FLOAT = (1L << 29) - 1;
    /** Those bits of the middle between two floats. */
    private static final long MIDDLE = 1L << 28;

    private Fma() {}

    /** {@code a * b + c}, rounded once. */
    static float fma(float a, float b, float c) {
        return HARDWARE ? Math.fma(a, b, c) : byDoubles(a, b, c);
    }

    /**
     * The same without the instruction. The product of two floats is exact in a double, and their sum with the
     * third is rounded twice: to a double, and to a float. That goes wrong only where the double is the middle
     * between two floats and the exact sum is not: every middle is a double, so that rounding to doubles carries
     * no sum from one side of a middle to the other.
     */
    static float byDoubles(float a, float b, float c) {
        double product = (double) a * b;
        double sum = product + c;
        return mayBeMiddle(sum) ? (float) roundedToOdd(product, c, sum) : (float) sum;
    }

    /**
     * Whether a double may be the middle between two floats; floats below the smallest normal one have less bits.
     */
    private static boolean mayBeMiddle(double sum) {
        return (Double.doubleToRawLongBits(sum) & BELOW_FLOAT) == MIDDLE || Math.abs(sum) < Float.MIN_NORMAL;
    }

    /**
     * The sum with an odd last bit wherever it is inexact, on the side of the exact sum: rounding that to a float
     * is right (Boldo and Melquiond, "Emulation of FMA and correctly rounded sums: proved algorithms using
     * rounding to odd", IEEE Transactions on Computers 57 (2008), 462-471). The error of the sum is Knuth's
     * two-sum; it is not a number where the sum is infinite or not a number, and then changes nothing.
     */
    private static double roundedToOdd(double product, double c, double sum) {
        double added = sum - product;
        double error = (product - (sum - added)) + (c - added);
        long bits = Double.doubleToRawLongBits(sum);
        if ((error > 0 || error < 0) && (bits & 1) == 0) {
            bits += error > 0 == sum > 0 ? 1 : -1;
        }
        return Double.longBitsToDouble(bits);
    }

    private static boolean hardware() {
        try {
            HotSpotDiagnosticMXBean vm = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
            return vm != null && Boolean.parseBoolean(vm.getVMOption("UseFMA").getValue());
        } catch (IllegalArgumentException otherVirtualMachine) {
            return false;
        }
    }
}
