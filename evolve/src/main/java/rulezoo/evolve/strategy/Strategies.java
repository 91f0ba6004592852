package rulezoo.evolve.strategy;

import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All strategies: our own, and those of libraries on the class path. */
public final class Strategies {
    private Strategies() {}

    /** {@return our own first, then the others} */
    public static List<StrategyProvider> all() {
        return Stream.concat(Stream.of(StrategyKind.values()),
                ServiceLoader.load(StrategyProvider.class).stream().map(ServiceLoader.Provider::get)).toList();
    }

    /**
     * Finds a strategy by name.
     *
     * @param id its name; case does not matter
     * @return the strategy of this name
     * @throws IllegalArgumentException if there is none of this name
     */
    public static StrategyProvider of(String id) {
        return all().stream().filter(provider -> provider.id().equalsIgnoreCase(id)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown strategy '" + id + "': known are "
                        + all().stream().map(StrategyProvider::id).collect(Collectors.joining(", "))));
    }
}
