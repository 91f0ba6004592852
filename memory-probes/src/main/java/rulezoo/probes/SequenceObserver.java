package rulezoo.probes;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import rulezoo.archive.record.ProbeMeasure;
import rulezoo.simulator.engine.Engine;
import rulezoo.simulator.experiment.Simulation;
import rulezoo.simulator.network.NetworkSpec;
import rulezoo.simulator.protocol.Phase;
import rulezoo.simulator.protocol.Protocol;

/** Watches a sequence task: spikes of every excitatory neuron in each test, in bins of 100 ms. */
final class SequenceObserver implements Simulation.Observer {
    private static final int BIN_STEPS = 1000;
    private static final double BIN_SECONDS = BIN_STEPS * NetworkSpec.STEP_SECONDS;
    private static final int ELEMENT_BINS = (int) StrictMath.rint(SequenceProbe.ELEMENT_SECONDS / BIN_SECONDS);
    private static final int LAGS = 2;
    /** Rates that keep the quotients finite where novel engrams are silent (docs/science.md, 4.1). */
    private static final double SUCCESSOR_FLOOR_HZ = 0.01;
    private static final double REPLAY_FLOOR_HZ = 0.1;

    private final List<Phase> phases;
    private final int excitatory;
    private final List<int[]> engrams = new ArrayList<>();
    /** Mean rate of each engram, and last that of all neurons, by test and bin. */
    private final Map<String, double[][]> tests = new HashMap<>();
    private final JudgedBackground judged;
    private final SettledBackground settledBackground;
    private int phase;
    private long startStep;
    private boolean judging;
    private int[][] spikes = new int[0][0];

    SequenceObserver(Protocol protocol, int excitatory) {
        phases = protocol.phases();
        this.excitatory = excitatory;
        judged = new JudgedBackground(excitatory);
        settledBackground = new SettledBackground(phases, excitatory);
    }

    /** What was seen of the irregularity of firing. */
    JudgedBackground judged() {
        return judged;
    }

    /** The background rate before training. */
    double settledHz() {
        return settledBackground.rateHz();
    }

    @Override
    public void spike(long step, int neuron) {
        if (spikes.length > 0 && neuron < excitatory) {
            spikes[(int) (step - startStep) / BIN_STEPS][neuron]++;
        } else if (judging && neuron < excitatory) {
            judged.spike(step, neuron);
        } else if (neuron < excitatory) {
            settledBackground.spike(step);
        }
    }

    @Override
    public void phaseEnded(Phase ended, Engine engine) {
        switch (ended) {
            case Phase.Run _ -> startStep = engine.step();
            case Phase.Probe _ -> engrams.add(mostActive());
            case Phase.Sequence background when judging -> judged.end(background);
            case Phase.Sequence test -> tests.put(test.label(), rates());
        }
        phase++;
        judging = phase < phases.size() && JudgedBackground.isJudged(phases.get(phase));
        boolean testing = phase < phases.size() && !judging && !(phases.get(phase) instanceof Phase.Run);
        spikes = testing ? new int[Math.ceilDiv(phases.get(phase).steps(), BIN_STEPS)][excitatory] : new int[0][0];
    }

    /** The seventh of the neurons that fired most. */
    private int[] mostActive() {
        int[] counts = new int[excitatory];
        for (int[] bin : spikes) {
            for (int i = 0; i < excitatory; i++) {
                counts[i] += bin[i];
            }
        }
        return IntStream.range(0, excitatory).boxed()
                .sorted(Comparator.comparingInt((Integer i) -> -counts[i]).thenComparingInt(i -> i))
                .limit(Math.max(1, excitatory / SequenceProbe.PATTERNS)).mapToInt(i -> i).toArray();
    }

    private double[][] rates() {
        double[][] rates = new double[engrams.size() + 1][spikes.length];
        int[] everyone = IntStream.range(0, excitatory).toArray();
        for (int group = 0; group < rates.length; group++) {
            int[] members = group < engrams.size() ? engrams.get(group) : everyone;
            for (int bin = 0; bin < spikes.length; bin++) {
                int sum = 0;
                for (int neuron : members) {
                    sum += spikes[bin][neuron];
                }
                rates[group][bin] = sum / (members.length * BIN_SECONDS);
            }
        }
        return rates;
    }

    /** The measures of one delay; nothing if the run ended before its last test. */
    Optional<Map<ProbeMeasure, List<Double>>> measures(String at) {
        String last = SequenceProbe.sequenceLabel(SequenceProbe.Kind.NOVEL, SequenceProbe.FAMILIAR - 1, at);
        if (!tests.containsKey(last)) {
            return Optional.empty();
        }
        List<Double> replay = new ArrayList<>();
        List<Double> replayTime = new ArrayList<>();
        for (int i = 0; i < SequenceProbe.FAMILIAR; i++) {
            double[][] rates = test(SequenceProbe.singleLabel(i, at));
            double[] successor = rates[(i + 1) % SequenceProbe.FAMILIAR];
            int peak = ELEMENT_BINS;
            for (int bin = ELEMENT_BINS; bin < successor.length; bin++) {
                peak = successor[bin] > successor[peak] ? bin : peak;
            }
            replay.add(successor[peak] / (novel(rates, ELEMENT_BINS, successor.length) + REPLAY_FLOOR_HZ));
            replayTime.add(peak * BIN_SECONDS);
        }
        return Optional.of(Map.of(ProbeMeasure.SUCCESSOR, successors(at), ProbeMeasure.REPLAY, replay,
                ProbeMeasure.REPLAY_TIME, replayTime, ProbeMeasure.CONTEXT, context(at)));
    }

    private double[][] test(String label) {
        return Objects.requireNonNull(tests.get(label), label);
    }

    /** Mean rate of the engrams of the two novel patterns. */
    private static double novel(double[][] rates, int from, int to) {
        double sum = 0;
        for (int p = SequenceProbe.FAMILIAR; p < SequenceProbe.PATTERNS; p++) {
            sum += mean(rates[p], from, to);
        }
        return sum / (SequenceProbe.PATTERNS - SequenceProbe.FAMILIAR);
    }

    private List<Double> successors(String at) {
        List<Double> byLag = new ArrayList<>();
        for (int lag = -LAGS; lag <= LAGS; lag++) {
            double sum = 0;
            for (int i = 0; i < SequenceProbe.FAMILIAR; i++) {
                double[][] rates = test(SequenceProbe.singleLabel(i, at));
                double engram = mean(rates[Math.floorMod(i + lag, SequenceProbe.FAMILIAR)], 0, ELEMENT_BINS);
                sum += engram / (novel(rates, 0, ELEMENT_BINS) + SUCCESSOR_FLOOR_HZ);
            }
            byLag.add(sum / SequenceProbe.FAMILIAR);
        }
        return byLag;
    }

    /** Rate of all neurons during the last element, by kind of sequence. */
    private List<Double> context(String at) {
        List<Double> byKind = new ArrayList<>();
        for (SequenceProbe.Kind kind : SequenceProbe.Kind.values()) {
            double sum = 0;
            for (int start = 0; start < SequenceProbe.FAMILIAR; start++) {
                double[][] rates = test(SequenceProbe.sequenceLabel(kind, start, at));
                double[] everyone = rates[rates.length - 1];
                sum += mean(everyone, everyone.length - ELEMENT_BINS, everyone.length);
            }
            byKind.add(sum / SequenceProbe.FAMILIAR);
        }
        return byKind;
    }

    private static double mean(double[] values, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += values[i];
        }
        return sum / (to - from);
    }
}
