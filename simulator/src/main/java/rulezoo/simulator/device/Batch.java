package rulezoo.simulator.device;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.lwjgl.opencl.CL10;
import org.lwjgl.system.MemoryUtil;
import rulezoo.simulator.rule.Pathway;

/**
 * The networks that advance together: a launch begins when all of them have asked for it, or when those that
 * have asked waited for a share of a launch's time since the last one ended, so that one that is busy with
 * something else does not hold up the others. Counted from the end of the last launch, because those which it
 * served need a moment to ask again: without it, two halves of a batch would take turns for ever.
 */
final class Batch {
    private static final int LAUNCH_BYTES = 200;
    private static final int OUTCOME_BYTES = 1632;
    static final int SAMPLES = 100;
    private static final long SHORTEST_GRACE_NANOS = 1_000_000;
    private static final int LAUNCH_PER_GRACE = 4;
    private static final int FIRST_CAPACITY = 16;

    /** What a network asks for. */
    record Request(long network, long firingBytes, long backgroundKey, long backgroundCounter, long stimulusKey,
            long stimulusCounter, long given, int steps, int learning, int stimulusSize,
            int stimulusFirst, int stimulusInputs, int[] stimulusOn, CompletableFuture<Answer> answer) {
        void write(ByteBuffer b) {
            b.putLong(network).putLong(backgroundKey).putLong(backgroundCounter).putLong(stimulusKey)
                    .putLong(stimulusCounter).putLong(given).putInt(steps).putInt(learning)
                    .putInt(stimulusSize).putInt(stimulusFirst).putInt(stimulusInputs).putInt(0);
            for (int bits : stimulusOn) {
                b.putInt(bits);
            }
        }
    }

    /**
     * What a launch did for a network.
     *
     * @param steps completed steps
     * @param alive whether the rate checker let it live; if not, the step after these has spikes, too
     * @param spikes spikes of the launch
     * @param packed spikes of the whole batch: from {@code at} on the numbers of spikes step by step, and then
     *        the neurons
     * @param at where this network's part begins
     * @param samples weights of equally spaced synapses of each pathway
     */
    record Answer(long backgroundCounter, long stimulusCounter, int steps, boolean alive, int spikes, short[] packed,
            int at, float[][] samples) {}

    private final OpenContext context;
    private final KernelVariant variant;
    private final long queue;
    private final long advance;
    private final long pack;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition asked = lock.newCondition();
    private final List<Request> waiting = new ArrayList<>();
    private long firstAskedNanos;
    private long lastLaunchNanos;
    private long lastEndNanos = System.nanoTime();
    private int live;
    private boolean closed;
    private final Thread launcher;

    /** Memory for the structures of this number of networks. */
    private int capacity;
    private long launches;
    private long outcomes;
    private long packedAt;
    private ByteBuffer launchData = MemoryUtil.memAlloc(0);
    private ByteBuffer outcomeData = MemoryUtil.memAlloc(0);
    private ByteBuffer packedAtData = MemoryUtil.memAlloc(0);
    private int packedCapacity;
    private long packed;

    Batch(OpenContext context, KernelVariant variant) {
        this.context = context;
        this.variant = variant;
        this.queue = context.newQueue();
        long program = context.program(variant);
        this.advance = OpenCl.kernel(program, "advance");
        this.pack = OpenCl.kernel(program, "pack");
        reserve(FIRST_CAPACITY);
        reservePacked(1 << 16);
        launcher = Thread.ofPlatform().name("device-" + variant.threads()).daemon().unstarted(this::launchAll);
        launcher.start();
    }

    /** A network joins. */
    void join() {
        lock.lock();
        try {
            live++;
        } finally {
            lock.unlock();
        }
    }

