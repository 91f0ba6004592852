package rulezoo.simulator.run;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;

/** Works on a fixed number of threads of this process. */
public final class LocalRunner implements Runner {
    private final int threads;
    private final ExecutorService pool;
    private volatile boolean stopped;

    /**
     * A runner with threads of its own.
     *
     * @param threads items worked on at once
     * @throws IllegalArgumentException if there is not at least one
     */
    public LocalRunner(int threads) {
        this(threads, Thread.ofPlatform().name("simulation-", 1).daemon().factory());
    }

    /**
     * A runner with threads of a given kind.
     *
     * @param threads items worked on at once
     * @param factory makes the threads
     * @throws IllegalArgumentException if there is not at least one
     */
    public LocalRunner(int threads, ThreadFactory factory) {
        if (threads < 1) {
            throw new IllegalArgumentException("--threads must be at least 1: " + threads);
        }
        this.threads = threads;
        this.pool = Executors.newFixedThreadPool(threads, factory);
    }

    @Override
    public int cores() {
        return threads;
    }

    @Override
    public <T, R, E extends Exception> void forEach(List<T> items, Work<T, R> work, Sink<R, E> sink) throws E {
        Queue<Future<R>> pending = new ArrayDeque<>();
        for (T item : items) {
            pending.add(pool.submit(() -> {
                if (stopped) {
                    throw new CancellationException("the work was stopped");
                }
                return work.apply(item);
            }));
        }
        try {
            while (!pending.isEmpty()) {
                sink.accept(pending.remove().get());
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stop();
            throw new CancellationException("the work was interrupted");
        } finally {
            // What has begun is finished, so that nothing is torn from a device.
            pending.forEach(future -> future.cancel(false));
        }
    }

    @Override
    public void stop() {
        stopped = true;
    }

    @Override
    public boolean isStopped() {
        return stopped;
    }

    @Override
    public void close() {
        stop();
        pool.close();
    }
}
