package rulezoo.simulator.engine;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import rulezoo.simulator.network.NetworkSpec;
import rulezoo.simulator.rule.Pathway;

/**
 * Who is connected to whom in one network: a function of the specification and the master seed alone.
 *
 * @param projections recurrent synapses by pathway
 * @param input input synapses
 */
record Wiring(Map<Pathway, Projection> projections, InputConnections input) {
    static Wiring of(NetworkSpec network, long seed) {
        Map<Pathway, Projection> projections = new EnumMap<>(Pathway.class);
        for (Pathway pathway : Pathway.values()) {
            projections.put(pathway, Projection.random(network, pathway, seed));
        }
        return new Wiring(projections, InputConnections.of(network, seed));
    }

    Projection projection(Pathway pathway) {
        return Objects.requireNonNull(projections.get(pathway));
    }
}
