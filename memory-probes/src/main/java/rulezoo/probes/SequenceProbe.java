package rulezoo.probes;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
import rulezoo.simulator.protocol.Stimulus;
import rulezoo.simulator.random.RandomStream;
import rulezoo.simulator.rule.Pathway;
import rulezoo.simulator.stability.StabilityMetric;

/**
 * The sequence task (docs/science.md, 2.2, 4.1; Mem1k): five patterns follow each other in a loop, two are
 * never shown. After a delay, each trained pattern alone tells whether the engram of its successor answers
 * too (successor prediction) and later fires by itself (replay); sequences of four patterns tell whether the
 * last one is answered differently where it does not belong (contextual novelty). Every test starts from the
 * same state.
 *
 * @param settleSeconds background before training (published: 30 s)
 * @param trainingSeconds training (published: 50 s)
 * @param delaysSeconds delays since the end of training, increasing, at least 1 s each and apart
 */
public record SequenceProbe(double settleSeconds, double trainingSeconds,
        List<Double> delaysSeconds) implements Probe {
    /** Name in records. */
    public static final String NAME = "sequence";
    /** Trained patterns, in a loop. */
    static final int FAMILIAR = 5;
    /** Trained and novel patterns. */
    static final int PATTERNS = 7;
    /** A sequence. */
    static final int ELEMENTS = 4;
    /** Time that a pattern is shown in training and tests. */
    static final double ELEMENT_SECONDS = 0.2;
    /** Time after a single pattern in which replay is looked for. */
    static final double REST_SECONDS = 2.8;

    private static final double ENGRAM_SECONDS = 1;
    private static final double ADDED_HZ = 90;

    /** @throws IllegalArgumentException if the delays do not increase by at least 1 s */
    public SequenceProbe {
        delaysSeconds = MemoryTask.checkedDelays(delaysSeconds);
    }

    /** What the four elements of a sequence are. */
    enum Kind {
        /** In the trained order. */
        TRAINED,
        /** The last element is a trained pattern that does not follow the third. */
        WRONG,
        /** The last element is a novel pattern. */
        NOVEL_LAST,
        /** Novel patterns alone. */
        NOVEL
    }

    /** Pattern shown as one element of a sequence that begins with trained pattern number {@code start}. */
    static int pattern(Kind kind, int start, int element) {
        boolean last = element == ELEMENTS - 1;
        return switch (kind) {
            case TRAINED -> (start + element) % FAMILIAR;
            case WRONG -> last ? (start + 1) % FAMILIAR : (start + element) % FAMILIAR;
            case NOVEL_LAST -> last ? FAMILIAR + start % 2 : (start + element) % FAMILIAR;
            case NOVEL -> FAMILIAR + (start + element) % 2;
        };
    }

    @Override
    public Probe with(ProbeTiming timing) {
        timing.requireOnly(name(), ProbeTiming.Setting.SETTLE, ProbeTiming.Setting.TRAINING,
                ProbeTiming.Setting.DELAYS);
        return new SequenceProbe(timing.settleOr(settleSeconds), timing.trainingOr(trainingSeconds),
                timing.delaysOr(delaysSeconds));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean hasControls() {
        return true;
    }

    @Override
    public NetworkModel network(NetworkModel archived) {
        return SixParameterNetwork.require(archived, "the sequence probe needs the grid of inputs and the engrams of")
                .withInput(PatternLayout.TORUS);
    }

    /**
     * The seven patterns, a seventh of the inputs each: trained ones first; which is which depends on the seed.
     */
    private static List<Stimulus> patterns(long seed) {
        int inputs = PatternLayout.TORUS.rows() * PatternLayout.TORUS.columns() / PATTERNS;
        List<Integer> bands = new ArrayList<>();
        RandomStream random = RandomStream.of(seed, "pattern");
        for (int i = 0; i < PATTERNS; i++) {
            bands.add(random.nextInt(i + 1), i);
        }
        return bands.stream().map(band -> Stimulus.continuous("pattern" + band, band * inputs, inputs, ADDED_HZ))
                .toList();
    }

    @Override
    public Protocol protocol(ProbeCell cell) {
        List<Stimulus> patterns = patterns(cell.seed());
        Set<Pathway> frozen = cell.frozen();
        List<Phase> phases = new ArrayList<>();
        phases.add(new Phase.Run("settle", settleSeconds, null, false));
        for (int p = 0; p < PATTERNS; p++) {
            phases.add(new Phase.Probe(engramLabel(p), ENGRAM_SECONDS, patterns.get(p), false));
        }
        int shown = (int) StrictMath.rint(trainingSeconds / ELEMENT_SECONDS);
        for (int i = 0; i < shown; i++) {
            phases.add(new Phase.Run("training", ELEMENT_SECONDS, cell.trained() ? patterns.get(i % FAMILIAR) : null,
                    false, frozen));
        }
        phases.addAll(MemoryTask.afterTraining(delaysSeconds, frozen, at -> {
            List<Phase> tests = new ArrayList<>();
            addTests(tests, patterns, at);
            tests.add(JudgedBackground.phase(at));
            return tests;
        }));
        return new Protocol(NAME, phases);
    }

    private static void addTests(List<Phase> phases, List<Stimulus> patterns, String at) {
        for (int p = 0; p < FAMILIAR; p++) {
            phases.add(new Phase.Sequence(singleLabel(p, at),
                    List.of(new Phase.Element(ELEMENT_SECONDS, patterns.get(p)),
                            new Phase.Element(REST_SECONDS, null)),
                    true));
        }
        for (Kind kind : Kind.values()) {
            for (int start = 0; start < FAMILIAR; start++) {
                List<Phase.Element> elements = new ArrayList<>();
                for (int e = 0; e < ELEMENTS; e++) {
                    elements.add(new Phase.Element(ELEMENT_SECONDS, patterns.get(pattern(kind, start, e))));
                }
                phases.add(new Phase.Sequence(sequenceLabel(kind, start, at), elements, true));
            }
        }
    }

    static String engramLabel(int pattern) {
        return "engram " + (pattern + 1);
    }

    static String singleLabel(int pattern, String at) {
        return "single " + (pattern + 1) + at;
    }

    static String sequenceLabel(Kind kind, int start, String at) {
        return kind.name().toLowerCase(Locale.ROOT) + " " + (start + 1) + at;
    }

    @Override
    public List<ProbeRecord> measure(ProbeCell cell) {
        Protocol protocol = protocol(cell);
        SequenceObserver observer = new SequenceObserver(protocol, cell.network().excitatoryNeurons());
        SimulationResult result = new Simulation(cell.network(), cell.rule(), protocol, cell.seed()).run(observer);
        return delaysSeconds.stream().map(delay -> record(cell, result, observer, delay)).toList();
    }

    private static ProbeRecord record(ProbeCell cell, SimulationResult result, SequenceObserver observer,
            double delay) {
        String at = MemoryTask.delayLabel(delay);
        List<SimulationResult.Window> windows = FamiliarityProbe.windowsUpTo(result, at);
        Optional<Map<ProbeMeasure, List<Double>>> responses = observer.measures(at);
        boolean stable = responses.isPresent()
                && observer.judged().stable(windows, observer.settledHz(), cell.network().weightScale());
        Map<ProbeMeasure, List<Double>> measures = new EnumMap<>(ProbeMeasure.class);
        responses.ifPresent(measured -> {
            measures.putAll(measured);
            measures.put(ProbeMeasure.STABILITY, FamiliarityProbe.metrics(windows.getLast().metrics()));
            observer.judged().addMeasures(measures, at);
        });
        return cell.record(delay, new ProbeOutcome(result.blowUpSeconds(),
                responses.isPresent() ? windows.getLast().metrics().get(StabilityMetric.RATE) : Double.NaN, stable,
                JudgedBackground.CRITERIA, PatternResponses.NONE, Fingerprint.of(result.spikeDigest())), measures);
    }
}
