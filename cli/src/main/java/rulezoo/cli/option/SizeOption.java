package rulezoo.cli.option;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import rulezoo.simulator.network.SizeScaling;
import rulezoo.simulator.network.NetworkModel;

/** Another network size than the preset's, scaled as 'probe' scales networks. */
public final class SizeOption {
    @Option(names = "--ne", paramLabel = "N", description = "Number of excitatory neurons (or inputs of a single neuron), in place of the preset's.")
    @Within(least = 2, most = 65536)
    private @Nullable Integer size;

    @Option(names = "--scaling", paramLabel = "NAME", description = """
            With --ne: how the preset's network changes with N, as for 'probe --sizes'. in-degree keeps the synapses of a \
            neuron and their weights; probability keeps the connection probability and scales weights and learning \
            rate with 1/N; sqrt does the same with 1/sqrt(N); nothing keeps all three; usual is in-degree, or \
            probability in networks that know no other (default: usual).""")
    private @Nullable SizeScaling scaling;

    /** Whether another size than the preset's was asked for. */
    public boolean isGiven() {
        return size != null;
    }

    /**
     * The network at the size that was asked for; as it is if none was.
     *
     * @throws IllegalArgumentException if the network cannot have this size, or be scaled like this
     */
    public NetworkModel of(NetworkModel network) {
        if (size == null) {
            if (scaling != null) {
                throw new IllegalArgumentException("--scaling says how the network changes with N: give --ne, too");
            }
            return network;
        }
        return (scaling == null ? SizeScaling.USUAL : scaling).scale(network, size);
    }
}
