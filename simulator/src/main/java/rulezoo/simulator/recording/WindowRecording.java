package rulezoo.simulator.recording;

import java.util.Map;
import rulezoo.simulator.rule.Pathway;

/**
 * Activity and weights during one scored window, as much of them as the published metrics look at
 * (docs/science.md, 3.1): the first 1000 excitatory and 500 inhibitory neurons, and 100 equally spaced
 * synapses of each pathway.
 *
 * @param windowSteps length of the window in integration steps
 * @param excitatory spike trains of the recorded excitatory neurons: steps since the start of the window,
 *        ascending
 * @param inhibitorySpikes number of spikes of all recorded inhibitory neurons
 * @param inhibitory number of recorded inhibitory neurons
 * @param weights for each pathway, samples every {@link #SAMPLE_STEPS} steps from the start of the window:
 *        {@code [sample][synapse]}
 * @param maximumWeight upper bound of the weights
 */
public record WindowRecording(int windowSteps, int[][] excitatory, int inhibitorySpikes, int inhibitory,
        Map<Pathway, float[][]> weights, double maximumWeight) {
    /** Excitatory neurons recorded at most. */
    public static final int EXCITATORY_RECORDED = 1000;
    /** Inhibitory neurons recorded at most. */
    public static final int INHIBITORY_RECORDED = 500;
    /** Synapses sampled of each pathway. */
    public static final int SYNAPSES_SAMPLED = 100;
    /** Steps between weight samples: 0.1 s. */
    public static final int SAMPLE_STEPS = 1000;
}
