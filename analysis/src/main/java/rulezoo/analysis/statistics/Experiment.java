package rulezoo.analysis.statistics;

import java.util.List;
import rulezoo.archive.ProbeRecord;
import rulezoo.simulator.protocol.Phase;

/**
 * What probes must share to be compared: the probe, the stability criteria, and everything the networks went
 * through
 * until training ended. Later delays may differ, because a test leaves no trace in the network.
 *
 * @param probe name of the probe
 * @param criteria id of the stability criteria
 * @param conditioning phases up to the last one with a stimulus in which the network lived on
 */
public record Experiment(String probe, String criteria, List<Phase> conditioning) {
    /** Copies the list. */
    public Experiment {
        conditioning = List.copyOf(conditioning);
    }

    /** The experiment a record belongs to. */
    public static Experiment of(ProbeRecord probe) {
        List<Phase> phases = probe.protocol().phases();
        int end = 0;
        for (int i = 0; i < phases.size(); i++) {
            if (phases.get(i) instanceof Phase.Run run && run.stimulus() != null) {
                end = i + 1;
            }
        }
        return new Experiment(probe.probe(), probe.criteria(), phases.subList(0, end));
    }

    /** One line for people: {@code familiarity (settle 30 s, training 10 s), criteria mem1k-2025}. */
    public String describe() {
        String phases = conditioning.stream().map(p -> p.label() + " " + number(p.durationSeconds()) + " s")
                .reduce((a, b) -> a + ", " + b).orElse("no training");
        return probe + " (" + phases + "), criteria " + criteria;
    }

    private static String number(double seconds) {
        return seconds == Math.rint(seconds) ? Long.toString((long) seconds) : Double.toString(seconds);
    }
}
