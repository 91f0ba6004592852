package rulezoo.analysis.paper;

/**
 * A piece of work. Figures that need the same piece share it.
 *
 * @param what what is simulated: the same text for the same piece
 * @param network which network is simulated
 * @param simulatedSeconds biological time in all
 */
public record Workload(String what, NetworkCost network, double simulatedSeconds) {}
