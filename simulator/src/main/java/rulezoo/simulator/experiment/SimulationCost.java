package rulezoo.simulator.experiment;

import java.lang.management.ManagementFactory;
import rulezoo.simulator.network.NetworkModel;
import rulezoo.simulator.protocol.Protocol;
import rulezoo.simulator.rule.PlasticityRule;

/**
 * How much time of a core a second of biological time takes on this machine. A busier network takes longer:
 * estimates are right to about a factor of two.
 */
public final class SimulationCost {
    private static final double SHORT_SECONDS = 1;
    private static final double LONG_SECONDS = 4;
    private static final int REPEATS = 3;
    /** In the first runs the compiler is still at work. */
    private static final double COMPILING_SECONDS = 2;
    private static final double NANOS = 1e9;

    private SimulationCost() {}

    /**
     * The slope between a short and a longer run, without what it takes to build a network. The first runs warm
     * up, and the fastest of several counts: other programs only make a run slower.
     *
     * @param network the network
     * @param rule its plasticity
     * @param seed master seed
     * @return seconds of a core for a second of biological time
     */
    public static double secondsPerSecond(NetworkModel network, PlasticityRule rule, long seed) {
        double warm = 0;
        while (warm < COMPILING_SECONDS) {
            warm += cpuSeconds(network, rule, seed, LONG_SECONDS);
        }
        double ofShort = Double.POSITIVE_INFINITY;
        double ofLong = Double.POSITIVE_INFINITY;
        for (int i = 0; i < REPEATS; i++) {
            ofShort = Math.min(ofShort, cpuSeconds(network, rule, seed, SHORT_SECONDS));
            ofLong = Math.min(ofLong, cpuSeconds(network, rule, seed, LONG_SECONDS));
        }
        return Math.max(ofLong - ofShort, 0) / (LONG_SECONDS - SHORT_SECONDS);
    }

    private static double cpuSeconds(NetworkModel network, PlasticityRule rule, long seed, double seconds) {
        long began = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        new Simulation(network, rule, Protocol.background(seconds / 2, seconds / 2), seed).run();
        return (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - began) / NANOS;
    }
}
