package rulezoo.archive.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import rulezoo.simulator.DecimalNumber;
import rulezoo.simulator.protocol.Phase;
import rulezoo.simulator.protocol.Protocol;
import rulezoo.simulator.rule.Pathway;

/**
 * What tasks of memory have in common: a network is conditioned, then tested after every delay
 * (docs/science.md, 2.2, 4.1). Probes build their protocols of it, and readers of the records find the phases
 * again by their labels.
 */
public final class MemoryTask {
    /**
     * Label of the background between training, or a test, and the next test, followed by {@link #delayLabel}.
     */
    public static final String BREAK = "break";
    /** Label of the scored second before a test, followed by {@link #delayLabel}. */
    public static final String BEFORE = "before";
    /** What labels of training begin with. A training has one phase, or one for each presentation. */
    public static final String TRAINING = "training";
    /** Label of the probe with the novel pattern, followed by {@link #delayLabel}. */
    public static final String NOVEL = "novel";
    /** Label of the probe with the familiar pattern, followed by {@link #delayLabel}. */
    public static final String FAMILIAR = "familiar";

    private static final double SCORED_SECONDS = 1;

    private MemoryTask() {}

    /**
     * {@return the suffix of the labels of phases that test at one delay: {@code @10s}}
     *
     * @param delaySeconds time since the end of training
     */
    public static String delayLabel(double delaySeconds) {
        return "@" + DecimalNumber.text(delaySeconds) + "s";
    }

    /**
     * {@return a copy of the delays}
     *
     * @param delaysSeconds cumulative delays since the end of training
     * @throws IllegalArgumentException if they do not increase by at least 1 s, the scored second before a test
     */
    public static List<Double> checkedDelays(List<Double> delaysSeconds) {
        double last = 0;
        for (double delay : delaysSeconds) {
            if (!(delay - last >= SCORED_SECONDS)) {
                throw new IllegalArgumentException("delays must increase by at least 1 s: " + delaysSeconds);
            }
            last = delay;
        }
        return List.copyOf(delaysSeconds);
    }

    /**
     * {@return what a network goes through after training: for every delay a break, whose last second is scored,
     * so that memory stands beside the network's stability at that delay, then tests}
     *
     * @param delaysSeconds cumulative delays since the end of training, increasing, at least 1 s each and apart
     * @param frozen pathways whose weights are held
     * @param tests the tests at a delay, whose labels end on the given {@link #delayLabel}
     * @throws IllegalArgumentException if the delays do not increase by at least 1 s
     */
    public static List<Phase> afterTraining(List<Double> delaysSeconds, Set<Pathway> frozen,
            Function<String, List<Phase>> tests) {
        List<Phase> phases = new ArrayList<>();
        double elapsed = 0;
        for (double delay : checkedDelays(delaysSeconds)) {
            double rest = delay - elapsed - SCORED_SECONDS;
            String at = delayLabel(delay);
            if (rest > 0) {
                phases.add(new Phase.Run(BREAK + at, rest, null, false, frozen));
            }
            phases.add(new Phase.Run(BEFORE + at, SCORED_SECONDS, null, true, frozen));
            phases.addAll(tests.apply(at));
            elapsed = delay;
        }
        return phases;
    }

    /**
     * {@return durations in s of what a network goes through before the first break or test; a training is one,
     * however many phases it has}
     *
     * @param protocol a task of memory
     */
    public static List<Double> schedule(Protocol protocol) {
        List<Double> seconds = new ArrayList<>();
        boolean trained = false;
        for (Phase phase : conditioning(protocol)) {
            boolean training = phase.label().startsWith(TRAINING);
            if (training && trained) {
                seconds.add(seconds.removeLast() + phase.durationSeconds());
            } else {
                seconds.add(phase.durationSeconds());
            }
            trained = training;
        }
        return seconds;
    }

    /**
     * {@return what a network goes through before the first break or test} Protocols that agree in this give the
     * same responses at the delays that they have in common, because a test leaves no trace.
     *
     * @param protocol a task of memory
     */
    public static List<Phase> conditioning(Protocol protocol) {
        return protocol.phases().stream().takeWhile(phase -> !phase.label().startsWith(BREAK + "@")
                && !phase.label().startsWith(BEFORE + "@")).toList();
    }
}
