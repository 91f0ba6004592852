package rulezoo.simulator.protocol;

import java.io.Serializable;
import java.util.List;

/**
 * An experiment: phases in their order.
 *
 * @param name name in results
 * @param phases at least one
 */
public record Protocol(String name, List<Phase> phases) implements Serializable {
    /** @throws IllegalArgumentException if there is no phase */
    public Protocol {
        phases = List.copyOf(phases);
        if (phases.isEmpty()) {
            throw new IllegalArgumentException("protocol " + name + " has no phase");
        }
    }

    /**
     * {@return the background task: the network settles, then is scored (docs/science.md, 2.2, fSBI: 60 s and 10
     * s)}
     *
     * @param settleSeconds time before scoring
     * @param scoredSeconds length of the scoring window
     */
    public static Protocol background(double settleSeconds, double scoredSeconds) {
        return new Protocol("background", List.of(new Phase.Run("settle", settleSeconds, null, false),
                new Phase.Run("scored", scoredSeconds, null, true)));
    }

    /** {@return the published background task} */
    public static Protocol background() {
        return background(60, 10);
    }

    /** {@return the biological time of all phases together, in seconds} */
    public double durationSeconds() {
        return phases.stream().mapToDouble(Phase::durationSeconds).sum();
    }
}
