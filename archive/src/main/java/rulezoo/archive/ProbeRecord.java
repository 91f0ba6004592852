package rulezoo.archive;

import java.io.Serializable;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
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
 * @param ruleId id of the archived rule
 * @param probe name of the probe, for example {@code familiarity}
 * @param plastic pathways that were plastic; empty for the static control, which has the same seed, wiring
 *        and input
 * @param network the network that was probed
 * @param protocol the experiment
 * @param seed master seed
 * @param delaySeconds time from the end of training to the test
 * @param blowUpSeconds when the rate checker ended the run, or -1; responses are NaN if it ended before the
 *        test
 * @param rateBeforeHz excitatory rate in the last second before the test
 * @param stable whether the criteria of the record were met up to the test; an unstable network has no memory
 *        score
 * @param criteria id of these criteria
 * @param novelHz mean excitatory rate in response to the novel pattern
 * @param familiarHz mean excitatory rate in response to the familiar pattern
 * @param novelSdHz standard deviation of that response over neurons
 * @param familiarSdHz standard deviation of that response over neurons
 * @param spikeDigest fingerprint of all spikes of the run
 * @param softwareVersion version of rulezoo that wrote the record
 * @param formatVersion {@link rulezoo.simulator.experiment.Simulation#FORMAT_VERSION} of the digest
 * @param variant choices of the plan that differ from the usual ones, as {@code name=value} with spaces
 *        between, for example {@code frozen=settled}; empty if there is none
 * @param measures further raw numbers
 * @param patternSeed seed that the patterns were drawn with, see {@link #seeds}
 * @param swapped whether familiar and novel patterns changed the roles that this seed gives them
 */
public record ProbeRecord(String ruleId, String probe, Set<Pathway> plastic, NetworkModel network, Protocol protocol,
        long seed, double delaySeconds, double blowUpSeconds, double rateBeforeHz, boolean stable, String criteria,
        double novelHz, double familiarHz, double novelSdHz, double familiarSdHz, String spikeDigest,
        String softwareVersion, int formatVersion, String variant,
        Map<ProbeMeasure, List<Double>> measures, long patternSeed, boolean swapped) implements Serializable {
    /** How names of probes end whose records hold a novel and a familiar response. */
    public static final String FAMILIARITY = "familiarity";
    /** {@link #variant} of plastic networks that saw background alone instead of a training. */
    public static final String UNTRAINED = "untrained";

    /**
     * In {@link #variant} of records whose knocked-out pathways kept the weights that the full rule had settled
     * on. Without it they kept their initial weights.
     */
    public static final String FROZEN_SETTLED = "frozen=settled";

    /** What keeps dr defined when both responses are 0 (docs/science.md, 4.1; Mem1k). */
    static final double DR_FLOOR_HZ = 0.01;

    /** Copies the collections. */
    public ProbeRecord {
        plastic = plastic.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(plastic));
        EnumMap<ProbeMeasure, List<Double>> copy = new EnumMap<>(ProbeMeasure.class);
        measures.forEach((measure, values) -> copy.put(measure, List.copyOf(values)));
        measures = Collections.unmodifiableMap(copy);
    }

    /**
     * A record of the usual variant without further measures.
     *
     * @param ruleId id of the archived rule
     * @param probe name of the probe
     * @param plastic pathways that were plastic; empty for the static control
     * @param network the network that was probed
     * @param protocol the experiment
     * @param seed master seed
     * @param delaySeconds time from the end of training to the test
     * @param blowUpSeconds when the rate checker ended the run, or -1
     * @param rateBeforeHz excitatory rate in the last second before the test
     * @param stable whether the criteria of the record were met up to the test
     * @param criteria id of these criteria
     * @param novelHz mean excitatory rate in response to the novel pattern, or NaN
     * @param familiarHz mean excitatory rate in response to the familiar pattern, or NaN
     * @param novelSdHz standard deviation of the response to the novel pattern over neurons, or NaN
     * @param familiarSdHz standard deviation of the response to the familiar pattern over neurons, or NaN
     * @param spikeDigest fingerprint of all spikes of the run
     * @param softwareVersion version of rulezoo that wrote the record
     * @param formatVersion format version of the digest
     */
    public ProbeRecord(String ruleId, String probe, Set<Pathway> plastic, NetworkModel network, Protocol protocol,
            long seed, double delaySeconds, double blowUpSeconds, double rateBeforeHz, boolean stable,
            String criteria, double novelHz, double familiarHz, double novelSdHz, double familiarSdHz,
            String spikeDigest, String softwareVersion, int formatVersion) {
        this(ruleId, probe, plastic, network, protocol, seed, delaySeconds, blowUpSeconds, rateBeforeHz, stable,
                criteria, novelHz, familiarHz, novelSdHz, familiarSdHz, spikeDigest, softwareVersion, formatVersion,
                "", Map.of());
    }

    /**
     * A record whose patterns were drawn with the master seed.
     *
     * @param ruleId id of the archived rule
     * @param probe name of the probe
     * @param plastic pathways that were plastic; empty for the static control
     * @param network the network that was probed
     * @param protocol the experiment
     * @param seed master seed
     * @param delaySeconds time from the end of training to the test
     * @param blowUpSeconds when the rate checker ended the run, or -1
     * @param rateBeforeHz excitatory rate in the last second before the test
     * @param stable whether the criteria of the record were met up to the test
     * @param criteria id of these criteria
     * @param novelHz mean excitatory rate in response to the novel pattern, or NaN
     * @param familiarHz mean excitatory rate in response to the familiar pattern, or NaN
     * @param novelSdHz standard deviation of the response to the novel pattern over neurons, or NaN
     * @param familiarSdHz standard deviation of the response to the familiar pattern over neurons, or NaN
     * @param spikeDigest fingerprint of all spikes of the run
     * @param softwareVersion version of rulezoo that wrote the record
     * @param formatVersion format version of the digest
     * @param variant choices of the plan that differ from the usual ones
     * @param measures further raw numbers
     */
    public ProbeRecord(String ruleId, String probe, Set<Pathway> plastic, NetworkModel network, Protocol protocol,
            long seed, double delaySeconds, double blowUpSeconds, double rateBeforeHz, boolean stable,
            String criteria, double novelHz, double familiarHz, double novelSdHz, double familiarSdHz,
            String spikeDigest, String softwareVersion, int formatVersion, String variant,
            Map<ProbeMeasure, List<Double>> measures) {
        this(ruleId, probe, plastic, network, protocol, seed, delaySeconds, blowUpSeconds, rateBeforeHz, stable,
                criteria, novelHz, familiarHz, novelSdHz, familiarSdHz, spikeDigest, softwareVersion, formatVersion,
                variant, measures, seed, false);
    }

    /** {@return what was random: wiring, patterns and their roles} */
    public ProbeSeeds seeds() {
        return new ProbeSeeds(seed, patternSeed, swapped);
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
        return probe.endsWith(FAMILIARITY);
    }

    /** {@return whether this is the control of a plastic network that was not trained} */
    public boolean isUntrained() {
        return List.of(variant.split(" ", -1)).contains(UNTRAINED);
    }

    /**
     * {@return the rule that acted in the simulation: the whole one, where knocked-out pathways were held after
     * the network had settled, else what was left of it}
     *
     * @param archived the rule of {@link #ruleId}
     */
    public PlasticityRule acting(PlasticityRule archived) {
        return variant.contains(FROZEN_SETTLED) ? archived : archived.restrictedTo(plastic);
    }

    /** {@return the number of co-active rules, K; 0 for the static control} */
    public int coActive() {
        return plastic.size();
    }

    /** {@return whether this is the static control} */
    public boolean isControl() {
        return plastic.isEmpty();
    }

    /**
     * {@return the memory score dr = 2 (r_nov - r_fam) / (r_nov + r_fam + 0.01): positive for novelty, negative
     * for familiarity preference (docs/science.md, 4.1; Mem1k)} NaN if a response is missing.
     */
    public double dr() {
        return 2 * (novelHz - familiarHz) / (novelHz + familiarHz + DR_FLOOR_HZ);
    }

    /**
     * {@return the spatial memory score dsr: the same of the standard deviations over neurons (docs/science.md,
     * 4.1; Mem1k)}
     */
    public double dsr() {
        return 2 * (novelSdHz - familiarSdHz) / (novelSdHz + familiarSdHz + DR_FLOOR_HZ);
    }
}
