package rulezoo.probes.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rulezoo.archive.Zoo;
import rulezoo.archive.ZooWriter;
import rulezoo.archive.record.Confirmation;
import rulezoo.archive.record.Lineage;
import rulezoo.archive.record.ProbeRecord;
import rulezoo.archive.record.RuleRecord;
import rulezoo.probes.FamiliarityProbe;
import rulezoo.probes.KnownProbes;
import rulezoo.probes.PathwaySubsets;
import rulezoo.probes.Probe;
import rulezoo.probes.ProbeCell;
import rulezoo.probes.ProbePlan;
import rulezoo.simulator.network.SizeScaling;
import rulezoo.simulator.Software;
import rulezoo.simulator.experiment.Simulation;
import rulezoo.simulator.model.ModelPreset;
import rulezoo.simulator.rule.Pathway;
import rulezoo.simulator.rule.PlasticityRule;
import rulezoo.simulator.rule.RuleFamily;
import rulezoo.simulator.stability.StabilityMetrics;

class OverlapProbeTest {
    private static Path zooOfOneToyRule(Path folder) throws IOException {
        ModelPreset toy = ModelPreset.TOY;
        RuleRecord rule = new RuleRecord(
                new PlasticityRule(RuleFamily.TOY_EXPLICIT, EnumSet.of(Pathway.EE), new double[]{-1, -0.5}),
                toy.network(), toy.protocol(), toy.criteria(),
                List.of(new Confirmation(1, StabilityMetrics.UNDEFINED, "0".repeat(64))),
                new Lineage("example", 0, List.of()), Software.VERSION, Simulation.FORMAT_VERSION);
        Path path = folder.resolve("zoo");
        try (ZooWriter zoo = ZooWriter.open(path)) {
            zoo.appendRules(List.of(rule));
        }
        return path;
    }

    @Test
    void aProbeOfOnesOwnIsPlannedMeasuredAndArchived(@TempDir Path folder) throws IOException {
        Path path = zooOfOneToyRule(folder);
        Probe probe = new OverlapProbe(0.5, 10);
        ProbePlan plan = new ProbePlan(Zoo.open(path).rules(), probe, List.of(100, 400), SizeScaling.PROBABILITY,
                PathwaySubsets.FULL, ProbePlan.KnockOut.INITIAL, List.of(1.0), List.of(1L, 2L), false);
        List<ProbeCell> cells = plan.missing(Zoo.open(path).probes());
        try (ZooWriter zoo = ZooWriter.open(path)) {
            for (ProbeCell cell : cells) {
                zoo.appendProbes(cell.measure());
            }
        }
        List<ProbeRecord> archived = Zoo.open(path).probes();
        assertEquals(8, archived.size(), "two sizes, two seeds, the rule and the static control");
        assertTrue(archived.stream().allMatch(ProbeRecord::isFamiliarity));
        assertEquals(List.of(), plan.missing(archived), "measured once, nothing is left to do");
    }

    @Test
    void aProbeOfALibraryIsFoundByItsName() {
        assertEquals(new OverlapProbe(0.5, 10), KnownProbes.of("overlap-0.5-familiarity"));
        assertEquals(FamiliarityProbe.USUAL, KnownProbes.of("familiarity"));
    }

    @Test
    void halfTheOverlapIsAboutHalfTheMemory(@TempDir Path folder) throws IOException {
        List<RuleRecord> rules = Zoo.open(zooOfOneToyRule(folder)).rules();
        double apart = dr(rules, 0);
        double half = dr(rules, 0.5);
        assertTrue(apart > 0.01, "" + apart);
        // E7: r_nov - r_fam goes with Var(x_fam) - Cov(x_nov, x_fam), which for sparse patterns is 1 - shared.
        assertEquals(0.5, half / apart, 0.1, half + " of " + apart);
        assertEquals(0, dr(rules, 1), 0.1 * apart);
    }

    private static double dr(List<RuleRecord> rules, double shared) {
        return new ProbePlan(rules, new OverlapProbe(shared, 10), List.of(400), SizeScaling.PROBABILITY,
                PathwaySubsets.FULL, ProbePlan.KnockOut.INITIAL, List.of(1.0), List.of(1L), false).cells().getLast()
                .measure().getFirst().dr();
    }
}
