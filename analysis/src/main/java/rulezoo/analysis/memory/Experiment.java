package rulezoo.analysis.memory;

import java.util.ArrayList;
import java.util.List;
import rulezoo.archive.record.ProbeRecord;
import rulezoo.archive.record.ProbeVariant;
import rulezoo.simulator.protocol.Phase;
import rulezoo.simulator.protocol.Stimulus;

/**
 * What probes must share to be compared: the probe, the stability criteria, and what the networks went
 * through until training ended. Which of the two patterns was the familiar one does not matter (it changes
 * with the seed), nor do the later delays, because a test leaves no trace in the network.
 *
 * @param probe name of the probe
 * @param variant what the plan changed, see {@link ProbeRecord#variant}
 * @param criteria id of the stability criteria
 * @param conditioning phases up to the last one with a stimulus in which the network lived on, for example
 *        {@code training 10 s with 500 inputs at +50 Hz}
 */
public record Experiment(String probe, ProbeVariant variant, String criteria, List<String> conditioning) {
    private static final String TESTS = "tests";
    private static final String BACKGROUND = "background";

    public Experiment {
        conditioning = List.copyOf(conditioning);
    }

    /**
     * {@return the experiment a record belongs to}
     *
     * @param probe record of one measurement
     */
    public static Experiment of(ProbeRecord probe) {
        List<Phase> phases = probe.protocol().phases();
        int end = 0;
        for (int i = 0; i < phases.size(); i++) {
            if (phases.get(i) instanceof Phase.Run run && run.stimulus() != null) {
                end = i + 1;
            }
        }
        return new Experiment(probe.probe(), probe.variant(), probe.criteria(),
                describe(phases.subList(0, end), probe.variant().has(ProbeVariant.Flag.MATCH_STATIC)));
    }

    /**
     * Tests in a row are one item: which pattern each shows changes with the seed. So is background in a row:
     * part of it has phases of its own where weights are held, which tells knock-outs and controls from full
     * rules.
     *
     * @param matched whether the strength of the patterns was chosen for each size: it does not tell experiments
     *        apart
     */
    private static List<String> describe(List<Phase> phases, boolean matched) {
        List<String> items = new ArrayList<>();
        for (int i = 0; i < phases.size();) {
            int end = i + 1;
            while (end < phases.size() && kind(phases.get(end)).equals(kind(phases.get(i)))
                    && !kind(phases.get(i)).isEmpty()) {
                end++;
            }
            double seconds = phases.subList(i, end).stream().mapToDouble(Phase::durationSeconds).sum();
            items.add(kind(phases.get(i)).equals(TESTS)
                    ? end - i + " tests of " + seconds / (end - i) + " s"
                    : describe(phases.get(i), seconds, matched));
            i = end;
        }
        return items;
    }

    /** What phases in a row are one item of; empty for a phase that is an item by itself. */
    private static String kind(Phase phase) {
        return switch (phase) {
            case Phase.Probe _ -> TESTS;
            case Phase.Run run when run.stimulus() == null -> BACKGROUND;
            default -> "";
        };
    }

    /** {@return the name in tables, which Python's {@code experiments()} gives, too} */
    public String describe() {
        return probe + (variant.equals(ProbeVariant.USUAL) ? "" : " with " + variant.text()) + " ("
                + String.join(", then ", conditioning)
                + "), criteria " + criteria;
    }

    /** {@return one line for people} */
    public String words() {
        return probe + " (" + String.join(", then ", conditioning)
                + (variant.equals(ProbeVariant.USUAL) ? "" : "; " + variant.words()) + "), criteria " + criteria;
    }

    private static String describe(Phase phase, double seconds, boolean matched) {
        String time = phase.label() + " " + seconds + " s";
        Stimulus stimulus = phase instanceof Phase.Run run ? run.stimulus() : null;
        return stimulus == null
                ? time
                : time + " with " + stimulus.inputs() + " inputs at "
                        + (matched ? "a rate for each size" : "+" + stimulus.addedRateHz() + " Hz");
    }
}
