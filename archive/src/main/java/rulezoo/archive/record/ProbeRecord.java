package rulezoo.archive.record;

import java.io.Serializable;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import rulezoo.simulator.network.NetworkModel;
import rulezoo.simulator.protocol.Protocol;
import rulezoo.simulator.rule.Pathway;
import rulezoo.simulator.rule.PlasticityRule;

/**
 * One memory measurement: one rule on one network, one seed, one delay. Raw responses are kept, so that any
 * statistic can be computed later.
 *
 * @param key what was simulated
 * @param outcome what came of it
 * @param measures further raw numbers
 */
public record ProbeRecord(ProbeKey key, ProbeOutcome outcome, Map<ProbeMeasure, List<Double>> measures)
        implements
            Serializable {
    /** How names of probes end whose records hold a novel and a familiar response. */
    public static final String FAMILIARITY = "familiarity";

    /** What keeps dr defined when both responses are 0 (docs/science.md, 4.1; Mem1k). */
    static final double DR_FLOOR_HZ = 0.01;

    public ProbeRecord {
        EnumMap<ProbeMeasure, List<Double>> copy = new EnumMap<>(ProbeMeasure.class);
        measures.forEach((measure, values) -> copy.put(measure, List.copyOf(values)));
        measures = Collections.unmodifiableMap(copy);
    }

    /** {@return id of the archived rule} */
    public String ruleId() {
        return key.ruleId();
    }

    /** {@return name of the probe, for example {@code familiarity}} */
    public String probe() {
        return key.probe();
    }

    /** {@return choices of the plan that differ from the usual ones} */
    public ProbeVariant variant() {
        return key.variant();
    }

    /** {@return pathways that were plastic; none for the static control} */
    public Set<Pathway> plastic() {
        return key.plastic();
    }

    /** {@return the network that was probed} */
    public NetworkModel network() {
        return key.network();
    }

    /** {@return the experiment} */
    public Protocol protocol() {
        return key.protocol();
    }

    /** {@return time from the end of training to the test} */
    public double delaySeconds() {
        return key.delaySeconds();
    }

    /** {@return when the rate checker ended the run, or -1} */
    public double blowUpSeconds() {
        return outcome.blowUpSeconds();
    }

    /** {@return excitatory rate in the last second before the test} */
    public double rateBeforeHz() {
        return outcome.rateBeforeHz();
    }

    /** {@return whether the criteria of the record were met up to the test} */
    public boolean stable() {
        return outcome.stable();
    }

    /** {@return id of these criteria} */
    public String criteria() {
        return outcome.criteria();
    }

    /** {@return mean excitatory rate in response to the novel pattern; NaN if there is none} */
    public double novelHz() {
        return outcome.responses().novelHz();
    }

    /** {@return mean excitatory rate in response to the familiar pattern; NaN if there is none} */
    public double familiarHz() {
        return outcome.responses().familiarHz();
    }

    /** {@return standard deviation of the novel response over neurons; NaN if there is none} */
    public double novelSdHz() {
        return outcome.responses().novelSdHz();
    }

    /** {@return standard deviation of the familiar response over neurons; NaN if there is none} */
    public double familiarSdHz() {
        return outcome.responses().familiarSdHz();
    }

    /** {@return digest of all spikes of the run} */
    public String spikeDigest() {
        return outcome.fingerprint().spikeDigest();
    }

    /** {@return version of rulezoo that wrote the record} */
    public String softwareVersion() {
        return outcome.fingerprint().softwareVersion();
    }

    /** {@return format version of the digest} */
    public int formatVersion() {
        return outcome.fingerprint().formatVersion();
    }

    /** {@return what was random: wiring, patterns and their roles} */
    public ProbeSeeds seeds() {
        return key.seeds();
    }

    /** {@return master seed: wiring, receptive fields and noise} */
    public long seed() {
        return key.seeds().wiringSeed();
    }

    /**
     * {@return the numbers of one measure; empty if it was not taken}
     *
     * @param measure measure that is asked for
     */
    public List<Double> measure(ProbeMeasure measure) {
        return measures.getOrDefault(measure, List.of());
    }

    /**
     * {@return whether the record compares a novel with a familiar pattern; other probes leave these responses
     * NaN}
     */
    public boolean isFamiliarity() {
        return probe().endsWith(FAMILIARITY);
    }

    /** {@return whether this is the control of a plastic network that was not trained} */
    public boolean isUntrained() {
        return variant().has(ProbeVariant.Flag.UNTRAINED);
    }

    /**
     * {@return whether this tests the memory of a network that was trained: of a plastic one, or of the static
     * one that sees the same}
     */
    public boolean isMemoryTest() {
        return isFamiliarity() && !isUntrained();
    }

    /** {@return whether this tests the memory that a rule has left: the sample of every memory statistic} */
    public boolean isMemoryTestOfRule() {
        return isMemoryTest() && !isControl();
    }

    /**
     * {@return the rule that acted in the simulation: the whole one, where knocked-out pathways were held after
     * the network had settled, else what was left of it}
     *
     * @param archived the rule of {@link #ruleId}
     */
    public PlasticityRule acting(PlasticityRule archived) {
        return variant().has(ProbeVariant.Flag.FROZEN_SETTLED) ? archived : archived.restrictedTo(plastic());
    }

    /** {@return the number of co-active rules, K; 0 for the static control} */
    public int coActive() {
        return plastic().size();
    }

    /** {@return whether this is the static control} */
    public boolean isControl() {
        return plastic().isEmpty();
    }

    /**
     * {@return whether this is a static control that all rules share, because it holds the initial weights, and
     * not those on which a rule had settled}
     */
    public boolean isSharedControl() {
        return isControl() && !variant().has(ProbeVariant.Flag.FROZEN_SETTLED);
    }

    /**
     * {@return the memory score dr = 2 (r_nov - r_fam) / (r_nov + r_fam + 0.01): positive for novelty, negative
     * for familiarity preference (docs/science.md, 4.1; Mem1k)} NaN if a response is missing.
     */
    public double dr() {
        return 2 * (novelHz() - familiarHz()) / (novelHz() + familiarHz() + DR_FLOOR_HZ);
    }

    /**
     * {@return the spatial memory score dsr: the same of the standard deviations over neurons (docs/science.md,
     * 4.1; Mem1k)}
     */
    public double dsr() {
        return 2 * (novelSdHz() - familiarSdHz()) / (novelSdHz() + familiarSdHz() + DR_FLOOR_HZ);
    }
}
