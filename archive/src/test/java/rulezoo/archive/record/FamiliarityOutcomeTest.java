package rulezoo.archive.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import rulezoo.simulator.network.NetworkSpec;
import rulezoo.simulator.protocol.Protocol;
import rulezoo.simulator.rule.Pathway;

/** Outcomes of records whose numbers are chosen so that every score has a closed form. */
class FamiliarityOutcomeTest {
    private static final double TOLERANCE = 1e-12;

    private static ProbeRecord record(String probe, double background, double novel, double familiar,
            Map<ProbeMeasure, List<Double>> measures) {
        return new ProbeRecord(
                new ProbeKey("rule", probe, ProbeVariant.USUAL, Set.of(Pathway.IE), NetworkSpec.PUBLISHED,
                        Protocol.background(), ProbeSeeds.of(1), 1),
                new ProbeOutcome(-1, background, true, "mem1k-2025", new PatternResponses(novel, familiar, 3, 1),
                        Fingerprint.of("")),
                measures);
    }

    private static ProbeRecord record(double background, double novel, double familiar,
            Map<ProbeMeasure, List<Double>> measures) {
        return record("familiarity", background, novel, familiar, measures);
    }

    /**
     * Before training 4 Hz, and 8 and 10 Hz with the patterns: evoked 4 and 6 Hz. Afterwards 5 Hz, and 8 and 6.5
     * Hz: evoked 3 and 1.5 Hz. Suppression 1/4 and 3/4.
     */
    private static Map<ProbeMeasure, List<Double>> measures() {
        Map<ProbeMeasure, List<Double>> measures = new EnumMap<>(ProbeMeasure.class);
        measures.put(ProbeMeasure.BACKGROUND_BEFORE, List.of(4.0));
        measures.put(ProbeMeasure.NOVEL_BEFORE, List.of(7.0, 9.0));
        measures.put(ProbeMeasure.FAMILIAR_BEFORE, List.of(9.5, 10.5));
        measures.put(ProbeMeasure.NOVEL_TRIALS, List.of(7.0, 9.0));
        measures.put(ProbeMeasure.FAMILIAR_TRIALS, List.of(5.5, 7.5));
        measures.put(ProbeMeasure.SAMPLED_NOVEL_BEFORE, List.of(8.0, 8.0));
        measures.put(ProbeMeasure.SAMPLED_FAMILIAR_BEFORE, List.of(10.0, 10.0));
        measures.put(ProbeMeasure.SAMPLED_NOVEL, List.of(5.0, 9.0));
        measures.put(ProbeMeasure.SAMPLED_FAMILIAR, List.of(8.0, 10.0));
        measures.put(ProbeMeasure.IMPRINT, List.of(Double.NaN, Double.NaN, 0.5, Double.NaN));
        measures.put(ProbeMeasure.NOVEL_IMPRINT, List.of(0.3, Double.NaN, 0.125, Double.NaN));
        return measures;
    }

    @Test
    void suppressionComparesEachPatternWithItselfBeforeTraining() {
        FamiliarityOutcome outcome = FamiliarityOutcome.of(record(5, 8, 6.5, measures()));
        assertEquals(new FamiliarityOutcome.Evoked(4, 3), outcome.novel());
        assertEquals(new FamiliarityOutcome.Evoked(6, 1.5), outcome.familiar());
        assertEquals(0.25, outcome.suppressionNovel(), TOLERANCE);
        assertEquals(0.75, outcome.suppressionFamiliar(), TOLERANCE);
        assertEquals(0.5, outcome.suppression(), TOLERANCE, "positive: the familiar pattern is suppressed");
        assertFalse(outcome.backgroundStoodIn());
        assertEquals(4, outcome.backgroundBeforeHz());
        assertEquals(5, outcome.backgroundHz());
    }

