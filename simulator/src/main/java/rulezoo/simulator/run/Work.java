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
    /**
     * {@return the result of an item}
     *
     * @param item what is worked on
     */
    R apply(T item);
}
