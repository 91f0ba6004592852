package rulezoo.probes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import rulezoo.archive.ProbeRecord;
import rulezoo.archive.RuleRecord;
import rulezoo.simulator.network.NetworkSpec;
import rulezoo.simulator.rule.Pathway;
import rulezoo.simulator.rule.SixParameterRule;

class ProbePlanTest {
    private static final Map<Pathway, SixParameterRule> PAIR = Map.of(Pathway.EE, Plans.WEAK,
            Pathway.IE, Plans.HOMEOSTATIC);

    private static ProbePlan plan(RuleRecord rule, ProbePlan.KnockOut knockOut, SizeScaling scaling, double eta,
            boolean untrained) {
        int size = scaling == SizeScaling.IN_DEGREE ? 128 : 256;
        return new ProbePlan(List.of(rule), Plans.TINY, List.of(size), scaling, PathwaySubsets.ALL, knockOut,
                List.of(eta), List.of(1L), untrained);
    }

    @Test
    void everySizeAndSeedHasOneStaticControl() {
        List<ProbeCell> cells = Plans.of(Map.of(Pathway.IE, Plans.HOMEOSTATIC), PathwaySubsets.FULL).cells();
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
    void subsetsAreChosenByTheNumberOfCoActiveRules() {
        Set<Pathway> all = EnumSet.allOf(Pathway.class);
        assertEquals(4 + 4 + 1, PathwaySubsets.parse("1, 3, 4").of(all).size());
        assertEquals(List.of(all), PathwaySubsets.parse("full").of(all));
        assertEquals(15, PathwaySubsets.parse("all").of(all).size());
        assertThrows(IllegalArgumentException.class, () -> PathwaySubsets.parse("some"));
        assertThrows(IllegalArgumentException.class, () -> PathwaySubsets.parse("5"));
    }

    @Test
    void aKnockOutKeepsOnlyItsPathwaysPlastic() {
        ProbeCell knockOut = Plans.of(PAIR, PathwaySubsets.ALL).cells().stream()
                .filter(c -> c.plastic().equals(Set.of(Pathway.IE))).findFirst().orElseThrow();
        assertEquals(Set.of(Pathway.IE), knockOut.rule().plastic());
        assertEquals(Plans.HOMEOSTATIC, knockOut.rule().polynomial(Pathway.IE));
    }

    @Test
    void settledKnockOutsAreHeldOnlyAfterTheNetworkHasSettled() {
        ProbePlan plan = plan(Plans.archived(PAIR), ProbePlan.KnockOut.SETTLED, SizeScaling.PROBABILITY, 1, false);
        ProbeCell knockOut = plan.cells().stream().filter(c -> c.plastic().equals(Set.of(Pathway.IE))).findFirst()
                .orElseThrow();
        assertEquals(EnumSet.of(Pathway.EE, Pathway.IE), knockOut.rule().plastic());
        String protocol = knockOut.protocol().toString();
        assertFalse(protocol.contains("frozen=[IE"), protocol);
        assertEquals(Set.of(Pathway.EE), knockOut.frozen());
        List<ProbeRecord> records = knockOut.measure();
        assertEquals("frozen=settled", records.getFirst().variant());
        assertTrue(records.stream().allMatch(r -> r.novelHz() > 0));
        ProbeCell control = plan.cells().getFirst();
        assertEquals(Set.of(), control.plastic());
        assertEquals(EnumSet.of(Pathway.EE, Pathway.IE), control.frozen());
    }

    @Test
    void everyChoiceIsWrittenIntoTheRecord() {
        ProbePlan plan = plan(Plans.archived(PAIR), ProbePlan.KnockOut.INITIAL, SizeScaling.IN_DEGREE, 0.5, true);
        assertEquals(Set.of("scaling=in-degree eta=0.5", "untrained scaling=in-degree eta=0.5"),
                Set.copyOf(plan.cells().stream().map(ProbeCell::variant).distinct().toList()));
        NetworkSpec network = (NetworkSpec) plan.cells().getFirst().network();
        assertEquals(0.2, network.connectionProbability(), 1e-12);
        assertEquals(NetworkSpec.PUBLISHED.learningRate() * 16 * 0.5, network.learningRate(), 1e-12);
    }

    @Test
    void measuredCellsAreNotMissingWhateverOtherDelaysThereWere() {
        RuleRecord rule = Plans.archived(Map.of(Pathway.IE, Plans.HOMEOSTATIC));
        ProbePlan plan = Plans.of(rule, Plans.TINY, 64, PathwaySubsets.FULL, List.of(1L));
        List<ProbeRecord> records = plan.cells().stream().flatMap(c -> c.measure().stream()).toList();
        assertEquals(List.of(), plan.missing(records));
        FamiliarityProbe fewer = new FamiliarityProbe("familiarity", 1, 1, List.of(3.0), PatternLayout.DRAWN, 2);
        ProbePlan again = Plans.of(rule, fewer, 64, PathwaySubsets.FULL, List.of(1L));
        assertEquals(List.of(), again.missing(records));
        assertEquals(records.getLast().novelHz(), again.cells().getLast().measure().getFirst().novelHz());
        FamiliarityProbe longer = new FamiliarityProbe("familiarity", 1, 1.6, List.of(3.0), PatternLayout.DRAWN, 2);
        assertEquals(2, Plans.of(rule, longer, 64, PathwaySubsets.FULL, List.of(1L)).missing(records).size());
    }

    @Test
    void untrainedNetworksSeeNoPatternInTraining() {
        ProbePlan plan = plan(Plans.archived(PAIR), ProbePlan.KnockOut.INITIAL, SizeScaling.PROBABILITY, 1, true);
        List<ProbeCell> cells = plan.cells();
        assertEquals(3, cells.stream().filter(c -> !c.trained()).count());
        ProbeRecord untrained = cells.stream().filter(c -> !c.trained()).findFirst().orElseThrow().measure().getFirst();
        assertTrue(untrained.isUntrained());
        assertFalse(cells.getFirst().measure().getFirst().isUntrained());
        assertNotEquals(cells.get(1).protocol(), cells.get(2).protocol());
    }
}
