package rulezoo.analysis.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import rulezoo.analysis.SyntheticZoo;
import rulezoo.archive.record.PatternResponses;
import rulezoo.archive.record.ProbeMeasure;
import rulezoo.archive.record.ProbeOutcome;
import rulezoo.archive.record.ProbeRecord;
import rulezoo.simulator.rule.Pathway;
import rulezoo.simulator.stability.StabilityCriteria;
import rulezoo.simulator.stability.StabilityMetric;

class OtherCriteriaTest {
    private final List<ProbeRecord> records;

    /** One rule with two delays and one seed, and its controls. */
    OtherCriteriaTest() {
        SyntheticZoo zoo = new SyntheticZoo(1);
        records = new ArrayList<>(zoo.probes(zoo.rules(1), List.of(64), List.of(Pathway.ALL),
                List.of(1.0, 10.0), 1, SyntheticZoo.NONE, new double[1], 0, 1));
        records.replaceAll(p -> measured(p, 5, 0.1, 0.9));
    }

    private static ProbeRecord measured(ProbeRecord p, double rateHz, double weightEe, double irregularity) {
        Map<ProbeMeasure, List<Double>> measures = new EnumMap<>(p.measures());
        measures.put(ProbeMeasure.STABILITY, Stream.of(StabilityMetric.values()).map(metric -> switch (metric) {
            case RATE -> rateHz;
            case W_EE -> weightEe * p.network().weightScale();
            default -> 0.0; // cv_isi too, as of a window that is too short
        }).toList());
        measures.put(ProbeMeasure.JUDGED_CV_ISI, List.of(irregularity));
        return new ProbeRecord(p.key(), p.outcome(), measures);
    }

    private void replace(double delay, double rateHz, double weightEe, double irregularity) {
        records.replaceAll(p -> p.isControl() || p.delaySeconds() != delay
                ? p
                : measured(p, rateHz, weightEe, irregularity));
    }

    private List<Boolean> verdicts() {
        return OtherCriteria.judged(records, StabilityCriteria.MEM1K_2025).stream().filter(p -> !p.isControl())
                .map(ProbeRecord::stable).toList();
    }

    @Test
    void theIrregularityIsThatOfTheSecondsAfterTheTest() {
        assertEquals(List.of(true, true), verdicts());
        replace(10, 5, 0.1, 0.69);
        assertEquals(List.of(true, false), verdicts());
    }

    @Test
    void whatWasNotStableOnceByALimitThatHoldsAlwaysStaysSo() {
        replace(1, 101, 0.1, 0.9);
        assertEquals(List.of(false, false), verdicts());
        replace(1, 5, 0.6, 0.9);
        assertEquals(List.of(false, true), verdicts(), "weights are limited at the end");
    }

    @Test
    void allElseStaysAndTheCriteriaAreNamed() {
        records.replaceAll(SyntheticZoo::unstable);
        List<ProbeRecord> judged = OtherCriteria.judged(records, StabilityCriteria.MEM1K_2025);
        assertTrue(judged.stream().allMatch(p -> p.stable() && p.criteria().equals("mem1k-2025")));
        assertEquals(records.stream().map(ProbeRecord::key).toList(), judged.stream().map(ProbeRecord::key).toList());
        assertEquals(records.stream().map(ProbeRecord::measures).toList(),
                judged.stream().map(ProbeRecord::measures).toList());
    }

    @Test
    void aNetworkThatEndedBeforeTheTestIsNotStable() {
        records.replaceAll(p -> p.isControl()
                ? p
                : new ProbeRecord(p.key(), new ProbeOutcome(0.5, Double.NaN, false, p.criteria(), PatternResponses.NONE,
                        p.outcome().fingerprint()), Map.of()));
        assertEquals(List.of(false, false), verdicts());
    }

    @Test
    void whatRecordsDoNotHoldIsRefused() {
        assertTrue(refusal(StabilityCriteria.FSBI_2023).contains("w_creep"));
        records.replaceAll(p -> {
            Map<ProbeMeasure, List<Double>> measures = new EnumMap<>(p.measures());
            measures.remove(ProbeMeasure.JUDGED_CV_ISI);
            return new ProbeRecord(p.key(), p.outcome(), measures);
        });
        assertTrue(refusal(StabilityCriteria.MEM1K_2025).contains("does not hold what mem1k-2025 limits"));
        assertTrue(OtherCriteria.judged(records, StabilityCriteria.MEM1K_2025_SHORT).stream()
                .allMatch(ProbeRecord::stable), "which has no limit on cv_isi");
        records.replaceAll(p -> SyntheticZoo.unstable(new ProbeRecord(p.key(), p.outcome(), Map.of())));
        assertTrue(refusal(StabilityCriteria.ALIVE).contains("does not hold what alive limits"));
    }

    private String refusal(StabilityCriteria criteria) {
        return String.valueOf(assertThrows(IllegalArgumentException.class,
                () -> OtherCriteria.judged(records, criteria)).getMessage());
    }
}
