package rulezoo.probes;

import java.io.Serializable;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import rulezoo.archive.record.Fingerprint;
import rulezoo.archive.record.PatternResponses;
import rulezoo.archive.record.ProbeKey;
import rulezoo.archive.record.ProbeMeasure;
import rulezoo.archive.record.ProbeOutcome;
import rulezoo.archive.record.ProbeRecord;
import rulezoo.archive.record.ProbeSeeds;
import rulezoo.archive.record.ProbeVariant;
import rulezoo.simulator.experiment.SimulationResult;
import rulezoo.simulator.network.NetworkModel;
import rulezoo.simulator.protocol.Protocol;
import rulezoo.simulator.rule.Pathway;
import rulezoo.simulator.rule.PlasticityRule;
import rulezoo.simulator.stability.StabilityCriteria;
import rulezoo.simulator.stability.StabilityMetric;

/**
 * One independent piece of a {@link ProbePlan}.
 *
 * @param probe the experiment
 * @param ruleId id of the archived rule
 * @param rule the rule that acts: the archived one, or what its knock-out leaves of it
 * @param plastic pathways that are plastic when memory is made; empty for the static control
 * @param network network
 * @param seeds what is random
 * @param trained whether the familiar patterns are shown in training
 * @param variant what the plan changed, see {@link ProbeRecord#variant}
 * @param match how input and patterns were matched with those of the archived size; null if they were not
 */
public record ProbeCell(Probe probe, String ruleId, PlasticityRule rule, Set<Pathway> plastic, NetworkModel network,
        ProbeSeeds seeds, boolean trained, ProbeVariant variant, @Nullable StaticMatch match) implements Serializable {
    /**
     * {@return a cell outside any plan: a rule with all its pathways in one network, trained}
     *
     * @param probe the experiment
     * @param rule the rule
     * @param network the network; it gets the input that the probe needs
     * @param seed master seed; patterns are drawn with it, too
     */
    public static ProbeCell of(Probe probe, PlasticityRule rule, NetworkModel network, long seed) {
        return new ProbeCell(probe, rule.id(), rule, rule.plastic(), probe.network(network), ProbeSeeds.of(seed),
                true,
                probe.variant(), null);
    }

    /** {@return the master seed: wiring, receptive fields and noise} */
    public long seed() {
        return seeds.wiringSeed();
    }

    /** Factor of the published strength of patterns. */
    double patternStrength() {
        return match == null ? 1 : match.patternStrength();
    }

    /**
     * Simulates the cell.
     *
     * @return one record for each delay
     */
    public List<ProbeRecord> measure() {
        return probe.measure(this);
    }

    /** {@return the experiment} */
    public Protocol protocol() {
        return probe.protocol(this);
    }

    /** Pathways that are plastic until the network has settled and are held from then on. */
    Set<Pathway> frozen() {
        Set<Pathway> frozen = EnumSet.copyOf(rule.plastic());
        frozen.removeAll(plastic);
        // A static control acts through a rule that changes nothing: there is nothing to hold.
        return variant.has(ProbeVariant.Flag.FROZEN_SETTLED) ? frozen : Set.of();
    }

    /**
     * {@return what is judged as stable; limits on weights and on the irregularity of firing are published for
     * the recurrent network alone}
     */
    public StabilityCriteria criteria() {
        return network.recurrent().isPresent() ? StabilityCriteria.MEM1K_2025 : StabilityCriteria.ALIVE;
    }

    /**
     * {@return the record of a simulation of this cell} It is judged by {@link #criteria} over its scored phases,
     * and holds the responses to the patterns that were shown.
     *
     * @param result the simulation
     * @param delaySeconds time from the end of training to the test; 0 if there is none
     * @param measures further raw numbers
     */
    public ProbeRecord record(SimulationResult result, double delaySeconds,
            Map<ProbeMeasure, List<Double>> measures) {
        return record(delaySeconds,
                new ProbeOutcome(result.blowUpSeconds(), result.metrics().get(StabilityMetric.RATE),
                        result.verdict(criteria(), network.weightScale()).stable(), criteria().id(),
                        PatternResponses.of(result), Fingerprint.of(result.spikeDigest())),
                measures);
    }

    /** A record of this cell. */
    ProbeRecord record(double delaySeconds, ProbeOutcome outcome, Map<ProbeMeasure, List<Double>> measures) {
        return new ProbeRecord(
                new ProbeKey(ruleId, probe.name(), variant, plastic, network, protocol(), seeds, delaySeconds), outcome,
                measures);
    }

    /** A record of an experiment that compares no patterns. */
    ProbeRecord record(double blowUpSeconds, double rateHz, boolean stable, StabilityCriteria criteria, String digest,
            Map<ProbeMeasure, List<Double>> measures) {
        return record(0, new ProbeOutcome(blowUpSeconds, rateHz, stable, criteria.id(), PatternResponses.NONE,
                Fingerprint.of(digest)), measures);
    }
}
