package rulezoo.cli;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;

/**
 * Works through independent items on several threads, with progress on standard error and results in the
 * items' order.
 */
final class WorkQueue {
    /** Takes results one by one. */
    @FunctionalInterface
    interface Results<R> {
        void accept(R result) throws IOException;
    }

    private WorkQueue() {}

    /**
     * Applies work to every item.
     *
     * @param title what the progress line says
     * @param threads number of threads
     * @param items the items
     * @param work what to do with one, on one of the threads
     * @param results takes the results one by one in the order of the items, on the calling thread
     * @throws IOException if taking a result failed; the rest of the work is dropped
     */
    static <T, R> void run(String title, int threads, List<T> items, Function<T, R> work, Results<R> results)
            throws IOException {
        if (threads < 1) {
            throw new IllegalArgumentException("--threads must be at least 1: " + threads);
        }
        if (items.isEmpty()) {
            return;
        }
        try (ExecutorService pool = Executors.newFixedThreadPool(threads);
                ProgressBar progress = progressBar(title, items.size())) {
            Queue<Future<R>> pending = new ArrayDeque<>();
            for (T item : items) {
                pending.add(pool.submit(() -> {
                    R result = work.apply(item);
                    progress.step();
                    return result;
                }));
            }
            try {
                while (!pending.isEmpty()) {
                    results.accept(pending.remove().get());
                }
            } finally {
                pool.shutdownNow();
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** A progress line on standard error. */
    static ProgressBar progressBar(String title, int items) {
        return new ProgressBarBuilder().setTaskName(title).setInitialMax(items).setUpdateIntervalMillis(1000)
                .showSpeed().build();
    }
}
