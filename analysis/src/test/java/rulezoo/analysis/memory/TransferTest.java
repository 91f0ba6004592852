package rulezoo.analysis.memory;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.Set;
import org.junit.jupiter.api.Test;
import rulezoo.archive.column.ColumnBatch;
import rulezoo.archive.column.ProbeTable;
import rulezoo.archive.record.Fingerprint;
import rulezoo.archive.record.Origin;
import rulezoo.archive.record.PatternResponses;
import rulezoo.archive.record.ProbeKey;
import rulezoo.archive.record.ProbeMeasure;
import rulezoo.archive.record.ProbeOutcome;
import rulezoo.archive.record.ProbeRecord;
import rulezoo.archive.record.ProbeSeeds;
import rulezoo.archive.record.ProbeVariant;
import rulezoo.simulator.experiment.SimulationResult;
import rulezoo.simulator.network.NetworkSpec;
import rulezoo.simulator.protocol.Protocol;
import rulezoo.simulator.rule.Pathway;
import rulezoo.simulator.stability.StabilityMetric;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class TransferTest {
    private static final double CREEP_LIMIT = 0.05;

    /** A record whose weights creep by so much, with everything else within the limits. */
    private static ProbeRecord record(String rule, int size, double delaySeconds, long seed, double creep) {
        return record(rule, size, delaySeconds, seed, creep, EnumSet.of(Pathway.IE), "scaling=in-degree");
    }

    private static ProbeRecord record(String rule, int size, double delaySeconds, long seed, double creep,
            Set<Pathway> plastic, String variant) {
        List<Double> metrics = new ArrayList<>(Collections.nCopies(StabilityMetric.values().length, 0.0));
        metrics.set(StabilityMetric.RATE.ordinal(), 5.0);
        metrics.set(StabilityMetric.RATE_I.ordinal(), 8.0);
        for (StabilityMetric one : List.of(StabilityMetric.CV_ISI, StabilityMetric.SPATIAL_FANO,
                StabilityMetric.TEMPORAL_FANO)) {
            metrics.set(one.ordinal(), 1.0);
        }
        metrics.set(StabilityMetric.W_CREEP.ordinal(), creep);
        boolean survived = Double.isFinite(creep);
        return new ProbeRecord(
                new ProbeKey(rule, "longevity", ProbeVariant.parse(variant), plastic,
                        NetworkSpec.PUBLISHED.scaledTo(size), Protocol.background(1, 1), ProbeSeeds.of(seed),
                        delaySeconds),
                new ProbeOutcome(survived ? SimulationResult.SURVIVED : 3, 5, survived && creep <= CREEP_LIMIT,
                        "fsbi-2023", PatternResponses.NONE, Fingerprint.of("0".repeat(64))),
                survived ? Map.of(ProbeMeasure.STABILITY, metrics) : Map.of());
    }

    @Test
    void aRuleLastsUntilTheFirstDelayAtWhichAnySimulationWasNotStable() {
        List<ProbeRecord> records = List.of(record("a", 1024, 70, 1, 0.01), record("a", 1024, 300, 1, 0.02),
                record("b", 1024, 70, 1, 0.01), record("b", 4096, 70, 1, 0.06), record("b", 1024, 300, 1, 0.01),
                record("c", 1024, 300, 1, 0.06), record("c", 1024, 70, 1, 0.02), record("c", 1024, 900, 1, 0.02));
        Longevity longevity = new Longevity();

        longevity.visit(new ColumnBatch(ProbeTable.encode(records, Origin.here()),
                IntStream.range(0, records.size()).toArray(), Map.of()));

        assertEquals(Map.of("a", 300.0, "b", 0.0, "c", 70.0), longevity.secondsByRule());
    }

    @Test
    void partsOfARuleAndOtherInputsDoNotJudgeIt() {
        Set<Pathway> whole = EnumSet.of(Pathway.IE, Pathway.II);
        String usual = "scaling=in-degree";
        List<ProbeRecord> records = List.of(record("a", 1024, 70, 1, 0.9), // a knock-out
                record("a", 1024, 70, 1, 0.01, whole, usual), record("a", 1024, 300, 1, 0.01, whole, usual),
                record("a", 1024, 70, 2, 0.9, whole, usual + " input=15.0"));
        Longevity longevity = new Longevity();

        longevity.visit(new ColumnBatch(ProbeTable.encode(records, Origin.here()),
                IntStream.range(0, records.size()).toArray(), Map.of()));

        assertEquals(Map.of("a", 300.0), longevity.secondsByRule());
        assertEquals(List.of(1.0, 1.0), Transfer.of(records, Lineages.NONE).conditions().stream()
                .map(condition -> condition.stable().value()).toList());
    }

    @Test
    void aRuleIsStableWhereAllItsSeedsAreAndWhyNotIsCounted() {
        Transfer transfer = Transfer.of(List.of(
                record("a", 1024, 70, 1, 0.01), record("a", 1024, 70, 2, 0.02),
                record("b", 1024, 70, 1, 0.01), record("b", 1024, 70, 2, 0.06),
                record("c", 1024, 70, 1, 0.08), record("c", 1024, 70, 2, 0.07),
                record("c", 1024, 300, 1, 0.01), record("c", 1024, 300, 2, 0.02),
                record("d", 1024, 70, 1, Double.NaN), record("d", 1024, 70, 2, 0.2),
                record("a", 4096, 70, 1, 0.06)), Lineages.NONE);

        assertEquals(List.of(1024, 1024, 4096),
                transfer.conditions().stream().map(Transfer.Condition::networkSize).toList());
        Transfer.Condition early = transfer.conditions().getFirst();
        assertEquals(4, early.rules());
        assertEquals(0.25, early.stable().value());
        assertEquals(1, early.mixed(), "b is stable with one seed");
        assertEquals(1, early.later(), "c is stable after five minutes");
        assertEquals(1, early.ended());
        assertEquals(Map.of("w_creep", 4), early.limits());
        assertEquals(1, transfer.conditions().get(1).stable().value());
        assertEquals(0, transfer.conditions().get(2).stable().value());
        assertTrue(transfer.table().csv().contains("w_creep 4"), transfer.table().csv());
    }

    @Test
    void rulesOfOneLineageDoNotMakeTheIntervalNarrower() {
        List<ProbeRecord> records = new ArrayList<>();
        Map<String, String> one = new HashMap<>();
        for (int i = 0; i < 20; i++) {
            records.add(record("r" + i, 1024, 70, 1, 0.01));
            one.put("r" + i, "founder");
        }
        double related = Transfer.of(records, new Lineages(one, Set.of())).conditions().getFirst().stable()
                .low();
        double unrelated = Transfer.of(records, Lineages.NONE).conditions().getFirst().stable().low();
        assertTrue(unrelated > 0.8 && related < 0.5, related + " and " + unrelated);
    }
}
