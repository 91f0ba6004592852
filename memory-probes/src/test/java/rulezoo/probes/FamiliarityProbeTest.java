package rulezoo.probes;

import rulezoo.archive.record.MemoryTask;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import rulezoo.archive.record.FamiliarityOutcome;
import rulezoo.archive.record.ProbeMeasure;
import rulezoo.archive.record.ProbeRecord;
import rulezoo.archive.record.ProbeSeeds;
import rulezoo.simulator.experiment.Simulation;
import rulezoo.simulator.experiment.SimulationResult;
import rulezoo.simulator.network.NetworkSpec;
import rulezoo.simulator.network.PathwayWeights;
import rulezoo.simulator.protocol.Phase;
import rulezoo.simulator.protocol.Protocol;
import rulezoo.simulator.protocol.Stimulus;
import rulezoo.simulator.rule.Pathway;
import rulezoo.simulator.rule.PlasticityRule;
import rulezoo.simulator.stability.StabilityCriteria;
import rulezoo.simulator.stability.StabilityMetric;
import rulezoo.simulator.stability.StabilityMetrics;

class FamiliarityProbeTest {
    private static final ProbeCell CELL = Plans.of(Map.of(Pathway.IE, Plans.HOMEOSTATIC), PathwaySubsets.FULL).cells()
            .getLast();

    @Test
    void recordsHoldTheResponsesAtEveryDelay() {
        List<ProbeRecord> records = CELL.measure();
        assertEquals(List.of(1.0, 3.0), records.stream().map(ProbeRecord::delaySeconds).toList());
        for (ProbeRecord record : records) {
            assertTrue(record.novelHz() > 0 && record.familiarHz() > 0, record.toString());
        }
        assertNotEquals(records.getFirst().novelHz(), records.getLast().novelHz());
        assertEquals(records, CELL.measure());
    }

    @Test
    void singleTrialsAndTheStateOfTheNetworkAreKept() {
        ProbeRecord record = CELL.measure().getLast();
        List<Double> trials = record.measure(ProbeMeasure.NOVEL_TRIALS);
        assertEquals(2, trials.size());
        assertNotEquals(trials.get(0), trials.get(1));
        assertEquals((trials.get(0) + trials.get(1)) / 2, record.novelHz(), 1e-12);
        assertEquals(2, record.measure(ProbeMeasure.FAMILIAR_BEFORE).size());
        assertTrue(record.measure(ProbeMeasure.NOVEL_ON).stream().allMatch(on -> on >= 1 && on <= 10));
        assertEquals(StabilityMetric.values().length, record.measure(ProbeMeasure.STABILITY).size());
        assertEquals(record.rateBeforeHz(), record.measure(ProbeMeasure.STABILITY).getFirst());
        List<Double> imprint = record.measure(ProbeMeasure.IMPRINT);
        assertTrue(imprint.get(0).isNaN() && imprint.get(1).isNaN() && imprint.get(3).isNaN(), imprint.toString());
        assertTrue(imprint.get(2) > record.measure(ProbeMeasure.IMPRINT_BEFORE).get(2),
                "inhibition onto the familiar engram grows: " + record);
    }

    @Test
    void theBackgroundBeforeTrainingIsThatOfTheLastSecondOfSettling() {
        FamiliarityProbe probe = new FamiliarityProbe("familiarity", 2.4, 1, List.of(1.0), PatternLayout.DRAWN, 1);
        ProbeCell cell = cell(probe);
        long[] spikes = new long[1];
        Protocol settling = new Protocol("settling", List.of(new Phase.Run("settle", 2.4, null, false)));
        new Simulation(cell.network(), cell.rule(), settling, cell.seed()).run(new Simulation.Observer() {
            @Override
            public void spike(long step, int neuron) {
                spikes[0] += step >= 14_000 && neuron < 256 ? 1 : 0;
            }
        });
        ProbeRecord record = cell.measure().getFirst();
        assertTrue(spikes[0] > 0);
        assertEquals(spikes[0] / 256.0, FamiliarityOutcome.of(record).backgroundBeforeHz(), 1e-9);
        assertFalse(FamiliarityOutcome.of(record).backgroundStoodIn());
    }

