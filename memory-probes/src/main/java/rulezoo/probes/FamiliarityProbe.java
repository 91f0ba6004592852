package rulezoo.probes;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import rulezoo.archive.record.Fingerprint;
import rulezoo.archive.record.MemoryTask;
import rulezoo.archive.record.PatternResponses;
import rulezoo.archive.record.ProbeMeasure;
import rulezoo.archive.record.ProbeOutcome;
import rulezoo.archive.record.ProbeRecord;
import rulezoo.archive.record.ProbeSeeds;
import rulezoo.archive.record.ProbeVariant;
import rulezoo.simulator.experiment.Simulation;
import rulezoo.simulator.experiment.SimulationResult;
import rulezoo.simulator.network.NetworkModel;
import rulezoo.simulator.network.NetworkSpec;
import rulezoo.simulator.protocol.Phase;
import rulezoo.simulator.protocol.Protocol;
import rulezoo.simulator.protocol.Stimulus;
import rulezoo.simulator.recording.ProbeResponse;
import rulezoo.simulator.rule.Pathway;
import rulezoo.simulator.stability.StabilityMetric;
import rulezoo.simulator.stability.StabilityMetrics;

/**
 * The familiarity task (docs/science.md, 2.2, 4.1; Mem1k, MBA): does the excitatory population answer
 * patterns it was shown in training differently from patterns that it never saw? The network settles, is
 * tested, is trained, and is tested after every delay; a test leaves no trace, so that one simulation serves
 * all delays. Stability is judged at every delay: by rates and weights of the second before the test, and by
 * how the neurons fire in 8 s of background from there.
 *
 * @param name name in records
 * @param settleSeconds background before training
 * @param trainingSeconds training
 * @param delaysSeconds delays since the end of training, increasing, at least 1 s each and apart
 * @param layout the patterns
 * @param trials presentations of each pattern in a test, each from the same state with its own noise
 */
