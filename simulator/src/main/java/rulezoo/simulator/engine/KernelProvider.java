package rulezoo.simulator.engine;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Picks the kernels at start-up: vectors where the incubating Vector API is there, plain loops otherwise.
 * Which ones run never shows in a result, but in the time it takes, so that a choice that costs much is told.
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
        Kernels kernels = module && VectorKernels.supported() ? new VectorKernels() : new PlainKernels();
        LOG.debug("simulation kernels: {}", kernels.name());
        if (!module) {
            LOG.warn("simulations of spiking networks are slow here, with the same results: start Java with"
                    + " --add-modules jdk.incubator.vector");
        } else if (kernels instanceof PlainKernels) {
            LOG.warn("simulations of spiking networks are slow here, with the same results: this processor, or the"
                    + " virtual machine that hides it, has no vectors of 8 or 16 numbers (AVX2, AVX-512)");
        }
        if (!Fma.HARDWARE) {
            LOG.warn("simulations of spiking networks are slower here, with the same results: this processor, or the"
                    + " virtual machine that hides it, has no fused multiply-add (FMA)");
        }
        return kernels;
    }
}
