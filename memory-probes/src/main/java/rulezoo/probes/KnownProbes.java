package rulezoo.probes;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The probes that can be asked for by name. */
public final class KnownProbes {
    private static final List<Probe> ALL = List.of(FamiliarityProbe.USUAL, FamiliarityProbe.SHORT,
            FamiliarityProbe.MEM1K, FamiliarityProbe.MBA, new DegeneracyProbe(4, 10, 10, 30),
            new EdgeProbe(10, 0.02, 50, 10, 5), new RecoveryProbe(20, 20),
            new SequenceProbe(30, 50, List.of(1.0, 10.0, 60.0)), LongevityProbe.USUAL);

    private KnownProbes() {}

    /** {@return all of them} */
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
        return ALL.stream().filter(probe -> probe.name().equals(name.toLowerCase(Locale.ROOT))).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown probe '" + name + "': known are "
                        + ALL.stream().map(Probe::name).collect(Collectors.joining(", "))));
    }
}
