package rulezoo.probes;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rulezoo.archive.record.ProbeMeasure;
import rulezoo.archive.record.ProbeOutcome;
import rulezoo.archive.record.ProbeRecord;
import rulezoo.archive.record.Replay;

/**
 * A cell of a plan that is measured again, to be compared with what is archived bit for bit.
 *
 * @param cell the cell
 * @param archived its archived records, at least one, with the protocol of the cell
 */
public record ProbeReplay(ProbeCell cell, List<ProbeRecord> archived) implements Serializable {
    /**
     * What a replay gave.
     *
     * @param replay the replay
     * @param differences what is not as archived, a clause each
     */
    public record Outcome(ProbeReplay replay, List<String> differences) implements Serializable {}

    public ProbeReplay {
        archived = List.copyOf(archived);
    }

    /** {@return what differs now; records of another format version are not measured} */
    public Outcome run() {
        ProbeRecord first = archived.getFirst();
        Optional<String> refusal = Replay.refusal(first.formatVersion(), first.softwareVersion());
        if (refusal.isPresent()) {
            return new Outcome(this, List.of(refusal.get()));
        }
        List<ProbeRecord> now = cell.measure();
        List<String> differences = new ArrayList<>();
        for (ProbeRecord then : archived) {
            String delay = "after " + then.delaySeconds() + " s: ";
            now.stream().filter(record -> record.delaySeconds() == then.delaySeconds()).findFirst().ifPresentOrElse(
                    record -> differences(then, record).forEach(text -> differences.add(delay + text)),
                    () -> differences.add(delay + "no record"));
        }
        return new Outcome(this, differences);
    }

    /** What is not the same. Measures that newer versions take as well are no difference. */
    static List<String> differences(ProbeRecord then, ProbeRecord now) {
        List<String> differences = new ArrayList<>();
        if (!then.spikeDigest().equals(now.spikeDigest())) {
            differences.add("other spikes");
        }
        ProbeOutcome a = then.outcome();
        ProbeOutcome b = now.outcome();
        if (!new ProbeOutcome(b.blowUpSeconds(), b.rateBeforeHz(), b.stable(), b.criteria(), b.responses(),
                a.fingerprint()).equals(a)) {
            differences.add("rates, responses or stability");
        }
        for (Map.Entry<ProbeMeasure, List<Double>> measure : then.measures().entrySet()) {
            if (!measure.getValue().equals(now.measure(measure.getKey()))) {
                differences.add(measure.getKey().id());
            }
        }
        return differences;
    }
}
