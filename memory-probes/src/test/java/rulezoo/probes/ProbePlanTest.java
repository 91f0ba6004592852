package rulezoo.probes;

import rulezoo.simulator.network.SizeScaling;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import rulezoo.archive.record.Fingerprint;
import rulezoo.archive.record.ProbeMeasure;
import rulezoo.archive.record.ProbeOutcome;
import rulezoo.archive.record.ProbeRecord;
import rulezoo.archive.record.ProbeSeeds;
import rulezoo.archive.record.RuleRecord;
import rulezoo.simulator.network.NetworkPreset;
import rulezoo.simulator.network.NetworkSpec;
import rulezoo.simulator.protocol.Phase;
import rulezoo.simulator.rule.Pathway;
import rulezoo.simulator.rule.PlasticityRule;
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

    private static ProbePlan plan(RuleRecord rule, Probe probe, ProbePlan.KnockOut knockOut) {
        return new ProbePlan(List.of(rule), probe, List.of(256), SizeScaling.PROBABILITY, PathwaySubsets.ALL, knockOut,
                List.of(1.0), List.of(1L), false);
    }

    @Test
    void everySizeAndSeedHasOneStaticControl() {
        List<ProbeCell> cells = Plans.of(Map.of(Pathway.IE, Plans.HOMEOSTATIC), PathwaySubsets.FULL).cells();
        assertEquals(2, cells.stream().filter(c -> c.plastic().isEmpty()).count());
        assertEquals(2, cells.stream().filter(c -> c.plastic().equals(Set.of(Pathway.IE))).count());
    }

    @Test
    void allSubsetsOfFourPathwaysAreFifteen() {
        List<Set<Pathway>> subsets = PathwaySubsets.ALL.of(Pathway.ALL);
        assertEquals(15, Set.copyOf(subsets).size());
        assertEquals(15, subsets.size());
        assertFalse(subsets.contains(Set.of()));
    }

    @Test
    void subsetsAreChosenByTheNumberOfCoActiveRules() {
        Set<Pathway> all = Pathway.ALL;
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
        // Held in the tests before training, too: a response is compared with itself, under the same plasticity.
        List<Phase> phases = knockOut.protocol().phases();
        assertEquals(new Phase.Run("held", 0.5, null, false, Set.of(Pathway.EE)), phases.get(1));
        assertTrue(phases.get(2) instanceof Phase.Probe);
        assertEquals(1, phases.get(0).durationSeconds() + phases.get(1).durationSeconds(), 1e-12);
        assertEquals(Set.of(Pathway.EE), knockOut.frozen());
        List<ProbeRecord> records = knockOut.measure();
        assertEquals("frozen=settled", records.getFirst().variant().text());
        assertTrue(records.stream().allMatch(r -> r.novelHz() > 0));
        ProbeCell control = plan.cells().getFirst();
        assertEquals(Set.of(), control.plastic());
        assertEquals(EnumSet.of(Pathway.EE, Pathway.IE), control.frozen());
    }

    @Test
    void everyChoiceIsWrittenIntoTheRecord() {
        ProbePlan plan = plan(Plans.archived(PAIR), ProbePlan.KnockOut.INITIAL, SizeScaling.IN_DEGREE, 0.5, true);
        assertEquals(Set.of("scaling=in-degree eta=0.5", "untrained scaling=in-degree eta=0.5"),
                Set.copyOf(plan.cells().stream().map(cell -> cell.variant().text()).distinct().toList()));
        NetworkSpec network = (NetworkSpec) plan.cells().getFirst().network();
        assertEquals(0.2, network.connectionProbability(), 1e-12);
        assertEquals(NetworkSpec.PUBLISHED.learningRate() * 16 * 0.5, network.learningRate(), 1e-12);
    }

    @Test
    void everyInputRateIsMeasuredAndWrittenIntoTheRecord() {
        List<ProbeSeeds> seeds = List.of(ProbeSeeds.of(1), ProbeSeeds.of(2));
        ProbePlan contexts = usual(Plans.archived(PAIR), 128, seeds, false, List.of(5.0, 15.0));
        assertEquals(2 * usual(Plans.archived(PAIR), 128, seeds, false).cells().size(), contexts.cells().size());
        for (ProbeCell cell : contexts.cells()) {
            double hz = ((NetworkSpec) cell.network()).input().rateHz();
            assertEquals("frozen=settled scaling=in-degree input=" + hz, cell.variant().text());
        }
        assertEquals(Set.of(5.0, 15.0), contexts.cells().stream()
                .map(cell -> ((NetworkSpec) cell.network()).input().rateHz()).collect(Collectors.toSet()));
        RuleRecord toy = Plans.toy(0, -1, EnumSet.of(Pathway.EE), 100, 0);
        ProbePlan none = usual(toy, 200, seeds, false, List.of(5.0));
        assertTrue(String.valueOf(assertThrows(IllegalArgumentException.class, none::cells).getMessage())
                .startsWith("--input-rates is for recurrent spiking networks"));
        assertThrows(IllegalArgumentException.class,
                () -> usual(Plans.archived(PAIR), 128, seeds, true, List.of(5.0)));
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
    void measuredCellsCanBeMeasuredAgainAndComparedBitForBit() {
        RuleRecord rule = Plans.archived(Map.of(Pathway.IE, Plans.HOMEOSTATIC));
        ProbePlan plan = Plans.of(rule, Plans.TINY, 64, PathwaySubsets.FULL, List.of(1L, 2L));
        List<ProbeRecord> records = new ArrayList<>(
                plan.cells().stream().flatMap(c -> c.measure().stream()).toList());
        assertEquals(4, plan.replays(records, 9).size());
        assertEquals(2, plan.replays(records, 2).size());
        assertEquals(List.of(), plan.replays(List.of(), 2));
        assertTrue(plan.replays(records, 9).stream().allMatch(replay -> replay.run().differences().isEmpty()));
        ProbeRecord last = records.removeLast();
        EnumMap<ProbeMeasure, List<Double>> measures = new EnumMap<>(ProbeMeasure.class);
        measures.putAll(last.measures());
        measures.put(ProbeMeasure.REPLAY, List.of(0.5));
        ProbeOutcome o = last.outcome();
        records.add(new ProbeRecord(last.key(), new ProbeOutcome(o.blowUpSeconds() + 1, o.rateBeforeHz(),
                o.stable(), o.criteria(), o.responses(), Fingerprint.of("0".repeat(64))), measures));
        assertEquals(List.of("after 3.0 s: other spikes", "after 3.0 s: rates, responses or stability",
                "after 3.0 s: " + ProbeMeasure.REPLAY.id()),
                plan.replays(records, 9).getLast().run().differences());
        FamiliarityProbe fewer = new FamiliarityProbe("familiarity", 1, 1, List.of(3.0), PatternLayout.DRAWN, 2);
        assertEquals(List.of(), Plans.of(rule, fewer, 64, PathwaySubsets.FULL, List.of(1L)).replays(records, 9),
                "a run with other delays has another digest");
    }

    private static ProbePlan usual(RuleRecord rule, int size, List<ProbeSeeds> seeds, boolean match) {
        return usual(rule, size, seeds, match, List.of());
    }

    private static ProbePlan usual(RuleRecord rule, int size, List<ProbeSeeds> seeds, boolean match,
            List<Double> inputRatesHz) {
        return new ProbePlan(List.of(rule), Plans.TINY, List.of(size), SizeScaling.USUAL, PathwaySubsets.FULL,
                ProbePlan.KnockOut.USUAL, List.of(1.0), seeds, false, match, inputRatesHz);
    }

    @Test
    void theUsualChoicesAreWrittenIntoTheRecordsOfNetworksThatHaveThem() {
        List<ProbeSeeds> seeds = List.of(ProbeSeeds.of(1));
        assertEquals("frozen=settled scaling=in-degree",
                usual(Plans.archived(PAIR), 128, seeds, false).cells().getFirst().variant().text());
        RuleRecord toy = Plans.toy(0, -1, EnumSet.of(Pathway.EE), 100, 0);
        assertEquals("", usual(toy, 200, seeds, false).cells().getFirst().variant().text());
        assertEquals("", Plans.of(PAIR, PathwaySubsets.FULL).cells().getFirst().variant().text(),
                "records of before, without a mark, were of initial weights and fixed probability");
        ProbePlan edge = new ProbePlan(List.of(Plans.archived(PAIR)), new EdgeProbe(1, 0.1, 1, 1, 1), List.of(128),
                SizeScaling.USUAL, PathwaySubsets.ALL, ProbePlan.KnockOut.USUAL, List.of(1.0), List.of(1L), false);
        assertTrue(edge.cells().stream().allMatch(c -> c.rule().plastic().equals(c.plastic())),
                "a probe that holds no weights knocks pathways out of the rule");
        assertEquals("scaling=in-degree", edge.cells().getFirst().variant().text());
        assertThrows(IllegalArgumentException.class,
                () -> plan(Plans.archived(PAIR), new EdgeProbe(1, 0.1, 1, 1, 1), ProbePlan.KnockOut.SETTLED));
    }

    @Test
    void theSquareRootScalingKeepsTheFluctuationsOfTheRecurrentInput() {
        NetworkSpec from = NetworkSpec.PUBLISHED;
        NetworkSpec to = (NetworkSpec) SizeScaling.SQRT.scale(from, 1024);
        assertEquals(from.connectionProbability(), to.connectionProbability());
        assertEquals(fluctuation(from), fluctuation(to), 1e-9);
        assertEquals(from.learningRate() / from.initialWeights().of(Pathway.IE),
                to.learningRate() / to.initialWeights().of(Pathway.IE), 1e-12, "one spike, the same share");
        assertEquals(40, to.maximumWeight(), 1e-9);
        assertEquals(2, to.weightScale(), 1e-12);
    }

    /** Variance of the input of uncorrelated neurons: number of synapses times the square of their weight. */
    private static double fluctuation(NetworkSpec network) {
        double weight = network.initialWeights().of(Pathway.EE);
        return network.excitatory() * network.connectionProbability() * weight * weight;
    }

    @Test
    void wiringsAndPatternsAreCrossedInBothRoles() {
        List<ProbeSeeds> seeds = Plans.TINY.crossedSeeds(2, 3);
        assertEquals(2 * 3 * 2, Set.copyOf(seeds).size());
        assertEquals(12, seeds.stream().map(s -> Set.of(s.wiringSeed(), PatternLayout.DRAWN.of(s, 1))).distinct()
                .count(), "no two of them show the same");
        ProbeSeeds plain = seeds.get(0);
        ProbeSeeds swapped = seeds.get(1);
        assertEquals(new ProbeSeeds(plain.wiringSeed(), plain.patternSeed(), true), swapped);
        assertEquals(PatternLayout.DRAWN.of(plain, 1).novel().getFirst().firstInput(),
                PatternLayout.DRAWN.of(swapped, 1).trained().getFirst().firstInput());
        List<ProbeCell> cells = usual(Plans.archived(PAIR), 64, seeds.subList(0, 2), false).cells();
        ProbeRecord record = cells.getLast().measure().getFirst();
        assertEquals(swapped, record.seeds());
        assertEquals(1, record.seed());
        assertThrows(IllegalArgumentException.class, () -> FamiliarityProbe.MEM1K.crossedSeeds(1, 2),
                "Mem1k has one pair of patterns");
    }

    @Test
    void staticNetworksOfOtherSizesAnswerAsTheArchivedOneDoes() {
        RuleRecord rule = Plans.archived(PlasticityRule.polynomial(PAIR), NetworkPreset.TINY.spec());
        ProbePlan plan = usual(rule, 192, List.of(ProbeSeeds.of(1)), true);
        ProbeCell cell = plan.cells().getFirst();
        StaticMatch match = Objects.requireNonNull(cell.match());
        assertEquals(match.wanted().backgroundHz(), match.reached().backgroundHz(),
                0.1 * match.wanted().backgroundHz());
        assertEquals(match.wanted().evokedHz(), match.reached().evokedHz(), 0.1 * match.wanted().evokedHz());
        assertEquals(match.inputRateHz(), ((NetworkSpec) cell.network()).input().rateHz());
        assertTrue(cell.protocol().phases().stream().anyMatch(p -> p instanceof Phase.Probe test
                && test.stimulus().addedRateHz() == 50 * match.patternStrength()));
        assertEquals("frozen=settled scaling=in-degree match=static", cell.variant().text());
        assertEquals(plan.cells(), plan.cells());
        StaticMatch itself = Objects.requireNonNull(
                usual(rule, 256, List.of(ProbeSeeds.of(1)), true).cells().getFirst().match());
        assertEquals(1, itself.patternStrength());
        assertEquals(itself.wanted(), itself.reached());
    }

    @Test
    void bisectionFindsTheValueOrTheNearerEnd() {
        assertEquals(3, StaticMatch.bisect(1, 100, x -> x * x, 9), 0.02);
        assertEquals(100, StaticMatch.bisect(1, 100, x -> x, 1000), 0.5);
        assertEquals(1, StaticMatch.bisect(1, 100, x -> x, 0.1), 0.01);
        assertEquals(10, StaticMatch.bisect(1, 100, x -> x < 10 ? x : Double.NaN, 50), 0.1, "a blow-up is above");
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
