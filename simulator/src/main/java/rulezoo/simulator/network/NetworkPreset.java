package rulezoo.simulator.network;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Named networks, from one to search in a minute up to the published one. The two smallest are denser than
 * the published network, so that a neuron has as many synapses as in the medium one: with 25 or 50 of them
 * its input fluctuates too much for most rules to be plausible by the published criteria.
 */
public enum NetworkPreset {
    /** 256 excitatory neurons, connection probability 0.4: demonstrations and screens. */
    TINY("tiny", NetworkSpec.PUBLISHED.scaledTo(1024).standIn(256)),
    /** 512 excitatory neurons, connection probability 0.2. */
    SMALL("small", NetworkSpec.PUBLISHED.scaledTo(1024).standIn(512)),
    /** 1024 excitatory neurons: the size of the reference table {@code N1024}. */
    MEDIUM("medium", NetworkSpec.PUBLISHED.scaledTo(1024)),
    /** 2048 excitatory neurons. */
    LARGE("large", NetworkSpec.PUBLISHED.scaledTo(2048)),
    /** 4096 excitatory neurons: the published network. */
    PUBLISHED("published", NetworkSpec.PUBLISHED);

    private final String id;
    private final NetworkSpec spec;

    NetworkPreset(String id, NetworkSpec spec) {
        this.id = id;
        this.spec = spec;
    }

    /**
     * Finds a preset by name.
     *
     * @param id name on the command line; case does not matter
     * @return the preset of this name
     * @throws IllegalArgumentException if there is none of this name
     */
    public static NetworkPreset of(String id) {
        return Arrays.stream(values()).filter(p -> p.id.equalsIgnoreCase(id)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown network preset '" + id + "': known are "
                        + Arrays.stream(values()).map(NetworkPreset::id).collect(Collectors.joining(", "))));
    }

    /** {@return the name on the command line} */
    public String id() {
        return id;
    }

    /** {@return the network} */
    public NetworkSpec spec() {
        return spec;
    }
}
