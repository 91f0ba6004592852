package rulezoo.probes;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import rulezoo.simulator.experiment.SimulationCost;
import rulezoo.simulator.network.NetworkModel;

/**
 * What probing a network costs. Blow-ups, which end early, are counted in full: the estimate is an upper one.
 * Cells that settle alike settle once ({@link SettlingOrder}), as they do on the threads of one machine.
 *
 * @param network the network
 * @param cells cells that are measured in it
 * @param simulatedSeconds biological time of all of them
 * @param secondsPerSecond seconds of a core for a second of simulation, with the most co-active rule
 */
public record ProbeCost(NetworkModel network, int cells, double simulatedSeconds, double secondsPerSecond) {
    /**
     * Measures a few seconds of simulation of each network.
     *
     * @param cells what is to be measured
     * @return the cost of each network, in the order of the cells
     */
    public static List<ProbeCost> of(List<ProbeCell> cells) {
        Map<NetworkModel, List<ProbeCell>> networks = new LinkedHashMap<>();
        cells.forEach(cell -> networks.computeIfAbsent(cell.network(), _ -> new ArrayList<>()).add(cell));
        return networks.entrySet().stream().map(entry -> of(entry.getKey(), entry.getValue())).toList();
    }

    private static ProbeCost of(NetworkModel network, List<ProbeCell> cells) {
        ProbeCell dearest = Collections.max(cells, Comparator.comparingInt(cell -> cell.plastic().size()));
        double shared = SettlingOrder.groups(cells).stream()
                .mapToDouble(group -> (group.size() - 1) * group.getFirst().probe().sharedSeconds()).sum();
        return new ProbeCost(network, cells.size(),
                cells.stream().mapToDouble(cell -> cell.probe().simulatedSeconds(cell)).sum() - shared,
                SimulationCost.secondsPerSecond(network, dearest.rule(), dearest.seed()));
    }

    /** {@return seconds of a core that all cells take} */
    public double coreSeconds() {
        return simulatedSeconds * secondsPerSecond;
    }
}