    @Test
    void aReadOutSeesAsManyNeuronsInEveryNetwork() {
        // All 256 neurons of this network are in the sample: it answers as the population does.
        ProbeRecord all = CELL.measure().getFirst();
        assertEquals(all.measure(ProbeMeasure.NOVEL_TRIALS), all.measure(ProbeMeasure.SAMPLED_NOVEL));
        assertEquals(all.measure(ProbeMeasure.FAMILIAR_BEFORE), all.measure(ProbeMeasure.SAMPLED_FAMILIAR_BEFORE));
        SampledNeurons sample = new SampledNeurons(1000, 7);
        IntStream.range(0, 1000).forEach(sample::spike);
        assertEquals(1, sample.endTest(1), "every neuron fired once");
        assertEquals(0, sample.endTest(1));
        assertFalse(new SampledNeurons(255, 7).exists());
    }

    @Test
    void stabilityIsJudgedByEightSecondsOfFiringAtEveryDelay() {
        ProbeRecord record = CELL.measure().getLast();
        double judged = record.measure(ProbeMeasure.JUDGED_CV_ISI).getFirst();
        double second = record.measure(ProbeMeasure.STABILITY).get(StabilityMetric.CV_ISI.ordinal());
        assertEquals(List.of(8.0), record.measure(ProbeMeasure.JUDGED_SECONDS));
        assertEquals("mem1k-2025-steady", record.criteria());
        assertTrue(judged > second, "a second holds too few intervals: " + second + ", " + judged);
        // The judged background is undone: without it the next delay sees the same network.
        List<Phase> without = record.protocol().phases().stream().filter(p -> !JudgedBackground.isJudged(p)).toList();
        assertEquals(record.protocol().phases().size() - 2, without.size());
        SimulationResult again = new Simulation(CELL.network(), CELL.rule(), new Protocol("without", without),
                CELL.seed()).run();
        assertEquals(record.measure(ProbeMeasure.NOVEL_TRIALS).getFirst(),
                again.response("novel@3s").orElseThrow().rateHz());
    }

    @Test
    void theIrregularityOfFiringIsThatOfAScoredWindow() {
        Protocol scored = new Protocol("scored", List.of(new Phase.Run("scored", 4, null, true)));
        JudgedBackground seen = new JudgedBackground(256);
        SimulationResult result = new Simulation(CELL.network(), CELL.rule(), scored, 3).run(new Simulation.Observer() {
            @Override
            public void spike(long step, int neuron) {
                if (neuron < 256) {
                    seen.spike(step, neuron);
                }
            }
        });
        seen.end(JudgedBackground.phase("@1s"));
        assertEquals(result.metrics().get(StabilityMetric.CV_ISI), seen.firing("@1s").cvIsi(), 1e-9);
        assertTrue(Double.isNaN(seen.firing("@2s").cvIsi()));
    }

    @Test
    void aNetworkThatFiresRegularlyIsNotStable() {
        // Strong input without recurrence: every neuron fires like a clock, at a rate that the limits allow.
        NetworkSpec clocks = new NetworkSpec(256, 64, 0.01, new PathwayWeights(1e-6, 1e-6, 1e-6, 1e-6), 20, 0.01, 1,
                NetworkSpec.PUBLISHED.neuron(), NetworkSpec.PUBLISHED.input().withRateHz(40));
        ProbeRecord record = Plans.of(Plans.archived(PlasticityRule.polynomial(Map.of(Pathway.EE, Plans.WEAK)), clocks),
                new FamiliarityProbe("familiarity", 1, 1, List.of(1.0), PatternLayout.DRAWN, 1), 256,
                PathwaySubsets.FULL, List.of(1L)).cells().getFirst().measure().getFirst();
        List<Double> second = record.measure(ProbeMeasure.STABILITY);
        assertTrue(StabilityCriteria.MEM1K_2025_SHORT.judge(List.of(metrics(second)), 1).stable(), second.toString());
        assertTrue(record.measure(ProbeMeasure.JUDGED_CV_ISI).getFirst() < 0.7, record.toString());
        assertTrue(record.measure(ProbeMeasure.JUDGED_CV2).getFirst() < 0.7, record.toString());
        assertFalse(record.stable());
    }

    private static StabilityMetrics metrics(List<Double> values) {
        return new StabilityMetrics(values.stream().mapToDouble(Double::doubleValue).toArray());
    }