    @Test
    void theCeilingIsTheDrOfARecordWhoseWeakerResponseIsGone() {
        ProbeRecord gone = record(5, 8, 5, measures());
        assertEquals(gone.dr(), FamiliarityOutcome.of(gone).drCeiling(), TOLERANCE);
        ProbeRecord familiar = record(5, 5, 8, measures());
        assertEquals(-familiar.dr(), FamiliarityOutcome.of(familiar).drCeiling(), TOLERANCE);
        FamiliarityOutcome outcome = FamiliarityOutcome.of(record(5, 8, 6.5, measures()));
        assertEquals(2 * 3 / 13.01, outcome.drCeiling(), TOLERANCE);
        assertEquals(2 * 1.5 / 14.51, outcome.dr(), TOLERANCE);
        assertEquals(2 * 2 / 4.01, outcome.dsr(), TOLERANCE);
        assertEquals(0, FamiliarityOutcome.of(record(5, 4, 3, measures())).drCeiling());
    }

    @Test
    void decodersSeeOnePresentationRelativeToTheResponseBeforeTraining() {
        FamiliarityOutcome outcome = FamiliarityOutcome.of(record(5, 8, 6.5, measures()));
        // relative to before: novel -1, 1 and familiar -4.5, -2.5; both with variance 2
        assertEquals(new FamiliarityOutcome.Decoder((0 + 3.5) / Math.sqrt(2), 1), outcome.population());
        // novel -3, 1 and familiar -2, 0; variances 8 and 2
        assertEquals(0, outcome.sampled().dPrime(), TOLERANCE);
        assertEquals(0.5, outcome.sampled().area(), TOLERANCE);
    }

    @Test
    void imprintsAreToldOfPlasticPathwaysAlone() {
        List<Double> imprint = FamiliarityOutcome.of(record(5, 8, 6.5, measures())).imprint();
        assertEquals(List.of(Double.NaN, Double.NaN, 0.375, Double.NaN), imprint);
    }

    @Test
    void aWeakResponseBeforeTrainingTellsNoSuppression() {
        assertEquals(0.5, new FamiliarityOutcome.Evoked(0.2, 0.1).suppression(0.2), TOLERANCE);
        assertTrue(Double.isNaN(new FamiliarityOutcome.Evoked(0.19, 0.1).suppression(0.2)));
        assertEquals(0.4, FamiliarityOutcome.leastEvokedHz(256), TOLERANCE, "twice the noise of a quarter of 1024");
        assertEquals(0.2, FamiliarityOutcome.leastEvokedHz(8192), TOLERANCE, "noise that neurons share stays");
        assertTrue(Double.isNaN(new FamiliarityOutcome.Evoked(-1, 0.1).suppression(0.2)));
    }

    @Test
    void aBackgroundThatStandsInForTheOneBeforeTrainingIsNamed() {
        Map<ProbeMeasure, List<Double>> old = measures();
        old.remove(ProbeMeasure.BACKGROUND_BEFORE);
        ProbeRecord first = record(4.5, 8, 6.5, old);
        FamiliarityOutcome outcome = FamiliarityOutcome.of(record(5, 8, 6.5, old), first);
        assertTrue(outcome.backgroundStoodIn());
        assertEquals(4.5, outcome.backgroundBeforeHz());
        assertEquals(3.5, outcome.novel().beforeHz(), TOLERANCE);
        assertEquals(5, FamiliarityOutcome.of(record(5, 8, 6.5, old)).backgroundBeforeHz());
    }

    @Test
    void aRunThatEndedBeforeTheTestHasNoOutcome() {
        FamiliarityOutcome outcome = FamiliarityOutcome.of(record(Double.NaN, Double.NaN, Double.NaN, Map.of()));
        assertTrue(Double.isNaN(outcome.suppression()) && Double.isNaN(outcome.dr())
                && Double.isNaN(outcome.drCeiling()) && Double.isNaN(outcome.population().area()));
        assertThrows(IllegalArgumentException.class,
                () -> FamiliarityOutcome.of(record("degeneracy", 5, Double.NaN, Double.NaN, Map.of())));
    }
}