public record FamiliarityProbe(String name, double settleSeconds, double trainingSeconds, List<Double> delaysSeconds,
        PatternLayout layout, int trials) implements Probe {
    private static final ProbeVariant FROZEN_TESTS = ProbeVariant.USUAL.with(new ProbeVariant.Own("tests=frozen"));
    /** The usual one: patterns drawn with the seed, published durations, few delays. */
    public static final FamiliarityProbe USUAL = new FamiliarityProbe(ProbeRecord.FAMILIARITY, 30, 10,
            List.of(1.0, 10.0, 60.0), PatternLayout.DRAWN, 1);
    /** For screening: a minute of biological time, several trials. */
    public static final FamiliarityProbe SHORT = new FamiliarityProbe("short-familiarity", 10, 5,
            List.of(1.0, 5.0, 20.0), PatternLayout.DRAWN, 4);
    /** As published in Mem1k: two fixed patterns, delays from 1 s to 4 h. */
    public static final FamiliarityProbe MEM1K = new FamiliarityProbe("mem1k-familiarity", 30, 10,
            List.of(1.0, 10.0, 20.0, 60.0, 120.0, 300.0, 600.0, 1200.0, 3600.0, 14_400.0), PatternLayout.MEM1K, 1);
    /**
     * As published in MBA: an hour of background, four familiar patterns one after the other for 40 s, an hour of
     * tests in which weights are frozen.
     */
    public static final FamiliarityProbe MBA = new FamiliarityProbe("mba-familiarity", 3600, 40,
            List.of(1.0, 10.0, 60.0, 300.0, 600.0, 1800.0, 3600.0), PatternLayout.MBA, 1);

    private static final double TEST_SECONDS = 1;
    /** Presentations of one pattern in training, and pauses (Mem1k): normal and exponential distribution. */
    private static final double ON_SECONDS = 1;
    private static final double ON_SD_SECONDS = 1.0 / 3;
    private static final double OFF_SECONDS = 0.01;
    private static final String FROM_START = "-untrained";

    /** @throws IllegalArgumentException if the delays do not increase by at least 1 s, or there is no trial */
    public FamiliarityProbe {
        if (trials < 1) {
            throw new IllegalArgumentException("a test needs at least one trial: " + trials);
        }
        delaysSeconds = MemoryTask.checkedDelays(delaysSeconds);
    }

    @Override
    public Probe with(ProbeTiming timing) {
        return new FamiliarityProbe(name, timing.settleOr(settleSeconds), timing.trainingOr(trainingSeconds),
                timing.delaysOr(delaysSeconds), layout, timing.trialsOr(trials));
    }

    @Override
    public boolean hasControls() {
        return true;
    }

    /** Records of before weights were frozen in the tests of MBA do not say so. */
    @Override
    public ProbeVariant variant() {
        return layout.plasticTests() ? ProbeVariant.USUAL : FROZEN_TESTS;
    }

    /** The spikes of the end of the settling are counted in each network. */
    @Override
    public double sharedSeconds() {
        return Math.max(0, settleSeconds - SettledBackground.SECONDS);
    }

    @Override
    public NetworkModel network(NetworkModel archived) {
        return layout.network(archived);
    }

    @Override
    public Protocol protocol(ProbeCell cell) {
        PatternLayout.Patterns patterns = patterns(cell);
        Set<Pathway> frozen = cell.frozen();
        List<Phase> phases = new ArrayList<>();
        addSettling(phases, frozen);
        addTests(phases, patterns, FROM_START);
        addTraining(phases, cell.trained() ? patterns.trained() : List.of(), frozen);
        phases.addAll(MemoryTask.afterTraining(delaysSeconds, frozen, at -> {
            List<Phase> tests = new ArrayList<>();
            addTests(tests, patterns, at);
            if (JudgedBackground.concerns(cell.network())) {
                tests.add(JudgedBackground.phase(at));
            }
            return tests;
        }));
        return new Protocol(name, phases);
    }

    /**
     * Pathways that will be held are held from a second before the tests before training on: responses before and
     * after training are compared, so that the same pathways must be plastic in both tests.
     */
    private void addSettling(List<Phase> phases, Set<Pathway> frozen) {
        double held = frozen.isEmpty() ? 0 : Math.min(TEST_SECONDS, wholeDelays(settleSeconds / 2));
        phases.add(new Phase.Run("settle", settleSeconds - held, null, false));
        if (held > 0) {
            phases.add(new Phase.Run("held", held, null, false, frozen));
        }
    }

    /** The largest duration of a phase that is not longer. */
    private static double wholeDelays(double seconds) {
        double delay = NetworkSpec.DELAY_STEPS * NetworkSpec.STEP_SECONDS;
        return StrictMath.floor(seconds / delay + 1e-6) * delay;
    }

    private PatternLayout.Patterns patterns(ProbeCell cell) {
        return layout.of(cell.seeds(), cell.patternStrength());
    }

    /**
     * {@return the seeds of a crossed design: every wiring with every choice of patterns, each in both roles}
     *
     * @param wirings number of wirings, with master seeds from 1 on
     * @param patterns number of different choices of patterns
     * @throws IllegalArgumentException if there are not as many, or a number is not positive
     */
    public List<ProbeSeeds> crossedSeeds(int wirings, int patterns) {
        if (wirings < 1 || patterns < 1) {
            throw new IllegalArgumentException(
                    "--wirings and --patterns must be at least 1: " + wirings + ", " + patterns);
        }
        List<Long> patternSeeds = layout.patternSeeds(patterns);
        return LongStream.rangeClosed(1, wirings).boxed()
                .flatMap(wiring -> patternSeeds.stream()
                        .flatMap(pattern -> Stream.of(new ProbeSeeds(wiring, pattern, false),
                                new ProbeSeeds(wiring, pattern, true))))
                .toList();
    }

    /** One pattern comes and goes at random times. Several patterns are shown one after the other. */
    private void addTraining(List<Phase> phases, List<Stimulus> trained, Set<Pathway> frozen) {
        if (trained.size() < 2) {
            Stimulus shown = trained.isEmpty() ? null : comingAndGoing(trained.getFirst());
            phases.add(new Phase.Run(MemoryTask.TRAINING, trainingSeconds, shown, false, frozen));
            return;
        }
        int presentations = (int) StrictMath.rint(trainingSeconds / ON_SECONDS);
        for (int i = 0; i < presentations; i++) {
            Stimulus shown = trained.get(i % trained.size());
            phases.add(new Phase.Run(MemoryTask.TRAINING + " " + (i + 1), ON_SECONDS, shown, false, frozen));
        }
    }

    private static Stimulus comingAndGoing(Stimulus pattern) {
        return new Stimulus(pattern.name(), pattern.firstInput(), pattern.inputs(), pattern.addedRateHz(), ON_SECONDS,
                ON_SD_SECONDS, OFF_SECONDS);
    }

    private void addTests(List<Phase> phases, PatternLayout.Patterns patterns, String at) {
        for (int p = 0; p < patterns.novel().size(); p++) {
            for (String label : labels(MemoryTask.NOVEL + at, p)) {
                phases.add(new Phase.Probe(label, TEST_SECONDS, patterns.novel().get(p), layout.plasticTests()));
            }
        }
        for (int p = 0; p < patterns.tested().size(); p++) {
            for (String label : labels(MemoryTask.FAMILIAR + at, p)) {
                phases.add(new Phase.Probe(label, TEST_SECONDS, patterns.tested().get(p), layout.plasticTests()));
            }
        }
    }

    /** Labels of the trials of one pattern: the first of the first pattern has no number. */
    private List<String> labels(String test, int pattern) {
        return IntStream.range(0, trials)
                .mapToObj(t -> test + (pattern + t == 0 ? "" : "#" + (pattern + 1) + "." + (t + 1))).toList();
    }

    @Override
    public List<ProbeRecord> measure(ProbeCell cell) {
        Protocol protocol = protocol(cell);
        TestObserver observer = new TestObserver(cell, protocol);
        SimulationResult result = new Simulation(cell.network(), cell.rule(), protocol, cell.seed()).run(observer);
        return delaysSeconds.stream().map(delay -> record(cell, result, observer, delay)).toList();
    }

    private ProbeRecord record(ProbeCell cell, SimulationResult result, TestObserver observer,
            double delay) {
        String at = MemoryTask.delayLabel(delay);
        PatternLayout.Patterns patterns = patterns(cell);
        List<ProbeResponse> novel = responses(result, MemoryTask.NOVEL + at, patterns.novel().size());
        List<ProbeResponse> familiar = responses(result, MemoryTask.FAMILIAR + at, patterns.tested().size());
        List<SimulationResult.Window> windows = windowsUpTo(result, at);
        boolean judgedByFiring = JudgedBackground.concerns(cell.network());
        boolean measured = !novel.isEmpty() && !familiar.isEmpty();
        double weightScale = cell.network().weightScale();
        boolean stable = measured && (judgedByFiring
                ? observer.judged().stable(windows, observer.settledHz(), weightScale)
                : cell.criteria().judge(windows.stream().map(SimulationResult.Window::metrics).toList(), weightScale)
                        .stable());
        Map<ProbeMeasure, List<Double>> measures = new EnumMap<>(ProbeMeasure.class);
        if (measured) {
            measures.put(ProbeMeasure.NOVEL_TRIALS, rates(novel));
            measures.put(ProbeMeasure.FAMILIAR_TRIALS, rates(familiar));
            List<ProbeResponse> novelBefore = responses(result, MemoryTask.NOVEL + FROM_START, patterns.novel().size());
            List<ProbeResponse> familiarBefore = responses(result, MemoryTask.FAMILIAR + FROM_START,
                    patterns.tested().size());
            measures.put(ProbeMeasure.NOVEL_BEFORE, rates(novelBefore));
            measures.put(ProbeMeasure.FAMILIAR_BEFORE, rates(familiarBefore));
            measures.put(ProbeMeasure.STABILITY, metrics(windows.getLast().metrics()));
            observer.addMeasures(measures, novel, familiar, MemoryTask.BEFORE + at);
            observer.addSampled(measures, ProbeMeasure.SAMPLED_NOVEL, novel);
            observer.addSampled(measures, ProbeMeasure.SAMPLED_FAMILIAR, familiar);
            observer.addSampled(measures, ProbeMeasure.SAMPLED_NOVEL_BEFORE, novelBefore);
            observer.addSampled(measures, ProbeMeasure.SAMPLED_FAMILIAR_BEFORE, familiarBefore);
            if (judgedByFiring) {
                observer.judged().addMeasures(measures, at);
            }
        }
        if (cell.match() != null) {
            measures.put(ProbeMeasure.STATIC_MATCH, cell.match().measure());
        }
        return cell.record(delay, new ProbeOutcome(result.blowUpSeconds(),
                measured ? windows.getLast().metrics().get(StabilityMetric.RATE) : Double.NaN, stable,
                judgedByFiring ? JudgedBackground.CRITERIA : cell.criteria().id(),
                new PatternResponses(mean(rates(novel)), mean(rates(familiar)),
                        mean(novel.stream().map(ProbeResponse::sdHz).toList()),
                        mean(familiar.stream().map(ProbeResponse::sdHz).toList())),
                Fingerprint.of(result.spikeDigest())), measures);
    }

    /** Responses to all trials of all patterns of a test; none if the run ended before the last. */
    private List<ProbeResponse> responses(SimulationResult result, String test, int patterns) {
        List<ProbeResponse> found = IntStream.range(0, patterns).boxed().flatMap(p -> labels(test, p).stream())
                .map(result::response).flatMap(Optional::stream).toList();
        return found.size() == patterns * trials ? found : List.of();
    }

    private static List<Double> rates(List<ProbeResponse> responses) {
        return responses.stream().map(ProbeResponse::rateHz).toList();
    }

    static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
    }

    static List<Double> metrics(StabilityMetrics window) {
        return Stream.of(StabilityMetric.values()).map(window::get).toList();
    }

    /** The scored windows before the tests up to this delay. */
    static List<SimulationResult.Window> windowsUpTo(SimulationResult result, String at) {
        List<SimulationResult.Window> windows = new ArrayList<>();
        for (SimulationResult.Window window : result.windows()) {
            windows.add(window);
            if (window.label().equals(MemoryTask.BEFORE + at)) {
                break;
            }
        }
        return windows;
    }
}
