package rulezoo.probes;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import rulezoo.archive.record.Fingerprint;
import rulezoo.archive.record.MemoryTask;
import rulezoo.archive.record.PatternResponses;
import rulezoo.archive.record.ProbeMeasure;
import rulezoo.archive.record.ProbeOutcome;
import rulezoo.archive.record.ProbeRecord;
import rulezoo.simulator.experiment.Simulation;
import rulezoo.simulator.experiment.SimulationResult;
import rulezoo.simulator.network.NetworkModel;
import rulezoo.simulator.protocol.Phase;
import rulezoo.simulator.protocol.Protocol;
import rulezoo.simulator.stability.StabilityCriteria;
import rulezoo.simulator.stability.StabilityMetric;
import rulezoo.simulator.stability.StabilityMetrics;

/**
 * How long a rule stays stable: background activity without any change of the input, of which the last ten
 * seconds before each delay are scored, without a trace in the network. Each window is judged by itself, so
 * that its record does not depend on which other delays were asked for. Of the rules that are plausible after
 * 70 s, 23 % are still so after 20 minutes (Confavreux, Ramesh et al., NeurIPS 2023; docs/science.md, 3.2).
 *
 * @param delaysSeconds ends of the scored windows, increasing, at least {@link #SCORED_SECONDS} apart
 */
public record LongevityProbe(List<Double> delaysSeconds) implements Probe {
    /** Name in records. */
    public static final String NAME = "longevity";
    /** 20 minutes, one hour, four hours. */
    public static final LongevityProbe USUAL = new LongevityProbe(List.of(1200.0, 3600.0, 14400.0));
    /** As long as the scored window of fSBI. */
    public static final double SCORED_SECONDS = 10;

    /** @throws IllegalArgumentException if windows would overlap */
    public LongevityProbe {
        delaysSeconds = delaysSeconds.stream().sorted().toList();
        double before = 0;
        for (double delay : delaysSeconds) {
            if (!(delay - before >= SCORED_SECONDS)) {
                throw new IllegalArgumentException("the ten seconds before each delay of a longevity probe are scored:"
                        + " delays must be at least 10 s, and 10 s apart: " + delaysSeconds);
            }
            before = delay;
        }
    }

    /** Delays can be chosen. */
    @Override
    public Probe with(ProbeTiming timing) {
        timing.requireOnly(name(), ProbeTiming.Setting.DELAYS);
        return new LongevityProbe(timing.delaysOr(delaysSeconds));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Protocol protocol(ProbeCell cell) {
        List<Phase> phases = new ArrayList<>();
        double now = 0;
        for (double delay : delaysSeconds) {
            String at = MemoryTask.delayLabel(delay);
            if (delay - now > SCORED_SECONDS) {
                phases.add(new Phase.Run(MemoryTask.BREAK + at, delay - SCORED_SECONDS - now, null, false));
            }
            phases.add(new Phase.Run(MemoryTask.BEFORE + at, SCORED_SECONDS, null, true));
            now = delay;
        }
        return new Protocol(NAME, phases);
    }

    /**
     * {@return what is judged}
     *
     * @param network where
     */
    public static StabilityCriteria criteria(NetworkModel network) {
        return network.recurrent().isPresent() ? StabilityCriteria.FSBI_2023 : StabilityCriteria.ALIVE;
    }

    @Override
    public List<ProbeRecord> measure(ProbeCell cell) {
        SimulationResult result = new Simulation(cell.network(), cell.rule(), protocol(cell), cell.seed()).run();
        StabilityCriteria criteria = criteria(cell.network());
        List<ProbeRecord> records = new ArrayList<>();
        for (int i = 0; i < delaysSeconds.size(); i++) {
            boolean ended = !result.survived() && result.blowUpSeconds() <= delaysSeconds.get(i);
            StabilityMetrics window = ended ? StabilityMetrics.UNDEFINED : result.windows().get(i).metrics();
            boolean stable = !ended && criteria.judge(List.of(window), cell.network().weightScale()).stable();
            records.add(cell.record(delaysSeconds.get(i),
                    new ProbeOutcome(ended ? result.blowUpSeconds() : SimulationResult.SURVIVED,
                            window.get(StabilityMetric.RATE), stable, criteria.id(), PatternResponses.NONE,
                            Fingerprint.of(result.spikeDigest())),
                    ended ? Map.of() : Map.of(ProbeMeasure.STABILITY, FamiliarityProbe.metrics(window))));
        }
        return records;
    }
}
