package rulezoo.probes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import rulezoo.archive.ProbeMeasure;
import rulezoo.archive.ProbeRecord;
import rulezoo.archive.ProbeSeeds;
import rulezoo.simulator.protocol.Stimulus;
import rulezoo.simulator.rule.Pathway;
import rulezoo.simulator.stability.StabilityMetric;

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
        assertEquals(30 + 10 + 14_400 + 22, mem1k.protocol().durationSeconds(), 1e-6);
        assertEquals(7500, PatternLayout.MEM1K.of(ProbeSeeds.of(1), 1).trained().getFirst().firstInput());
        ProbeCell mba = cell(FamiliarityProbe.MBA);
        assertEquals(3600 + 40 + 3600 + 8 * 7, mba.protocol().durationSeconds(), 1e-6);
        assertEquals(4, PatternLayout.MBA.of(ProbeSeeds.of(1), 1).trained().size());
    }

    private static ProbeCell cell(Probe probe) {
        return Plans.of(Plans.archived(Map.of(Pathway.IE, Plans.HOMEOSTATIC)), probe, 256, PathwaySubsets.FULL,
                List.of(1L)).cells().getLast();
    }

    @Test
    void severalPatternsAreTrainedAndTestedInTurns() {
        FamiliarityProbe probe = new FamiliarityProbe("mba-familiarity", 1, 8, List.of(1.0), PatternLayout.MBA, 1);
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
