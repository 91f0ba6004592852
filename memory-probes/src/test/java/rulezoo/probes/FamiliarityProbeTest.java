package rulezoo.probes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import rulezoo.archive.Confirmation;
import rulezoo.archive.Lineage;
import rulezoo.archive.ProbeRecord;
import rulezoo.archive.RuleRecord;
import rulezoo.simulator.network.NetworkSpec;
import rulezoo.simulator.protocol.Protocol;
import rulezoo.simulator.rule.Pathway;
import rulezoo.simulator.rule.PlasticityRule;
import rulezoo.simulator.rule.SixParameterRule;
import rulezoo.simulator.stability.StabilityCriteria;
import rulezoo.simulator.stability.StabilityMetrics;

class FamiliarityProbeTest {
    private static final SixParameterRule HOMEOSTATIC = new SixParameterRule(0.02, 0.02, -0.2, 0, 1, 1);
    private static final SixParameterRule WEAK = new SixParameterRule(0.02, 0.02, 0.01, -0.01, 0, 0);

    private static ProbePlan plan(Map<Pathway, SixParameterRule> rules, PathwaySubsets subsets) {
        RuleRecord rule = new RuleRecord(PlasticityRule.polynomial(rules), NetworkSpec.PUBLISHED.scaledTo(256),
                Protocol.background(), StabilityCriteria.FSBI_2023,
                List.of(new Confirmation(1, StabilityMetrics.UNDEFINED, "")), new Lineage("test", 0, List.of()),
                "test", 1);
        return new ProbePlan(List.of(rule), List.of(256), subsets, List.of(1L, 2L), 1, 1, List.of(1.0, 3.0));
    }

    @Test
    void everySizeAndSeedHasOneStaticControl() {
        List<ProbeCell> cells = plan(Map.of(Pathway.IE, HOMEOSTATIC), PathwaySubsets.FULL).cells();
        assertEquals(2, cells.stream().filter(c -> c.plastic().isEmpty()).count());
        assertEquals(2, cells.stream().filter(c -> c.plastic().equals(Set.of(Pathway.IE))).count());
    }

    @Test
    void allSubsetsOfFourPathwaysAreFifteen() {
        List<Set<Pathway>> subsets = PathwaySubsets.ALL.of(EnumSet.allOf(Pathway.class));
        assertEquals(15, Set.copyOf(subsets).size());
        assertEquals(15, subsets.size());
        assertFalse(subsets.contains(Set.of()));
    }

    @Test
    void aKnockOutKeepsOnlyItsPathwaysPlastic() {
        ProbeCell knockOut = plan(Map.of(Pathway.EE, WEAK, Pathway.IE, HOMEOSTATIC), PathwaySubsets.ALL).cells()
                .stream().filter(c -> c.plastic().equals(Set.of(Pathway.IE))).findFirst().orElseThrow();
        assertEquals(Set.of(Pathway.IE), knockOut.rule().plastic());
        assertEquals(HOMEOSTATIC, knockOut.rule().polynomial(Pathway.IE));
    }

    @Test
    void recordsHoldTheResponsesAtEveryDelay() {
        ProbeCell cell = plan(Map.of(Pathway.IE, HOMEOSTATIC), PathwaySubsets.FULL).cells().getLast();
        List<ProbeRecord> records = FamiliarityProbe.measure(cell);
        assertEquals(List.of(1.0, 3.0), records.stream().map(ProbeRecord::delaySeconds).toList());
        for (ProbeRecord record : records) {
            assertTrue(record.novelHz() > 0 && record.familiarHz() > 0, record.toString());
        }
        assertNotEquals(records.getFirst().novelHz(), records.getLast().novelHz());
    }

    @Test
    void measuringTwiceGivesTheSameRecords() {
        ProbeCell cell = plan(Map.of(Pathway.IE, HOMEOSTATIC), PathwaySubsets.FULL).cells().getLast();
        assertEquals(FamiliarityProbe.measure(cell), FamiliarityProbe.measure(cell));
    }

    @Test
    void patternsChangeRolesBetweenSeeds() {
        List<ProbeCell> cells = plan(Map.of(Pathway.IE, HOMEOSTATIC), PathwaySubsets.FULL).cells();
        assertNotEquals(cells.get(0).protocol(), cells.get(1).protocol());
    }
}
