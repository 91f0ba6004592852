package rulezoo.archive.record;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import rulezoo.simulator.experiment.Simulation;
import rulezoo.simulator.experiment.SimulationResult;
import rulezoo.simulator.stability.StabilityMetric;

/**
 * An archived simulation that is done again, to be compared with its record bit for bit.
 *
 * @param rule the record
 * @param confirmation which of its confirmations, from 0
 */
public record Replay(RuleRecord rule, int confirmation) implements Serializable {
    /**
     * What a replay gave.
     *
     * @param replay the replay
     * @param differences what is not as archived, a clause each
     */
    public record Outcome(Replay replay, List<String> differences) implements Serializable {}

    /**
     * {@return the replays of all confirmations of a rule}
     *
     * @param rule an archived rule
     */
    public static List<Replay> of(RuleRecord rule) {
        return IntStream.range(0, rule.confirmations().size()).mapToObj(i -> new Replay(rule, i)).toList();
    }

    /** {@return whether this is the last confirmation of its rule} */
    public boolean isLast() {
        return confirmation == rule.confirmations().size() - 1;
    }

    /**
     * {@return why this program cannot simulate a record again; empty if it can}
     *
     * @param formatVersion format version of the record
     * @param softwareVersion version of rulezoo that wrote it
     */
    public static Optional<String> refusal(int formatVersion, String softwareVersion) {
        return formatVersion == Simulation.FORMAT_VERSION
                ? Optional.empty()
                : Optional.of("archived under format version " + formatVersion
                        + ", but this rulezoo simulates format version " + Simulation.FORMAT_VERSION
                        + ": replay it with the rulezoo that wrote it, which called itself " + softwareVersion);
    }

    /** {@return what differs now; records of another format version are not simulated} */
    public Outcome run() {
        Optional<String> refusal = refusal(rule.formatVersion(), rule.softwareVersion());
        if (refusal.isPresent()) {
            return new Outcome(this, List.of(refusal.get()));
        }
        Confirmation archived = rule.confirmations().get(confirmation);
        Simulation simulation = new Simulation(rule.network(), rule.rule(), rule.protocol(), archived.seed());
        return new Outcome(this, differences(archived, simulation.run()));
    }

    private static List<String> differences(Confirmation archived, SimulationResult now) {
        List<String> differences = new ArrayList<>();
        if (!now.spikeDigest().equals(archived.spikeDigest())) {
            differences.add("seed " + archived.seed() + ": other spikes");
        }
        for (StabilityMetric metric : StabilityMetric.values()) {
            double then = archived.metrics().get(metric);
            if (Double.compare(then, now.metrics().get(metric)) != 0) {
                differences.add("seed " + archived.seed() + ": " + metric.id() + " was " + then + ", is now "
                        + now.metrics().get(metric));
            }
        }
        return differences;
    }
}
