package rulezoo.simulator.experiment;

import java.util.EnumMap;
import java.util.Map;
import java.util.stream.IntStream;
import rulezoo.simulator.engine.Engine;
import rulezoo.simulator.recording.SpikeListener;
import rulezoo.simulator.recording.WindowRecording;
import rulezoo.simulator.rule.Pathway;

/** Advances an engine through a scored window and records what the stability metrics need. */
final class WindowRecorder {
    private final Recorded network;
    private final Engine engine;
    private final WatchedRun run;
    private final int windowSteps;
    private final IntStream.Builder[] trains;
    private final int inhibitoryRecorded;
    private int inhibitorySpikes;
    private final Map<Pathway, float[][]> weights = new EnumMap<>(Pathway.class);

    WindowRecorder(Recorded network, Engine engine, WatchedRun run, int windowSteps) {
        this.network = network;
        this.engine = engine;
        this.run = run;
        this.windowSteps = windowSteps;
        this.trains = new IntStream.Builder[Math.min(network.excitatory(), WindowRecording.EXCITATORY_RECORDED)];
        for (int i = 0; i < trains.length; i++) {
            trains[i] = IntStream.builder();
        }
        this.inhibitoryRecorded = Math.min(network.inhibitory(), WindowRecording.INHIBITORY_RECORDED);
        int samples = Math.ceilDiv(windowSteps, WindowRecording.SAMPLE_STEPS);
        for (Pathway pathway : Pathway.values()) {
            weights.put(pathway, new float[samples][]);
        }
    }

    /** Simulates the window; false if the run ended in it. */
    boolean advance(SpikeListener listener) {
        long start = engine.step();
        SpikeListener recorder = (step, neuron) -> {
            listener.spike(step, neuron);
            if (neuron < trains.length) {
                trains[neuron].add((int) (step - start));
            } else if (neuron >= network.excitatory() && neuron < network.excitatory() + inhibitoryRecorded) {
                inhibitorySpikes++;
            }
        };
        for (int done = 0; done < windowSteps; done += WindowRecording.SAMPLE_STEPS) {
            sampleWeights(done / WindowRecording.SAMPLE_STEPS);
            if (!run.advance(Math.min(WindowRecording.SAMPLE_STEPS, windowSteps - done), recorder)) {
                return false;
            }
        }
        return true;
    }

    private void sampleWeights(int sample) {
        weights.forEach((pathway, samples) -> {
            int synapses = engine.synapses(pathway);
            float[] values = new float[Math.min(synapses, WindowRecording.SYNAPSES_SAMPLED)];
            for (int k = 0; k < values.length; k++) {
                values[k] = engine.weight(pathway, (int) ((long) k * synapses / values.length));
            }
            samples[sample] = values;
        });
    }

    WindowRecording recording() {
        int[][] excitatory = new int[trains.length][];
        for (int i = 0; i < trains.length; i++) {
            excitatory[i] = trains[i].build().toArray();
        }
        return new WindowRecording(windowSteps, excitatory, inhibitorySpikes, inhibitoryRecorded, weights,
                network.maximumWeight());
    }
}
