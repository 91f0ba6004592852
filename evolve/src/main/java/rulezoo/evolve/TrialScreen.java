package rulezoo.evolve;

import rulezoo.simulator.protocol.Protocol;

/**
 * A short simulation on a small network. A rule passes if the network survives and comes near enough to the
 * criteria of the search.
 *
 * @param name name of the screen in counts
 * @param excitatory number of excitatory neurons of the network that stands in for the search's
 * @param protocol the short experiment
 * @param tolerance largest {@link rulezoo.simulator.stability.StabilityCriteria#distance} that passes
 */
public record TrialScreen(String name, int excitatory, Protocol protocol, double tolerance) implements Screen {
    /**
     * @throws IllegalArgumentException if the tolerance is negative
     */
    public TrialScreen {
        if (!(tolerance >= 0)) {
            throw new IllegalArgumentException("tolerance of screen " + name + " must not be negative: " + tolerance);
        }
    }
}
