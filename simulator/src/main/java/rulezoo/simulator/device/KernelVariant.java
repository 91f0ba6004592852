package rulezoo.simulator.device;

/**
 * What the kernels are compiled for.
 *
 * @param threads threads of a work-group, a power of two
 * @param neuronsPerThread neurons of which one thread takes care
 * @param state where the potentials and conductances of neurons are during a launch
 */
record KernelVariant(int threads, int neuronsPerThread, State state) {
    /** Where neurons are during a launch, in the order of the numbers in the kernels. */
    enum State {
        IN_REGISTERS, IN_SHARED_MEMORY, IN_MEMORY
    }

    private static final int FEWEST_THREADS = 64;
    private static final int MOST_THREADS = 1024;
    /** As few as keep most threads busy along a row of synapses, and as fit into the registers of a thread. */
    private static final int NEURONS = 5;
    /** Beyond, a work-group would ask for more shared memory than devices have. */
    private static final int MOST_THREADS_WITH_SHARED_STATE = 256;
    private static final int QUANTITIES = 5;
    /** What a work-group shares besides arrays of neurons, in bytes; a little more than the kernels use. */
    private static final int FIXED_SHARED_BYTES = 5000;
    /**
     * Four networks of 1280 neurons then live on one multiprocessor of NVIDIA's; left to itself, its compiler
     * takes twice as many.
     */
    private static final int REGISTERS = 64;

    /** The variant for a network of this size on a device with this limit on threads. */
    static KernelVariant of(int neurons, int mostThreads) {
        int threads = FEWEST_THREADS;
        while (threads * NEURONS < neurons && 2 * threads <= Math.min(MOST_THREADS, mostThreads)) {
            threads *= 2;
        }
        int each = Math.ceilDiv(Math.ceilDiv(neurons, threads), NEURONS) * NEURONS;
        State state;
        if (each > NEURONS) {
            state = State.IN_MEMORY;
        } else if (threads > MOST_THREADS_WITH_SHARED_STATE) {
            state = State.IN_REGISTERS;
        } else {
            state = State.IN_SHARED_MEMORY;
        }
        return new KernelVariant(threads, each, state);
    }

    /** Upper limit of the bytes that a work-group shares, besides the bits of inputs. */
    long sharedBytes() {
        long slots = (long) threads * neuronsPerThread;
        return FIXED_SHARED_BYTES + slots / 7 + 4 * slots * (state == State.IN_SHARED_MEMORY ? 1 + QUANTITIES : 1);
    }

    /** For the compiler of a device. */
    String compilerOptions(DeviceInfo device) {
        String options = "-cl-std=CL1.2 -cl-fp32-correctly-rounded-divide-sqrt -DTHREADS=" + threads
                + " -DNEURONS_PER_THREAD=" + neuronsPerThread + " -DSTATE=" + state.ordinal();
        return device.platformName().contains("NVIDIA") ? options + " -cl-nv-maxrregcount=" + REGISTERS : options;
    }
}
