package rulezoo.probes;

import rulezoo.simulator.network.SizeScaling;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import rulezoo.archive.record.ProbeMeasure;
import rulezoo.archive.record.ProbeRecord;
import rulezoo.simulator.network.NetworkSpec;
import rulezoo.simulator.rule.Pathway;
import rulezoo.simulator.rule.PlasticityRule;

class RuleProbesTest {
    private static ProbeCell cell(Probe probe, int size) {
        return Plans.of(Plans.archived(Map.of(Pathway.IE, Plans.HOMEOSTATIC)), probe, size, PathwaySubsets.FULL,
                List.of(1L)).cells().getFirst();
    }

    @Test
    void historiesLeaveWeightsFurtherApartThanNoise() {
        ProbeRecord record = cell(new DegeneracyProbe(3, 2, 4, 9), 256).measure().getFirst();
        double distance = record.measure(ProbeMeasure.WEIGHT_DISTANCE).get(Pathway.IE.ordinal());
        double noise = record.measure(ProbeMeasure.WEIGHT_DISTANCE_NOISE).get(Pathway.IE.ordinal());
        assertTrue(distance > 1.5 * noise && noise > 0, distance + " against " + noise);
        double dimensions = record.measure(ProbeMeasure.PARTICIPATION_RATIO).get(Pathway.IE.ordinal());
        assertTrue(dimensions > 1 && dimensions <= 2, "" + dimensions);
        assertEquals(3, record.measure(ProbeMeasure.HISTORY_RATES).size());
    }

    @Test
    void spreadIsThatOfTheVectors() {
        float[] first = {1, 2, 3, 2};
        float[] second = {3, 2, 1, 2};
        float[] third = {2, 3, 2, 1};
        assertEquals(0, WeightSpread.distance(List.of(first, first.clone())));
        assertEquals(Math.sqrt(2) / 2, WeightSpread.distance(List.of(first, second)), 1e-6);
        assertEquals(1, WeightSpread.participationRatio(List.of(first, second)), 1e-9);
        assertTrue(WeightSpread.participationRatio(List.of(first, second, third)) > 1.3);
    }

    @Test
    void anUnstableRuleHasNoEdge() {
        ProbeRecord record = cell(new EdgeProbe(2, 0.1, 3, 1, 1), 64).measure().getFirst();
        assertEquals(record.stable() ? 2 : 0, record.measure(ProbeMeasure.FIRST_UNSTABLE_STEP).size());
    }

    @Test
    void networksSettleAsLongAsIsAskedForBeforeTheirEdgeIsSought() {
        Probe usual = KnownProbes.of(EdgeProbe.NAME);
        Probe longer = usual.with(new ProbeTiming(60.0, null, List.of(), null));
        ProbeCell cell = cell(usual, 64);
        assertEquals(50, longer.protocol(cell).durationSeconds() - usual.protocol(cell).durationSeconds(), 1e-9);
        assertEquals("the probe 'edge' has no --training to change, only --settle: leave it out",
                assertThrows(IllegalArgumentException.class,
                        () -> usual.with(new ProbeTiming(60.0, 1.0, List.of(), null))).getMessage());
        assertEquals("the probe 'degeneracy' has no --delays to change: leave it out",
                assertThrows(IllegalArgumentException.class, () -> KnownProbes.of("degeneracy")
                        .with(new ProbeTiming(null, null, List.of(1.0), null))).getMessage());
    }

    @Test
    void linearNeuronsBecomeUnstableWhereTheorySays() {
        ProbePlan plan = Plans.of(Plans.toy(-1, -0.5, EnumSet.of(Pathway.EE), 100, 0.1),
                new EdgeProbe(20, 0.05, 40, 4, 1),
                100, PathwaySubsets.FULL, List.of(1L));
        List<Double> edges = plan.cells().getFirst().measure().getFirst().measure(ProbeMeasure.FIRST_UNSTABLE_STEP);
        assertEquals(20, edges.size());
        // On uniform background the rule is stable iff theta0 + theta1 < 0 (E2); the border is 1.5 / sqrt 2 away, in
        // units of the range of 4, and is crossed by directions of less than half a circle.
        double nearest = 1.5 / Math.sqrt(2) / 4;
        assertTrue(edges.stream().allMatch(edge -> edge >= nearest), edges.toString());
        assertTrue(edges.stream().anyMatch(Double::isFinite), edges.toString());
        assertTrue(edges.stream().anyMatch(edge -> edge == Double.POSITIVE_INFINITY), edges.toString());
    }

