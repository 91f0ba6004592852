package rulezoo.simulator.experiment;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import rulezoo.simulator.recording.ProbeResponse;
import rulezoo.simulator.stability.StabilityCriteria;
import rulezoo.simulator.stability.StabilityMetrics;
import rulezoo.simulator.stability.Verdict;

/**
 * What came out of a {@link Simulation}.
 *
 * @param blowUpSeconds biological time at which the run was ended, or {@link #SURVIVED}
 * @param windows metrics of every scored window that was reached
 * @param responses responses of every probe that was completed
 * @param spikeDigest fingerprint of all spikes, see {@link rulezoo.simulator.recording.SpikeDigest}
 * @param endedBecause why the run was ended, in words; empty if it reached its end
 */
public record SimulationResult(double blowUpSeconds, List<Window> windows, List<ProbeResponse> responses,
        String spikeDigest, String endedBecause) implements Serializable {
    /** {@link #blowUpSeconds} of a run that reached its end. */
    public static final double SURVIVED = -1;
    /** {@link #endedBecause} of a run that the rate checker ended. */
    public static final String LEFT_BOUNDS = "population rate left (0, 100) Hz";

    /**
     * Metrics of one scored window.
     *
     * @param label the phase's label
     * @param metrics its metrics; undefined if the run ended within it
     */
    public record Window(String label, StabilityMetrics metrics) implements Serializable {}

    /**
     * A result of a run that reached its end, or that the rate checker ended.
     *
     * @param blowUpSeconds biological time at which the rate checker ended the run, or {@link #SURVIVED}
     * @param windows metrics of every scored window that was reached; copied
     * @param responses responses of every probe that was completed; copied
     * @param spikeDigest fingerprint of all spikes
     */
    public SimulationResult(double blowUpSeconds, List<Window> windows, List<ProbeResponse> responses,
            String spikeDigest) {
        this(blowUpSeconds, windows, responses, spikeDigest, blowUpSeconds == SURVIVED ? "" : LEFT_BOUNDS);
    }

    public SimulationResult {
        windows = List.copyOf(windows);
        responses = List.copyOf(responses);
    }

    /**
     * {@return the response to a probe, or nothing if the run ended before it was completed}
     *
     * @param label label of the probe's phase
     */
    public Optional<ProbeResponse> response(String label) {
        return responses.stream().filter(r -> r.label().equals(label)).findFirst();
    }

    /** {@return whether the run reached its end} */
    public boolean survived() {
        return blowUpSeconds == SURVIVED;
    }

    /** {@return the metrics of the last scored window; undefined if none was completed or the run ended early} */
    public StabilityMetrics metrics() {
        return survived() && !windows.isEmpty() ? windows.getLast().metrics() : StabilityMetrics.UNDEFINED;
    }

    /**
     * {@return the verdict of a criteria set on this run} A run that did not reach its end is not stable.
     *
     * @param criteria the criteria
     * @param weightScale the network's weights relative to those of the published network
     */
    public Verdict verdict(StabilityCriteria criteria, double weightScale) {
        if (!survived()) {
            return new Verdict(criteria.id(), false,
                    List.of(endedBecause + " after " + blowUpSeconds + " s"));
        }
        return criteria.judge(windows.stream().map(Window::metrics).toList(), weightScale);
    }
}
