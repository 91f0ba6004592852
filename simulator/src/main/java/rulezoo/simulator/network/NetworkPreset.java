package rulezoo.simulator.network;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Named network sizes, from one to search in a minute up to the published one. */
public enum NetworkPreset {
    /** 256 excitatory neurons: demonstrations and screens. */
    TINY("tiny", 256),
    /** 512 excitatory neurons. */
    SMALL("small", 512),
    /** 1024 excitatory neurons: the size of the reference table {@code N1024}. */
    MEDIUM("medium", 1024),
    /** 2048 excitatory neurons. */
    LARGE("large", 2048),
    /** 4096 excitatory neurons: the published network. */
    PUBLISHED("published", 4096);

    private final String id;
    private final int excitatory;

    NetworkPreset(String id, int excitatory) {
        this.id = id;
        this.excitatory = excitatory;
    }

    /**
     * Finds a preset by name.
     *
     * @throws IllegalArgumentException if there is none of this name
     */
    public static NetworkPreset of(String id) {
        return Arrays.stream(values()).filter(p -> p.id.equalsIgnoreCase(id)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown network preset '" + id + "': known are "
                        + Arrays.stream(values()).map(NetworkPreset::id).collect(Collectors.joining(", "))));
    }

    /** Name on the command line. */
    public String id() {
        return id;
    }

    /** The network, scaled from the published one (see {@link NetworkSpec#scaledTo}). */
    public NetworkSpec spec() {
        return NetworkSpec.PUBLISHED.scaledTo(excitatory);
    }
}
