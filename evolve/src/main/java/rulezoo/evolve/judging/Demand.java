package rulezoo.evolve.judging;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.io.Serializable;
import rulezoo.simulator.network.NetworkModel;
import rulezoo.simulator.protocol.Protocol;

/**
 * A further experiment in which a rule must be stable: in a network of another size, or for a longer time.
 *
 * @param network the network, or in a file the name of a preset
 * @param protocol the experiment, with at least one scored phase
 */
public record Demand(@JsonDeserialize(using = SettingReaders.ModelReader.class) NetworkModel network,
        Protocol protocol) implements Serializable {
    /** @throws IllegalArgumentException if no phase is scored */
    public Demand {
        Target.requireScored("the protocol of a further demand", protocol);
    }
}
