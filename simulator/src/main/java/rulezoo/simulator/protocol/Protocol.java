package rulezoo.simulator.protocol;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * An experiment: phases in their order.
 *
 * @param name name in results
 * @param phases at least one
 */
public record Protocol(String name, List<Phase> phases) implements Serializable {
    /**
     * Label of the background between training, or a test, and the next test, followed by {@link #delayLabel}.
     */
    public static final String BREAK = "break";
    /** Label of the scored second before a test, followed by {@link #delayLabel}. */
    public static final String BEFORE = "before";
    /** Label of the probe with the novel pattern, followed by {@link #delayLabel}. */
    public static final String NOVEL = "novel";
    /** Label of the probe with the familiar pattern, followed by {@link #delayLabel}. */
    public static final String FAMILIAR = "familiar";

    private static final int PATTERN_INPUTS = 500;
    private static final double ADDED_RATE_HZ = 50;
    /** First inputs of the two published patterns: rows 75 to 79 and 20 to 24 of the grid. */
    private static final int LOWER_ROWS = 7500;
    private static final int UPPER_ROWS = 2000;

    /**
     * Copies the list.
     *
     * @throws IllegalArgumentException if there is no phase
     */
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

    /**
     * {@return the familiarity task of Mem1k (docs/science.md, 2.2, 4.1): background, training with the familiar
     * pattern, then after every break the responses to a novel and to the familiar pattern, each from the same
     * saved state}
     *
     * @param settleSeconds background before training (published: 30 s)
     * @param trainingSeconds training (published: 10 s)
     * @param delaysSeconds cumulative delays since the end of training, increasing, at least 1 s each and apart
     * @param swapped whether the two published patterns change roles, so that a difference between the patterns
     *        themselves averages out over runs
     * @throws IllegalArgumentException if the delays do not increase by at least 1 s
     */
    public static Protocol familiarity(double settleSeconds, double trainingSeconds, List<Double> delaysSeconds,
            boolean swapped) {
        int familiarInput = swapped ? UPPER_ROWS : LOWER_ROWS;
        int novelInput = swapped ? LOWER_ROWS : UPPER_ROWS;
        Stimulus training = new Stimulus("familiar", familiarInput, PATTERN_INPUTS, ADDED_RATE_HZ, 1, 1.0 / 3, 0.01);
        Stimulus familiar = Stimulus.continuous("familiar", familiarInput, PATTERN_INPUTS, ADDED_RATE_HZ);
        Stimulus novel = Stimulus.continuous("novel", novelInput, PATTERN_INPUTS, ADDED_RATE_HZ);
        List<Phase> phases = new ArrayList<>();
        phases.add(new Phase.Run("settle", settleSeconds, null, false));
        phases.add(new Phase.Run("training", trainingSeconds, training, false));
        double elapsed = 0;
        for (double delay : delaysSeconds) {
            double rest = delay - elapsed - 1;
            if (rest < 0) {
                throw new IllegalArgumentException("delays must increase by at least 1 s: " + delaysSeconds);
            }
            String at = delayLabel(delay);
            if (rest > 0) {
                phases.add(new Phase.Run(BREAK + at, rest, null, false));
            }
            // The last second of every break is scored: memory is reported beside the network's stability at that delay.
            phases.add(new Phase.Run(BEFORE + at, 1, null, true));
            phases.add(new Phase.Probe(NOVEL + at, 1, novel, true));
            phases.add(new Phase.Probe(FAMILIAR + at, 1, familiar, true));
            elapsed = delay;
        }
        return new Protocol("familiarity", phases);
    }

    /**
     * {@return the suffix of the labels of phases that test at one delay: {@code @10s}}
     *
     * @param delaySeconds time since the end of training
     */
    public static String delayLabel(double delaySeconds) {
        return "@" + (delaySeconds == Math.rint(delaySeconds)
                ? Long.toString((long) delaySeconds)
                : Double.toString(delaySeconds)) + "s";
    }

    /**
     * {@return what the network goes through before the first break or test} Protocols that agree in this give
     * the same responses at the delays that they have in common, because a test leaves no trace.
     */
    public List<Phase> conditioning() {
        return phases.stream().takeWhile(phase -> !phase.label().startsWith(BREAK + "@")
                && !phase.label().startsWith(BEFORE + "@")).toList();
    }

    /** {@return the biological time of all phases together, in seconds} */
    public double durationSeconds() {
        return phases.stream().mapToDouble(Phase::durationSeconds).sum();
    }
}
