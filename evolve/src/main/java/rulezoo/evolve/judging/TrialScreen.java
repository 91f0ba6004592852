package rulezoo.evolve.judging;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import rulezoo.simulator.network.NetworkSpec;
import rulezoo.simulator.protocol.Protocol;

/**
 * A short simulation, normally of a small network. A rule passes if the network survives and comes near
 * enough to the criteria of the search.
 *
 * @param name name of the screen in counts
 * @param network the network, or in a file the name of a preset
 * @param protocol the short experiment, with at least one scored phase
 * @param tolerance largest {@link rulezoo.simulator.stability.StabilityCriteria#distance} that passes
 */
public record TrialScreen(String name, @JsonDeserialize(using = SettingReaders.NetworkReader.class) NetworkSpec network,
        Protocol protocol, double tolerance) implements Screen {
    /** @throws IllegalArgumentException if the tolerance is negative or no phase is scored */
    public TrialScreen {
        Target.requireScored("the protocol of screen " + name, protocol);
        if (!(tolerance >= 0 && Double.isFinite(tolerance))) {
            throw new IllegalArgumentException("tolerance of screen " + name + " must not be negative: " + tolerance);

        }
    }
}
