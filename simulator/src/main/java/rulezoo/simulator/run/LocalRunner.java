package rulezoo.simulator.run;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

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
        if (threads < 1) {
            throw new IllegalArgumentException("--threads must be at least 1: " + threads);
        }
        this.threads = threads;
        this.pool = Executors.newFixedThreadPool(threads,
                Thread.ofPlatform().name("simulation-", 1).daemon().factory());
    }

    @Override
    public int cores() {
        return threads;
    }

    @Override
    public <T, R> List<R> map(List<T> items, Work<T, R> work) {
        List<Callable<R>> tasks = items.stream().<Callable<R>>map(item -> () -> {
            if (stopped) {
                throw new CancellationException("the work was stopped");
            }
            return work.apply(item);
        }).toList();
        try {
            List<R> results = new ArrayList<>();
            for (Future<R> future : pool.invokeAll(tasks)) {
                results.add(future.get());
            }
            return results;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stop();
            throw new CancellationException("the work was interrupted");
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
