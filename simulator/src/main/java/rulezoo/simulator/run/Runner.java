package rulezoo.simulator.run;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;

/** Does independent work on many items at once. */
public interface Runner extends AutoCloseable {
    /** {@return the number of items that are worked on at once} */
    int cores();

    /**
     * Works on all items and hands over the results one by one: in the order of the items, on the calling thread,
     * each as soon as it and all before it are there.
     *
     * @param <T> type of the items
     * @param <R> type of the results
     * @param <E> what can go wrong in taking a result
     * @param items the items, serializable
     * @param work what to do with each
     * @param sink takes the results
     * @throws E if the sink throws it; the rest of the work is then dropped
     * @throws CancellationException if the runner was stopped before the end
     * @throws RuntimeException what the work threw, if it did
     */
    <T, R, E extends Exception> void forEach(List<T> items, Work<T, R> work, Sink<R, E> sink) throws E;

    /**
     * Works on all items, and waits for all results.
     *
     * @param <T> type of the items
     * @param <R> type of the results
     * @param items the items, serializable
     * @param work what to do with each
     * @return one result for each item, in their order
     * @throws CancellationException if the runner was stopped before the end
     * @throws RuntimeException what the work threw, if it did
     */
    default <T, R> List<R> map(List<T> items, Work<T, R> work) {
        List<R> results = new ArrayList<>(items.size());
        this.<T, R, RuntimeException>forEach(items, work, results::add);
        return results;
    }

    /** Ends the work soon: it finishes what is under way and begins nothing new. May be called by any thread. */
    void stop();

    /** {@return whether the runner was stopped} */
    boolean isStopped();

    /** Stops, waits for work under way, and frees what the runner holds. */
    @Override
    void close();
}
