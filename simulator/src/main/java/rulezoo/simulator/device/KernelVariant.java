package rulezoo.simulator.device;

/**
 * What the kernels are compiled for.
 *
 * @param threads threads of a work-group, a power of two
 * @param neuronsPerThread neurons whose state one thread keeps in its registers
 */
record KernelVariant(int threads, int neuronsPerThread) {
    private static final int FEWEST_THREADS = 64;
    private static final int MOST_THREADS = 1024;
    /**
     * As few as keep a thread's state in registers, as many as keep most threads busy along a row of synapses.
     */
    private static final int NEURONS = 5;

    /** The largest network that it can simulate. */
    int neurons() {
        return threads * neuronsPerThread;
    }

    /** The variant for a network of so many neurons on a device that allows so many threads. */
    static KernelVariant of(int neurons, int mostThreads) {
        int threads = FEWEST_THREADS;
        while (threads * NEURONS < neurons && 2 * threads <= Math.min(MOST_THREADS, mostThreads)) {
            threads *= 2;
        }
        return new KernelVariant(threads, Math.ceilDiv(Math.ceilDiv(neurons, threads), NEURONS) * NEURONS);
    }

    String compilerOptions() {
        return "-cl-std=CL1.2 -cl-fp32-correctly-rounded-divide-sqrt -DTHREADS=" + threads + " -DNEURONS_PER_THREAD="
                + neuronsPerThread;
    }
}
