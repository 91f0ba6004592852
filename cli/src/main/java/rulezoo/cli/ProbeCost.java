package rulezoo.cli;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import rulezoo.probes.ProbeCell;
import rulezoo.simulator.experiment.Simulation;
import rulezoo.simulator.network.NetworkModel;
import rulezoo.simulator.protocol.Protocol;

/**
 * How long probing takes, from a measured second of simulation of each network with its most co-active rule.
 * Blow-ups, which end early, are counted in full: the estimate is an upper one.
 */
final class ProbeCost {
    private static final double NANOS = 1e9;
    /** The first runs are slower: the compiler is still at work. */
    private static final int REPEATS = 4;

    private final Map<NetworkModel, Network> networks = new LinkedHashMap<>();

    /** What is to be done on one network. */
    private static final class Network {
        private ProbeCell dearest;
        private int cells;
        private double simulatedSeconds;

        Network(ProbeCell cell) {
            dearest = cell;
        }

        void add(ProbeCell cell) {
            cells++;
            simulatedSeconds += cell.probe().simulatedSeconds(cell);
            if (cell.plastic().size() > dearest.plastic().size()) {
                dearest = cell;
            }
        }

        /** Seconds of a core for a second of simulation. */
        double measure() {
            Simulation second = new Simulation(dearest.network(), dearest.rule(), Protocol.background(0.5, 0.5),
                    dearest.seed());
            double least = Double.POSITIVE_INFINITY;
            for (int i = 0; i < REPEATS; i++) {
                long began = System.nanoTime();
                second.run();
                least = Math.min(least, (System.nanoTime() - began) / NANOS);
            }
            return least;
        }
    }

    ProbeCost(List<ProbeCell> cells) {
        for (ProbeCell cell : cells) {
            networks.computeIfAbsent(cell.network(), _ -> new Network(cell)).add(cell);
        }
    }

    /** Measures and prints. */
    void print(PrintWriter out, int threads) {
        double coreSeconds = 0;
        for (Map.Entry<NetworkModel, Network> entry : networks.entrySet()) {
            Network network = entry.getValue();
            double perSecond = network.measure();
            double cost = perSecond * network.simulatedSeconds;
            out.printf(Locale.ROOT,
                    "N = %d: %d cells of %.0f s of biological time; each second takes %.4f s of one core, all cells take"
                            + " %s%n",
                    entry.getKey().size(), network.cells, network.simulatedSeconds / network.cells, perSecond,
                    duration(cost));
            coreSeconds += cost;
        }
        out.printf(Locale.ROOT, "in all: at most %s on one core, or %s with %d threads%n", duration(coreSeconds),
                duration(coreSeconds / threads), threads);
    }

    private static String duration(double seconds) {
        if (seconds < 120) {
            return String.format(Locale.ROOT, "%.0f s", seconds);
        }
        return seconds < 7200
                ? String.format(Locale.ROOT, "%.0f min", seconds / 60)
                : String.format(Locale.ROOT, "%.1f h", seconds / 3600);
    }
}
