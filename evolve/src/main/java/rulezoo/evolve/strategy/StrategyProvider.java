package rulezoo.evolve.strategy;

/**
 * A strategy under a name. Those of a library are found by {@link java.util.ServiceLoader}: the jar names
 * their classes in {@code META-INF/services/rulezoo.evolve.strategy.StrategyProvider}.
 */
public interface StrategyProvider {
    /** {@return the name on the command line and in settings, which are part of the id of a search} */
    String id();

    /**
     * {@return a strategy that has seen nothing yet}
     *
     * @param task what it is to propose
     */
    Strategy create(StrategyTask task);
}
