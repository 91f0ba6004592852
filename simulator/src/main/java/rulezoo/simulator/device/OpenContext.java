package rulezoo.simulator.device;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.lwjgl.opencl.CL10;

/** A device in use: its memory, its compiled kernels, and whether it still works. */
final class OpenContext {
    private static final String CORRECT_ROUNDING = " -cl-fp32-correctly-rounded-divide-sqrt";
    private static final long WAIT_SECONDS = 1;

    private final DeviceInfo info;
    private final String source;
    private final long context;
    private final long transfers;
    private final long arenaBuffer;
    private final DeviceMemory arena;
    private final Map<KernelVariant, Long> programs = new HashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition freed = lock.newCondition();
    private final LongAdder launchNanos = new LongAdder();
    private volatile @Nullable DeviceException failure;

    /**
     * @param source the kernels
     */
    OpenContext(DeviceInfo info, String source) {
        if (!info.doublePrecision()) {
            throw new DeviceException(info + " has no double precision, which the random streams need: choose another"
                    + " device or --device cpu");
        }
        this.info = info;
        this.source = source;
        context = OpenCl.context(info);
        transfers = OpenCl.queue(context, info);
        long bytes = arenaBytes(info);
        arenaBuffer = OpenCl.buffer(context, bytes);
        arena = new DeviceMemory(bytes);
    }

    /** The memory that networks get: one block, as large as the driver hands out. */
    static long arenaBytes(DeviceInfo info) {
        return Math.min(info.allocationBytes(), info.memoryBytes() / 10 * 9) / DeviceMemory.ALIGNMENT
                * DeviceMemory.ALIGNMENT;
    }

    DeviceInfo info() {
        return info;
    }

    long arenaBuffer() {
        return arenaBuffer;
    }

    /** Something that is copied to or from the memory of networks. */
    @FunctionalInterface
    interface Transfer {
        void run(long queue, long buffer);
    }

    /** Copies; whoever fails here has lost the device. */
    void transfer(Transfer transfer) {
        requireWorking();
        try {
            transfer.run(transfers, arenaBuffer);
        } catch (DeviceException e) {
            fail(e);
            throw e;
        }
    }

    long newQueue() {
        return OpenCl.queue(context, info);
    }

    long newBuffer(long bytes) {
        return OpenCl.buffer(context, bytes);
    }

    /** The kernels, compiled when they are first asked for. */
    long program(KernelVariant variant) {
        lock.lock();
        try {
            Long known = programs.get(variant);
            if (known == null) {
                known = compile(variant);
                programs.put(variant, known);
            }
            return known;
        } finally {
            lock.unlock();
        }
    }

    private long compile(KernelVariant variant) {
        String options = variant.compilerOptions(info);
        try {
            return OpenCl.program(context, info, source, options);
        } catch (DeviceException e) {
            // Some compilers don't know the option; the kernels divide only in double precision.
            return OpenCl.program(context, info, source, options.replace(CORRECT_ROUNDING, ""));
        }
    }

    /** Takes memory; waits for that of other networks if there is not enough. */
    long take(long bytes) {
        lock.lock();
        try {
            while (true) {
                requireWorking();
                OptionalLong at = arena.take(bytes);
                if (at.isPresent()) {
                    return at.getAsLong();
                }
                if (arena.isEmpty()) {
                    throw new DeviceException(
                            "a network of " + bytes / (1 << 20) + " MB does not fit into the memory of "
                                    + info + ", " + arenaBytes(info) / (1 << 20) + " MB");
                }
                freed.await(WAIT_SECONDS, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DeviceException("interrupted while waiting for memory of the device", e);
        } finally {
            lock.unlock();
        }
    }

    void free(long at) {
        arena.free(at);
        lock.lock();
        try {
            freed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** From now on, everything is refused for this reason. */
    void fail(DeviceException reason) {
        failure = reason;
    }

    /** Why everything is refused, or null. */
    @Nullable
    DeviceException failure() {
        return failure;
    }

    void requireWorking() {
        DeviceException reason = failure;
        if (reason != null) {
            throw new DeviceException(reason.sentence(), reason);
        }
    }

    void launched(long nanos) {
        launchNanos.add(nanos);
    }

    /** Time in which the device advanced networks, in seconds. */
    double launchSeconds() {
        return launchNanos.sum() * 1e-9;
    }

    void close() {
        programs.values().forEach(CL10::clReleaseProgram);
        CL10.clReleaseMemObject(arenaBuffer);
        CL10.clReleaseCommandQueue(transfers);
        CL10.clReleaseContext(context);
    }
}