    @Test
    void inhibitoryHomeostasisRecovers() {
        ProbeRecord record = cell(new RecoveryProbe(9, 12), 256).measure().getFirst();
        assertEquals(240, record.measure(ProbeMeasure.RATE_COURSE).size());
        assertTrue(record.measure(ProbeMeasure.RECOVERED_SHARE).getFirst() > 0.5, record.toString());
        assertTrue(record.measure(ProbeMeasure.RECOVERY).getFirst() > 0, record.toString());
    }

    @Test
    void longevityIsJudgedAtEachDelayByItselfAndDelaysLeaveNoTrace() {
        List<ProbeRecord> two = cell(new LongevityProbe(List.of(24.0, 12.0)), 256).measure();
        assertEquals(List.of(12.0, 24.0), two.stream().map(ProbeRecord::delaySeconds).toList());
        ProbeRecord alone = cell(new LongevityProbe(List.of(24.0)), 256).measure().getFirst();
        assertEquals(alone.measure(ProbeMeasure.STABILITY), two.getLast().measure(ProbeMeasure.STABILITY));
        assertEquals(alone.spikeDigest(), two.getLast().spikeDigest());
        assertEquals(alone.stable(), two.getLast().stable());
        assertThrows(IllegalArgumentException.class, () -> new LongevityProbe(List.of(12.0, 20.0)));
    }

    @Test
    void sequencesEndAsTheirKindSays() {
        for (int start = 0; start < SequenceProbe.FAMILIAR; start++) {
            assertEquals((start + 3) % 5, SequenceProbe.pattern(SequenceProbe.Kind.TRAINED, start, 3));
            assertEquals((start + 1) % 5, SequenceProbe.pattern(SequenceProbe.Kind.WRONG, start, 3));
            assertTrue(SequenceProbe.pattern(SequenceProbe.Kind.NOVEL_LAST, start, 3) >= SequenceProbe.FAMILIAR);
            assertTrue(SequenceProbe.pattern(SequenceProbe.Kind.NOVEL, start, 0) >= SequenceProbe.FAMILIAR);
            assertEquals((start + 2) % 5, SequenceProbe.pattern(SequenceProbe.Kind.NOVEL_LAST, start, 2));
        }
    }

    @Test
    void theSequenceTaskMeasuresSuccessorsReplayAndContext() {
        // Synapses as strong as in the published network: with the strong ones of a small network every pattern excites all.
        PlasticityRule rule = PlasticityRule.polynomial(Map.of(Pathway.IE, Plans.HOMEOSTATIC));
        List<ProbeCell> cells = new ProbePlan(List.of(Plans.archived(rule, NetworkSpec.PUBLISHED)),
                new SequenceProbe(1, 2, List.of(1.0)), List.of(512), SizeScaling.IN_DEGREE, PathwaySubsets.FULL,
                ProbePlan.KnockOut.INITIAL, List.of(1.0), List.of(1L), false).cells();
        ProbeRecord control = cells.getFirst().measure().getFirst();
        ProbeRecord plastic = cells.getLast().measure().getFirst();
        List<Double> successor = control.measure(ProbeMeasure.SUCCESSOR);
        assertEquals(5, successor.size());
        assertTrue(successor.get(2) > 1.2 * successor.get(0) && successor.get(2) > 1.2 * successor.get(4),
                "a pattern excites its own engram most: " + control.measures() + plastic.measures());
        assertEquals(5, plastic.measure(ProbeMeasure.REPLAY).size());
        assertTrue(plastic.measure(ProbeMeasure.REPLAY_TIME).stream().allMatch(t -> t >= 0.2 && t < 3));
        assertTrue(plastic.measure(ProbeMeasure.CONTEXT).stream().allMatch(rate -> rate > 1), plastic.toString());
    }

    @Test
    void recoveryIsTheTimeToReachTheEnd() {
        double[] rates = new double[200];
        for (int i = 0; i < rates.length; i++) {
            rates[i] = 5 + 10 * Math.exp(-i / 20.0);
        }
        // exp(-t / 2 s) falls below a tenth of the change after 4.6 s; smoothing over a second brings it forward.
        assertEquals(4.6, RecoveryProbe.recoverySeconds(rates, 5), 0.7);
    }

    @Test
    void networksWithoutWhatAProbeNeedsAreRefused() {
        ProbePlan plan = Plans.of(Map.of(Pathway.IE, Plans.HOMEOSTATIC), PathwaySubsets.FULL);
        RuntimeException refused = assertThrows(IllegalArgumentException.class,
                () -> new DegeneracyProbe(2, 1, 1, 9).network(Plans.toy(0, -1, EnumSet.of(Pathway.EE), 100, 0)
                        .network()));
        assertTrue(String.valueOf(refused.getMessage()).contains("--where"), refused.getMessage());
        assertEquals(4, plan.cells().size());
    }
}
