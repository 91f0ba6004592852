package rulezoo.simulator.run;

/**
 * Takes results one by one.
 *
 * @param <R> type of the results
 * @param <E> what can go wrong in taking one
 */
@FunctionalInterface
public interface Sink<R, E extends Exception> {
    /**
     * Takes a result.
     *
     * @param result the next result
     * @throws E if it cannot be taken; the rest of the work is then dropped
     */
    void accept(R result) throws E;
}
