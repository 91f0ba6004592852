package rulezoo.simulator.run;

import java.io.Serializable;

/**
 * What is to be done with an item: a pure function that can be sent to another machine.
 *
 * @param <T> type of the items
 * @param <R> type of the results
 */
@FunctionalInterface
public interface Work<T, R> extends Serializable {
    /** The result of an item. */
    R apply(T item);
}
