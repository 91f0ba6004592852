package rulezoo.simulator.engine;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Picks the kernels at start-up: vectors where the incubating Vector API is there, plain loops otherwise. */
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
        LOG.debug("simulation kernels: {}{}", kernels.name(),
                module ? "" : " (faster with the option --add-modules jdk.incubator.vector)");
        return kernels;
    }
}
