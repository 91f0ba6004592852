package rulezoo.analysis.figure;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import rulezoo.simulator.engine.Engine;
import rulezoo.simulator.experiment.Simulation;
import rulezoo.simulator.experiment.SimulationResult;
import rulezoo.simulator.network.NetworkSpec;
import rulezoo.simulator.protocol.Phase;
import rulezoo.simulator.protocol.Protocol;
import rulezoo.simulator.rule.Pathway;

/**
 * One archived rule simulated again, with its spikes and weights.
 *
 * @param simulation what was simulated
 * @param result what came out
 * @param before spikes of the last second of the first phase and of all probes from there, if other phases
 *        followed
 * @param excerpts spikes of the last second of the network's life and of all probes from there
 * @param settled weights at the end of the first phase, by pathway
 * @param last weights at the end of the network's life (before the probes), by pathway
 */
public record ReplayedRule(Simulation simulation, SimulationResult result, List<Excerpt> before, List<Excerpt> excerpts,
        Map<Pathway, float[]> settled, Map<Pathway, float[]> last) {
    private static final double EXCERPT_SECONDS = 1;

    /**
     * Spikes of a stretch of time.
     *
     * @param label the phase's label
     * @param durationSeconds length of the stretch
     * @param seconds time of each spike since the start of the stretch
     * @param neurons number of the neuron of each spike, excitatory ones first
     */
    public record Excerpt(String label, double durationSeconds, double[] seconds, int[] neurons) {}

    /**
     * Simulates. Nothing is left out of the simulation, so that it is as long as its protocol.
     *
     * @param simulation network, rule, protocol and seed
     * @return the result with spikes and weights
     */
    public static ReplayedRule of(Simulation simulation) {
        Recorder recorder = new Recorder();
        SimulationResult result = simulation.run(recorder);
        return new ReplayedRule(simulation, result, recorder.before, List.copyOf(recorder.excerpts), recorder.settled,
                recorder.last);
    }

    /**
     * {@return the beginning of a protocol up to and including the probes of one test: what has to be simulated
     * to see its responses again} Without such a test it is the whole protocol.
     *
     * @param protocol protocol of the archived experiment
     * @param testLabel end of the probes' labels, see {@link rulezoo.archive.record.MemoryTask#delayLabel}
     */
    public static Protocol upToTest(Protocol protocol, String testLabel) {
        List<Phase> phases = new ArrayList<>();
        boolean tested = false;
        for (Phase phase : protocol.phases()) {
            if (tested && !(phase instanceof Phase.Probe)) {
                break;
            }
            tested |= phase instanceof Phase.Probe && phase.label().endsWith(testLabel);
            phases.add(phase);
        }
        return new Protocol(protocol.name(), phases);
    }

    /**
     * A probe goes back to the state before it, so that steps repeat: spikes belong to the phase that ends next.
     */
    private static final class Recorder implements Simulation.Observer {
        private final List<Excerpt> excerpts = new ArrayList<>();
        private List<Excerpt> before = List.of();
        private int lived;
        private final Map<Pathway, float[]> settled = new EnumMap<>(Pathway.class);
        private final Map<Pathway, float[]> last = new EnumMap<>(Pathway.class);
        private List<long[]> spikes = new ArrayList<>();

        @Override
        public void spike(long step, int neuron) {
            spikes.add(new long[]{step, neuron});
        }

        @Override
        public void phaseEnded(Phase phase, Engine engine) {
            if (phase instanceof Phase.Run) {
                if (lived == 1) {
                    before = List.copyOf(excerpts);
                }
                lived++;
                excerpts.clear();
                for (Pathway pathway : Pathway.values()) {
                    float[] weights = engine.weights(pathway);
                    settled.putIfAbsent(pathway, weights);
                    last.put(pathway, weights);
                }
            }
            excerpts.add(excerpt(phase, engine.step()));
            spikes = new ArrayList<>();
        }

        private Excerpt excerpt(Phase phase, long end) {
            double duration = Math.min(EXCERPT_SECONDS, phase.durationSeconds());
            // The network's life is shown up to its end, a probe from its onset.
            long start = phase instanceof Phase.Run
                    ? end - Math.round(duration / NetworkSpec.STEP_SECONDS)
                    : end - phase.steps();
            double length = duration;
            List<long[]> kept = spikes.stream().filter(s -> s[0] >= start
                    && (s[0] - start) * NetworkSpec.STEP_SECONDS < length).toList();
            return new Excerpt(phase.label(), duration,
                    kept.stream().mapToDouble(s -> (s[0] - start) * NetworkSpec.STEP_SECONDS).toArray(),
                    kept.stream().mapToInt(s -> (int) s[1]).toArray());
        }
    }
}
