package rulezoo.archive.record;

import java.io.Serializable;
import rulezoo.simulator.experiment.SimulationResult;
import rulezoo.simulator.recording.ProbeResponse;

/**
 * Responses of the excitatory neurons to a novel and a familiar pattern; NaN where there was none.
 *
 * @param novelHz mean rate in response to the novel pattern
 * @param familiarHz mean rate in response to the familiar pattern
 * @param novelSdHz standard deviation of the response to the novel pattern over neurons
 * @param familiarSdHz standard deviation of the response to the familiar pattern over neurons
 */
public record PatternResponses(double novelHz, double familiarHz, double novelSdHz, double familiarSdHz)
        implements
            Serializable {
    /** No pattern was shown. */
    public static final PatternResponses NONE = new PatternResponses(Double.NaN, Double.NaN, Double.NaN, Double.NaN);

    /**
     * {@return the responses of a simulation to the phases {@link MemoryTask#NOVEL} and
     * {@link MemoryTask#FAMILIAR}; {@link #NONE} if it lacks one of them}
     *
     * @param result the simulation
     */
    public static PatternResponses of(SimulationResult result) {
        return result.response(MemoryTask.NOVEL).flatMap(novel -> result.response(MemoryTask.FAMILIAR)
                .map(familiar -> of(novel, familiar))).orElse(NONE);
    }

    private static PatternResponses of(ProbeResponse novel, ProbeResponse familiar) {
        return new PatternResponses(novel.rateHz(), familiar.rateHz(), novel.sdHz(), familiar.sdHz());
    }
}
