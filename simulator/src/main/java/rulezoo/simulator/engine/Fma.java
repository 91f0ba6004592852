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

    private Fma() {}

    /** {@code a * b + c}, rounded once. */
    static float fma(float a, float b, float c) {
        return HARDWARE ? Math.fma(a, b, c) : byDoubles(a, b, c);
    }

    /**
     * The same without the instruction. The product of two floats is exact in a double. The sum is rounded to odd
     * (an inexact result gets an odd last bit), which keeps on which side of the middle between two floats the
     * exact sum lies, so that rounding it once more gives what rounding the exact sum would: Boldo and Melquiond,
     * "Emulation of FMA and correctly rounded sums: proved algorithms using rounding to odd", IEEE Transactions
     * on Computers 57 (2008), 462-471. The error of the sum is Knuth's two-sum; it is not a number where the sum
     * is infinite or not a number, and then changes nothing.
     */
    static float byDoubles(float a, float b, float c) {
        double product = (double) a * b;
        double sum = product + c;
        double added = sum - product;
        double error = (product - (sum - added)) + (c - added);
        long bits = Double.doubleToRawLongBits(sum);
        if ((error > 0 || error < 0) && (bits & 1) == 0) {
            bits += error > 0 == sum > 0 ? 1 : -1;
        }
        return (float) Double.longBitsToDouble(bits);
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
