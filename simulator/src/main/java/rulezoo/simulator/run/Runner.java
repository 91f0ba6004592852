package rulezoo.simulator.run;

import java.util.List;
import java.util.concurrent.CancellationException;

/** Does independent work on many items at once. */
public interface Runner extends AutoCloseable {
    /** {@return the number of items that are worked on at once} */
    int cores();

    /**
     * Works on all items.
     *
     * @param <T> type of the items
     * @param <R> type of the results
     * @param items the items, serializable
     * @param work what to do with each
     * @return one result for each item, in their order
     * @throws CancellationException if the runner was stopped before the end
     * @throws RuntimeException what the work threw, if it did
     */
    <T, R> List<R> map(List<T> items, Work<T, R> work);

    /** Ends the work soon: what is under way is finished, nothing else is begun. May be called by any thread. */
    void stop();

    /** {@return whether the runner was stopped} */
    boolean isStopped();

    /** Stops, waits for work under way, and frees what the runner holds. */
    @Override
    void close();
}
