package rulezoo.probes;

import rulezoo.simulator.network.SizeScaling;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import rulezoo.archive.record.ProbeRecord;
import rulezoo.archive.record.ProbeSeeds;
import rulezoo.archive.record.RuleRecord;
import rulezoo.simulator.experiment.SharedBeginnings;
import rulezoo.simulator.experiment.SimulationResult;
import rulezoo.simulator.rule.Pathway;
import rulezoo.simulator.rule.SixParameterRule;

/** Networks that settle alike settle once, and no record tells. */
class SettlingOrderTest {
    private static final FamiliarityProbe PROBE = new FamiliarityProbe("familiarity", 4, 1, List.of(1.0),
            PatternLayout.DRAWN, 1);

    /** Two rules, of which one dies in most networks; two wirings and two pairs of patterns in both roles. */
    private static List<ProbeCell> cells(ProbePlan.KnockOut knockOut) {
        RuleRecord stable = Plans.archived(Map.of(Pathway.EE, Plans.WEAK, Pathway.IE, Plans.HOMEOSTATIC));
        RuleRecord wild = Plans.archived(
                Map.of(Pathway.EE, new SixParameterRule(0.02, 0.02, 2, 2, 2, 2)));
        List<ProbeSeeds> seeds = PROBE.crossedSeeds(2, 2);
        return new ProbePlan(List.of(stable, wild), PROBE, List.of(128), SizeScaling.PROBABILITY, PathwaySubsets.ALL,
                knockOut, List.of(1.0), seeds, true, false, List.of()).cells();
    }

    @Test
    void recordsAreTheSameAsWithoutSharing() throws InterruptedException, ExecutionException {
        List<ProbeCell> cells = SettlingOrder.of(cells(ProbePlan.KnockOut.SETTLED));
        SharedBeginnings shared = SettlingOrder.beginnings(3);
        try (ExecutorService pool = Executors.newFixedThreadPool(3)) {
            List<Future<List<ProbeRecord>>> measured = cells.stream()
                    .map(cell -> pool.submit(() -> shared.during(cell::measure))).toList();
            int died = 0;
            for (int i = 0; i < cells.size(); i++) {
                List<ProbeRecord> alone = cells.get(i).measure();
                assertEquals(alone, measured.get(i).get());
                died += alone.getFirst().blowUpSeconds() == SimulationResult.SURVIVED ? 0 : 1;
            }
            assertTrue(died > 0 && died < cells.size(), died + " of " + cells.size() + " networks died");
        }
    }

    @Test
    void heldTrainedAndUntrainedNetworksOfAWiringFollowOneAnother() {
        List<ProbeCell> cells = cells(ProbePlan.KnockOut.SETTLED);
        List<ProbeCell> ordered = SettlingOrder.of(cells);
        assertEquals(new HashSet<>(cells), new HashSet<>(ordered));
        assertEquals(cells.size(), ordered.size());
        List<List<ProbeCell>> groups = SettlingOrder.groups(cells);
        assertEquals(4, groups.size(), "two rules with two wirings");
        assertEquals(cells.size(), groups.stream().mapToInt(List::size).sum());
        // Networks of which single pathways were never plastic settle in other ways.
        assertTrue(SettlingOrder.groups(cells(ProbePlan.KnockOut.INITIAL)).size() > 4);
    }

    @Test
    void theEstimatedCostCountsEverySettlingOnce() {
        List<ProbeCell> cells = cells(ProbePlan.KnockOut.SETTLED).stream()
                .filter(cell -> cell.rule().plastic().size() == 2).toList();
        double alone = cells.stream().mapToDouble(cell -> PROBE.simulatedSeconds(cell)).sum();
        assertEquals(alone - (cells.size() - 2) * 3, ProbeCost.of(cells).getFirst().simulatedSeconds(), 1e-9);
    }
}