    @Test
    void untrainedNetworksHaveTheScheduleOfTrainedOnes() {
        ProbeCell trained = cell(new FamiliarityProbe("mba-familiarity", 1, 4, List.of(1.0), PatternLayout.MBA, 1));
        ProbeCell untrained = new ProbeCell(trained.probe(), trained.ruleId(), trained.rule(), trained.plastic(),
                trained.network(), trained.seeds(), false, trained.variant(), null);
        assertEquals(MemoryTask.schedule(trained.protocol()), MemoryTask.schedule(untrained.protocol()));
    }

    @Test
    void weightsAreFrozenInTestsOfMbaAlone() {
        ProbeCell mba = cell(new FamiliarityProbe("mba-familiarity", 1, 4, List.of(1.0), PatternLayout.MBA, 1));
        assertTrue(mba.protocol().phases().stream().noneMatch(p -> p instanceof Phase.Probe test && test.plastic()));
        assertEquals("tests=frozen", mba.variant().text());
        assertTrue(CELL.protocol().phases().stream().anyMatch(p -> p instanceof Phase.Probe test && test.plastic()));
        assertEquals("", CELL.variant().text());
    }

    @Test
    void patternsOfASeedAreApartAndChangeRoles() {
        for (PatternLayout layout : PatternLayout.values()) {
            for (long seed = 1; seed <= 40; seed++) {
                PatternLayout.Patterns patterns = layout.of(ProbeSeeds.of(seed), 1);
                for (Stimulus familiar : patterns.trained()) {
                    for (Stimulus novel : patterns.novel()) {
                        int apart = Math.abs(familiar.firstInput() - novel.firstInput());
                        assertTrue(apart >= (layout == PatternLayout.MBA ? familiar.inputs() : 2000), layout.name());
                    }
                }
                boolean familiarIsHigher = patterns.trained().getFirst().firstInput() > patterns.novel().getFirst()
                        .firstInput();
                assertEquals(layout == PatternLayout.MBA ? seed % 2 == 0 : seed % 2 == 1, familiarIsHigher,
                        layout + " " + seed);
            }
        }
        assertTrue(LongStream.rangeClosed(1, 40).map(s -> PatternLayout.DRAWN.of(ProbeSeeds.of(s), 1).novel().getFirst()
                .firstInput()).distinct().count() > 15);
    }

    @Test
    void publishedProtocolsHaveTheirSchedules() {
        ProbeCell mem1k = cell(FamiliarityProbe.MEM1K);
        assertEquals(30 + 10 + 14_400 + 22 + 10 * 8, mem1k.protocol().durationSeconds(), 1e-6);
        assertEquals(7500, PatternLayout.MEM1K.of(ProbeSeeds.of(1), 1).trained().getFirst().firstInput());
        ProbeCell mba = cell(FamiliarityProbe.MBA);
        assertEquals(3600 + 40 + 3600 + 8 * 7 + 7 * 8, mba.protocol().durationSeconds(), 1e-6);
        assertEquals(4, PatternLayout.MBA.of(ProbeSeeds.of(1), 1).trained().size());
    }

    private static ProbeCell cell(Probe probe) {
        return Plans.of(Plans.archived(Map.of(Pathway.IE, Plans.HOMEOSTATIC)), probe, 256, PathwaySubsets.FULL,
                List.of(1L)).cells().getLast();
    }

    @Test
    void severalPatternsAreTrainedAndTestedInTurns() {
        FamiliarityProbe probe = new FamiliarityProbe("mba-familiarity", 1, 16, List.of(1.0), PatternLayout.MBA, 1);
        ProbeRecord record = cell(probe).measure().getFirst();
        assertEquals(4, record.measure(ProbeMeasure.NOVEL_TRIALS).size());
        assertEquals(3, record.measure(ProbeMeasure.FAMILIAR_TRIALS).size());
        assertTrue(record.dr() > 0.05, "inhibitory homeostasis prefers novelty: " + record.dr());
    }

    @Test
    void staticNetworksHaveNoImprint() {
        ProbeCell control = Plans.of(Map.of(Pathway.IE, Plans.HOMEOSTATIC), PathwaySubsets.FULL).cells().getFirst();
        assertEquals(Set.of(), control.plastic());
        assertEquals(List.of(), control.measure().getFirst().measure(ProbeMeasure.IMPRINT));
    }
}
