package rulezoo.analysis.paper;

/**
 * A piece of work.
 *
 * @param network which network is simulated
 * @param simulatedSeconds biological time in all
 */
public record Workload(NetworkCost network, double simulatedSeconds) {}
