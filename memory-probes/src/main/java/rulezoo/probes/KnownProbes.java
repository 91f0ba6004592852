package rulezoo.probes;

import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The probes that can be asked for by name: our own, and those of libraries on the class path. A library
 * names its probes in {@code META-INF/services/rulezoo.probes.Probe}; such a probe has a public constructor
 * without parameters.
 */
public final class KnownProbes {
    private static final List<Probe> OWN = List.of(FamiliarityProbe.USUAL, FamiliarityProbe.SHORT,
            FamiliarityProbe.MEM1K, FamiliarityProbe.MBA, new DegeneracyProbe(4, 10, 10, 30),
            new EdgeProbe(10, 0.02, 50, 10, 5), new RecoveryProbe(20, 20),
            new SequenceProbe(30, 50, List.of(1.0, 10.0, 60.0)), LongevityProbe.USUAL);
    private static final List<Probe> ALL = Stream
            .concat(OWN.stream(), ServiceLoader.load(Probe.class).stream().map(ServiceLoader.Provider::get)).toList();

    private KnownProbes() {}

    /** {@return our own first, then the others} */
    public static List<Probe> all() {
        return ALL;
    }

    /**
     * Finds a probe by its name.
     *
     * @param name the name; case does not matter
     * @return the probe
     * @throws IllegalArgumentException if there is none of this name
     */
    public static Probe of(String name) {
        return ALL.stream().filter(probe -> probe.name().equalsIgnoreCase(name)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown probe '" + name + "': known are "
                        + ALL.stream().map(Probe::name).collect(Collectors.joining(", "))));
    }
}
