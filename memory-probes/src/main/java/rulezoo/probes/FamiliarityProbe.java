package rulezoo.probes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rulezoo.archive.ProbeRecord;
import rulezoo.simulator.Software;
import rulezoo.simulator.engine.Simulation;
import rulezoo.simulator.engine.SimulationResult;
import rulezoo.simulator.network.CodependentSpec;
import rulezoo.simulator.network.FeedforwardSpec;
import rulezoo.simulator.network.LinearNeuronSpec;
import rulezoo.simulator.network.MeanFieldSpec;
import rulezoo.simulator.network.NetworkModel;
import rulezoo.simulator.network.NetworkSpec;
import rulezoo.simulator.network.RecurrentRateSpec;
import rulezoo.simulator.protocol.Protocol;
import rulezoo.simulator.recording.ProbeResponse;
import rulezoo.simulator.stability.StabilityCriteria;
import rulezoo.simulator.stability.StabilityMetric;
import rulezoo.simulator.stability.StabilityMetrics;

/**
 * The familiarity task (science: B.2, D.1; Mem1k): does the excitatory population answer a pattern it was
 * shown in training differently from one that it never saw?
 */
public final class FamiliarityProbe {
    /** Name of this probe in records. */
    public static final String NAME = "familiarity";

    private FamiliarityProbe() {}

    /** Simulates a cell: one record for each delay. Responses are NaN after a blow-up. */
    public static List<ProbeRecord> measure(ProbeCell cell) {
        SimulationResult result = new Simulation(cell.network(), cell.rule(), cell.protocol(), cell.seed()).run();
        List<ProbeRecord> records = new ArrayList<>();
        for (double delay : cell.delaysSeconds()) {
            records.add(record(cell, result, delay));
        }
        return records;
    }

    private static ProbeRecord record(ProbeCell cell, SimulationResult result, double delay) {
        Optional<ProbeResponse> novel = result.response(Protocol.NOVEL + Protocol.delayLabel(delay));
        Optional<ProbeResponse> familiar = result.response(Protocol.FAMILIAR + Protocol.delayLabel(delay));
        List<StabilityMetrics> windows = windowsUpTo(result, Protocol.BEFORE + Protocol.delayLabel(delay));
        boolean measured = novel.isPresent() && familiar.isPresent();
        StabilityCriteria criteria = criteria(cell.network());
        boolean stable = measured && criteria.judge(windows, cell.network().weightScale()).stable();
        return new ProbeRecord(cell.ruleId(), NAME, cell.plastic(), cell.network(), cell.protocol(), cell.seed(), delay,
                result.blowUpSeconds(), measured ? windows.getLast().get(StabilityMetric.RATE) : Double.NaN, stable,
                criteria.id(), novel.map(ProbeResponse::rateHz).orElse(Double.NaN),
                familiar.map(ProbeResponse::rateHz).orElse(Double.NaN),
                novel.map(ProbeResponse::sdHz).orElse(Double.NaN),
                familiar.map(ProbeResponse::sdHz).orElse(Double.NaN), result.spikeDigest(), Software.VERSION,
                Simulation.FORMAT_VERSION);
    }

    /** Limits on weights are published for the recurrent spiking network alone. */
    private static StabilityCriteria criteria(NetworkModel network) {
        return switch (network) {
            case NetworkSpec _,CodependentSpec _ -> StabilityCriteria.MEM1K_2025_SHORT;
            case FeedforwardSpec _,LinearNeuronSpec _,MeanFieldSpec _,RecurrentRateSpec _ -> StabilityCriteria.ALIVE;
        };
    }

    /** Metrics of the scored windows up to the one with this label. */
    private static List<StabilityMetrics> windowsUpTo(SimulationResult result, String label) {
        List<StabilityMetrics> windows = new ArrayList<>();
        for (SimulationResult.Window window : result.windows()) {
            windows.add(window.metrics());
            if (window.label().equals(label)) {
                break;
            }
        }
        return windows;
    }
}
