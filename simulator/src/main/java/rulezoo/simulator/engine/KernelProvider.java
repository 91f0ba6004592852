package rulezoo.simulator.engine;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Picks the kernels at start-up: vectors where the incubating Vector API is there, plain loops otherwise. The
 * choice never shows in a result, but only in the time. A choice that costs much time is therefore reported.
 */
final class KernelProvider {
    private static final Logger LOG = LoggerFactory.getLogger(KernelProvider.class);
    private static final Kernels BEST = choose();

    private KernelProvider() {}

    static Kernels best() {
        return BEST;
    }

    private static Kernels choose() {
        boolean module = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
        // Vectors without the instruction would be slower than the plain loops: each product is a call.
        boolean vectors = module && Fma.HARDWARE && VectorKernels.supported();
        Kernels kernels = vectors ? new VectorKernels() : new PlainKernels();
        LOG.debug("simulation kernels: {}", kernels.name());
        if (!vectors) {
            LOG.warn("simulations of spiking networks take several times as long here, with the same results: {}",
                    reason(module));
        }
        return kernels;
    }

    private static String reason(boolean module) {
        if (!module) {
            return "start Java with --add-modules jdk.incubator.vector";
        }
        return "this processor, or the virtual machine that hides it, has no "
                + (Fma.HARDWARE
                        ? "vectors of 8 or 16 numbers (AVX2 or AVX-512)"
                        : "fused multiply-add (FMA)");
    }
}
