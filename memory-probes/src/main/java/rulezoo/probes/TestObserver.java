package rulezoo.probes;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import rulezoo.archive.record.MemoryTask;
import rulezoo.archive.record.ProbeMeasure;
import rulezoo.simulator.engine.Engine;
import rulezoo.simulator.experiment.Simulation;
import rulezoo.simulator.protocol.Phase;
import rulezoo.simulator.protocol.Protocol;
import rulezoo.simulator.recording.ProbeResponse;

/**
 * Watches a familiarity task: the background before training, the course of the population rate in every
 * test, a sample of neurons, the weights before it and the irregularity of firing. Of rate networks, which
 * have no spikes, there is nothing to see.
 */
final class TestObserver implements Simulation.Observer {
    private static final int BIN_STEPS = 1000;

    private final List<Phase> phases;
    private final int excitatory;
    private final @Nullable EngramWeights engram;
    private final SampledNeurons sample;
    private final JudgedBackground judged;
    private final Map<String, Double> onResponses = new HashMap<>();
    private final Map<String, Double> sampledHz = new HashMap<>();
    private final Map<String, Map<ProbeMeasure, List<Double>>> weights = new HashMap<>();
    private EngramWeights.@Nullable State settled;
    private final Map<ProbeMeasure, List<Double>> imprintsBefore = new EnumMap<>(ProbeMeasure.class);
    private final int[] bins;
    private final int[] neurons;
    private final int settlePhases;
    private final SettledBackground settledBackground;
    private int phase;
    private long startStep;
    private boolean testing;
    private boolean judging;

    TestObserver(ProbeCell cell, Protocol protocol) {
        phases = protocol.phases();
        excitatory = cell.network().excitatoryNeurons();
        engram = SixParameterNetwork.in(cell.network()).filter(_ -> !cell.plastic().isEmpty())
                .map(network -> new EngramWeights(network, cell.rule().plastic(), cell.seed())).orElse(null);
        int longest = phases.stream().filter(Phase.Probe.class::isInstance).mapToInt(Phase::steps).max().orElse(0);
        bins = new int[Math.ceilDiv(longest, BIN_STEPS)];
        neurons = new int[engram == null ? 0 : excitatory];
        sample = new SampledNeurons(excitatory, cell.seed());
        judged = new JudgedBackground(excitatory);
        settlePhases = (int) phases.stream().takeWhile(Phase.Run.class::isInstance).count();
        settledBackground = new SettledBackground(phases, excitatory);
    }

    /** Nothing is counted before the last second of the settling. */
    @Override
    public long firstStep() {
        return settledBackground.firstStep();
    }

    @Override
    public void spike(long step, int neuron) {
        if (neuron >= excitatory) {
            return;
        }
        if (testing) {
            bins[(int) (step - startStep) / BIN_STEPS]++;
            sample.spike(neuron);
            if (neurons.length > 0) {
                neurons[neuron]++;
            }
        } else if (judging) {
            judged.spike(step, neuron);
        } else {
            settledBackground.spike(step);
        }
    }

    @Override
    public void phaseEnded(Phase ended, Engine engine) {
        switch (ended) {
            case Phase.Probe probe -> endTest(probe);
            case Phase.Run run -> endRun(run, engine);
            case Phase.Sequence sequence -> judged.end(sequence);
        }
        phase++;
        testing = phase < phases.size() && phases.get(phase) instanceof Phase.Probe;
        judging = phase < phases.size() && JudgedBackground.isJudged(phases.get(phase));
        Arrays.fill(bins, 0);
        Arrays.fill(neurons, 0);
    }

    private void endTest(Phase.Probe probe) {
        int used = Math.ceilDiv(probe.steps(), BIN_STEPS);
        int all = Arrays.stream(bins, 0, used).sum();
        int most = Arrays.stream(bins, 0, used).max().orElse(0);
        onResponses.put(probe.label(), all == 0 ? Double.NaN : (double) most * used / all);
        sampledHz.put(probe.label(), sample.endTest(probe.durationSeconds()));
        if (engram != null) {
            engram.count(probe.label(), neurons);
        }
    }

    private void endRun(Phase.Run run, Engine engine) {
        startStep = engine.step();
        if (engram == null) {
            return;
        }
        if (phase == settlePhases - 1) {
            settled = engram.state(engine);
        }
        if (run.scored()) {
            // All weights of all delays would fill the memory: only those of the first are kept until the engram is known.
            if (settled != null) {
                imprintsBefore.put(ProbeMeasure.IMPRINT_BEFORE, engram.imprint(settled, MemoryTask.FAMILIAR));
                imprintsBefore.put(ProbeMeasure.NOVEL_IMPRINT_BEFORE, engram.imprint(settled, MemoryTask.NOVEL));
                settled = null;
            }
            EngramWeights.State now = engram.state(engine);
            Map<ProbeMeasure, List<Double>> measures = new EnumMap<>(imprintsBefore);
            measures.put(ProbeMeasure.MEAN_WEIGHTS, now.means());
            measures.put(ProbeMeasure.IMPRINT, engram.imprint(now, MemoryTask.FAMILIAR));
            measures.put(ProbeMeasure.NOVEL_IMPRINT, engram.imprint(now, MemoryTask.NOVEL));
            weights.put(run.label(), measures);
        }
    }

    /** Adds what was seen in and before a test. */
    void addMeasures(Map<ProbeMeasure, List<Double>> measures, List<ProbeResponse> novel, List<ProbeResponse> familiar,
            String before) {
        if (!onResponses.isEmpty()) {
            measures.put(ProbeMeasure.NOVEL_ON, of(novel, onResponses));
            measures.put(ProbeMeasure.FAMILIAR_ON, of(familiar, onResponses));
            measures.put(ProbeMeasure.BACKGROUND_BEFORE, List.of(settledHz()));
        }
        measures.putAll(weights.getOrDefault(before, Map.of()));
    }

    /** Adds what the sample of neurons answered; nothing in a network that has too few. */
    void addSampled(Map<ProbeMeasure, List<Double>> measures, ProbeMeasure measure, List<ProbeResponse> responses) {
        if (!sampledHz.isEmpty() && sample.exists()) {
            measures.put(measure, of(responses, sampledHz));
        }
    }

    /** What was seen of the irregularity of firing. */
    JudgedBackground judged() {
        return judged;
    }

    /** The background rate before training. */
    double settledHz() {
        return settledBackground.rateHz();
    }

    private static List<Double> of(List<ProbeResponse> responses, Map<String, Double> values) {
        return responses.stream().map(r -> values.getOrDefault(r.label(), Double.NaN)).toList();
    }
}