    /** A network leaves. */
    void leave() {
        lock.lock();
        try {
            live--;
            asked.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until a launch has served the request. */
    Answer advance(Request request) {
        lock.lock();
        try {
            if (closed) {
                throw new DeviceException("the device was closed");
            }
            if (waiting.isEmpty()) {
                firstAskedNanos = System.nanoTime();
            }
            waiting.add(request);
            asked.signalAll();
        } finally {
            lock.unlock();
        }
        try {
            return request.answer.join();
        } catch (CompletionException e) {
            // The launch failed for all networks: each says so on its own thread.
            throw e.getCause() instanceof DeviceException failure
                    ? new DeviceException(failure.sentence(), failure)
                    : e;
        }
    }

    private void launchAll() {
        while (true) {
            List<Request> requests = nextLaunch();
            if (requests.isEmpty()) {
                return;
            }
            try {
                launch(requests);
            } catch (DeviceException e) {
                fail(requests, e);
            } catch (RuntimeException | OutOfMemoryError e) {
                // Whatever it was: nobody may wait for ever.
                fail(requests, new DeviceException("the device's answers could not be taken: " + e, e));
            }
        }
    }

    private void fail(List<Request> requests, DeviceException reason) {
        context.fail(reason);
        requests.forEach(request -> request.answer.completeExceptionally(reason));
    }

    /** Who is served by the next launch; nobody if the batch was closed. */
    private List<Request> nextLaunch() {
        lock.lock();
        try {
            while (!closed) {
                if (waiting.isEmpty()) {
                    asked.awaitUninterruptibly();
                    continue;
                }
                long grace = Math.max(SHORTEST_GRACE_NANOS, lastLaunchNanos / LAUNCH_PER_GRACE);
                long began = firstAskedNanos - lastEndNanos > 0 ? firstAskedNanos : lastEndNanos;
                long left = began + grace - System.nanoTime();
                if (waiting.size() >= live || left <= 0) {
                    List<Request> requests = List.copyOf(waiting);
                    waiting.clear();
                    return requests;
                }
                asked.awaitNanos(left);
            }
            waiting.forEach(request -> request.answer
                    .completeExceptionally(new DeviceException("the device was closed")));
            waiting.clear();
            return List.of();
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts this thread", e);
        } finally {
            lock.unlock();
        }
    }

    private void launch(List<Request> requests) {
        long began = System.nanoTime();
        int groups = requests.size();
        reserve(groups);
        launchData.clear();
        long firing = 0;
        for (Request request : requests) {
            request.write(launchData);
            firing = Math.max(firing, request.firingBytes);
        }
        OpenCl.write(queue, launches, 0, launchData.flip());
        OpenCl.arguments(advance, context.arenaBuffer(), launches, outcomes);
        OpenCl.localArgument(advance, 3, firing);
        OpenCl.launch(queue, advance, groups, variant.threads());
        outcomeData.clear().limit(groups * OUTCOME_BYTES);
        OpenCl.read(queue, outcomes, 0, outcomeData);
        long advanced = System.nanoTime();

        packedAtData.clear();
        int[] at = new int[groups];
        int total = 0;
        for (int g = 0; g < groups; g++) {
            at[g] = total;
            packedAtData.putLong(total);
            int outcome = g * OUTCOME_BYTES;
            total += outcomeData.getInt(outcome + 16) + 1 - outcomeData.getInt(outcome + 20)
                    + outcomeData.getInt(outcome + 24);
        }
        reservePacked(total);
        OpenCl.write(queue, packedAt, 0, packedAtData.flip());
        OpenCl.arguments(pack, context.arenaBuffer(), launches, outcomes, packedAt, packed);
        OpenCl.launch(queue, pack, groups, variant.threads());
        short[] spikes = new short[total];
        OpenCl.read(queue, packed, 0, spikes);
        lastEndNanos = System.nanoTime();
        lastLaunchNanos = lastEndNanos - began;
        context.launched(advanced - began);
        for (int g = 0; g < groups; g++) {
            requests.get(g).answer.complete(answer(g * OUTCOME_BYTES, spikes, at[g]));
        }
    }

    private Answer answer(int outcome, short[] spikes, int at) {
        float[][] samples = new float[Pathway.values().length][SAMPLES];
        for (int p = 0; p < samples.length; p++) {
            for (int k = 0; k < SAMPLES; k++) {
                samples[p][k] = outcomeData.getFloat(outcome + 32 + 4 * (p * SAMPLES + k));
            }
        }
        return new Answer(outcomeData.getLong(outcome), outcomeData.getLong(outcome + 8),
                outcomeData.getInt(outcome + 16), outcomeData.getInt(outcome + 20) != 0,
                outcomeData.getInt(outcome + 24), spikes, at, samples);
    }

    private void reserve(int groups) {
        if (groups <= capacity) {
            return;
        }
        release(launches, outcomes, packedAt);
        capacity = Math.max(groups, 2 * capacity);
        launches = context.newBuffer((long) capacity * LAUNCH_BYTES);
        outcomes = context.newBuffer((long) capacity * OUTCOME_BYTES);
        packedAt = context.newBuffer(8L * capacity);
        MemoryUtil.memFree(launchData);
        MemoryUtil.memFree(outcomeData);
        MemoryUtil.memFree(packedAtData);
        launchData = MemoryUtil.memAlloc(capacity * LAUNCH_BYTES).order(ByteOrder.nativeOrder());
        outcomeData = MemoryUtil.memAlloc(capacity * OUTCOME_BYTES).order(ByteOrder.nativeOrder());
        packedAtData = MemoryUtil.memAlloc(8 * capacity).order(ByteOrder.nativeOrder());
    }

    private void reservePacked(int spikes) {
        if (spikes > packedCapacity) {
            release(packed);
            packedCapacity = Math.max(spikes, 2 * packedCapacity);
            packed = context.newBuffer(2L * packedCapacity);
        }
    }

    private static void release(long... buffers) {
        for (long buffer : buffers) {
            if (buffer != 0) {
                OpenCl.check(CL10.clReleaseMemObject(buffer), "giving memory back");
            }
        }
    }

    /** Ends the batch after the launch under way. */
    void close() {
        lock.lock();
        try {
            closed = true;
            asked.signalAll();
        } finally {
            lock.unlock();
        }
        try {
            launcher.join(TimeUnit.SECONDS.toMillis(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        CL10.clReleaseKernel(advance);
        CL10.clReleaseKernel(pack);
        for (long buffer : new long[]{launches, outcomes, packedAt, packed}) {
            CL10.clReleaseMemObject(buffer);
        }
        MemoryUtil.memFree(launchData);
        MemoryUtil.memFree(outcomeData);
        MemoryUtil.memFree(packedAtData);
        CL10.clReleaseCommandQueue(queue);
    }
}
