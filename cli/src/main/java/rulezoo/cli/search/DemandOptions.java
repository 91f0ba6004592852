package rulezoo.cli.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import rulezoo.cli.option.Distinct;
import rulezoo.cli.option.Within;
import rulezoo.evolve.SearchSettings;
import rulezoo.evolve.judging.Demand;
import rulezoo.evolve.judging.Target;
import rulezoo.probes.LongevityProbe;
import rulezoo.simulator.network.SizeScaling;
import rulezoo.simulator.network.NetworkModel;
import rulezoo.simulator.protocol.Protocol;

/** At which sizes, and for how long, rules of a search must be stable. */
final class DemandOptions {
    @Option(names = "--sizes", paramLabel = "N,...", split = ",", description = "Archive only rules that are stable at all these numbers of excitatory neurons. The smallest network comes"
            + " first, and a rule that fails in it is not tried in the others.")
    @Distinct
    @Within(least = 16, most = 65536)
    private List<Integer> sizes = List.of();

    @Option(names = "--scaling", paramLabel = "NAME", description = "How a network changes with --sizes: ${COMPLETION-CANDIDATES} ('probe --help' explains"
            + " them; default: usual).")
    private @Nullable SizeScaling scaling;

    @Option(names = "--confirm-seconds", paramLabel = "S", description = "Archive only rules that also meet the criteria in the last ten seconds of a run of S seconds, for example 1200. With --sizes: at every size, after all shorter runs.")
    @Within(least = 20, most = 1e5)
    private @Nullable Double confirmSeconds;

    /**
     * Settings with these demands.
     *
     * @throws IllegalArgumentException if a scaling is given without sizes, or does not fit the network
     */
    SearchSettings applyTo(SearchSettings settings) {
        if (scaling != null && sizes.isEmpty()) {
            throw new IllegalArgumentException("--scaling says how a network changes with --sizes: give sizes, too");
        }
        if (sizes.isEmpty() && confirmSeconds == null) {
            return settings;
        }
        Target target = settings.target();
        List<Demand> demands = new ArrayList<>();
        if (sizes.isEmpty()) {
            demands.add(new Demand(target.network(), target.protocol()));
        }
        SizeScaling how = Objects.requireNonNullElse(scaling, SizeScaling.USUAL);
        sizes.stream().sorted()
                .forEach(size -> demands.add(new Demand(how.scale(target.network(), size), target.protocol())));
        List<NetworkModel> networks = demands.stream().map(Demand::network).toList();
        if (confirmSeconds != null) {
            Protocol run = Protocol.background(confirmSeconds - LongevityProbe.SCORED_SECONDS,
                    LongevityProbe.SCORED_SECONDS);
            networks.forEach(network -> demands.add(new Demand(network, run)));
        }
        return settings.but().network(networks.getFirst()).further(demands.subList(1, demands.size())).build();
    }
}
