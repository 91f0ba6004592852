package rulezoo.analysis.memory;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import rulezoo.analysis.SyntheticZoo;
import rulezoo.analysis.Tasks;
import rulezoo.analysis.statistics.BenjaminiHochberg;
import rulezoo.analysis.statistics.Estimate;
import rulezoo.analysis.statistics.TwoSampleTTest;
import rulezoo.archive.record.PatternResponses;
import rulezoo.archive.record.ProbeKey;
import rulezoo.archive.record.ProbeOutcome;
import rulezoo.archive.record.ProbeRecord;
import rulezoo.archive.record.ProbeSeeds;
import rulezoo.archive.record.ProbeVariant;
import rulezoo.archive.record.RuleRecord;
import rulezoo.simulator.protocol.Phase;
import rulezoo.simulator.protocol.Protocol;
import rulezoo.simulator.rule.Pathway;

class MemoryStatisticsTest {
    private static final Protocol PROTOCOL = Tasks.familiarity(1, 1, List.of(1.0, 10.0), false);

    private static ProbeRecord probe(String rule, Set<Pathway> plastic, int size, long seed, boolean stable,
            double dr) {
        return SyntheticZoo.probe(rule, plastic, size, PROTOCOL, seed, 1, stable, dr);
    }

    private static List<MemoryPrevalence> prevalence(MemoryScores data) {
        return MemoryPrevalence.of(data, RuleTest.of(data));
    }

    @Test
    void eachProbeIsComparedWithTheStaticNetworkOfItsOwnSeedAndSize() {
        MemoryScores data = MemoryScores.of(List.of(probe("static", Set.of(), 64, 1, true, 0.1),
                probe("static", Set.of(), 64, 2, true, -0.3), probe("static", Set.of(), 128, 1, true, 0.5),
                probe("a", Pathway.ALL, 64, 1, true, 0.3), probe("a", Pathway.ALL, 64, 2, true, -0.1)), Lineages.NONE);
        assertEquals(List.of(0.2, 0.2),
                data.scores().stream().map(s -> Math.round(s.effect() * 1e9) / 1e9).toList());
    }

    @Test
    void aProbeWithoutItsControlDoesNotCountAndIsReported() {
        MemoryScores data = MemoryScores.of(List.of(probe("static", Set.of(), 64, 1, true, 0.1),
                probe("a", Pathway.ALL, 64, 1, true, 0.3), probe("a", Pathway.ALL, 64, 7, true, 0.9)), Lineages.NONE);
        assertEquals(1, data.unpaired());
        assertEquals(0.2, MemoryEffect.of(data).getFirst().effect().value(), 1e-9);
    }

    @Test
    void unstableNetworksHaveNoMemoryScoreButCountInTheStableFraction() {
        MemoryScores data = MemoryScores.of(List.of(probe("static", Set.of(), 64, 1, true, 0),
                probe("a", Pathway.ALL, 64, 1, true, 0.2), probe("b", Pathway.ALL, 64, 1, false, 5)), Lineages.NONE);
        MemoryEffect effect = MemoryEffect.of(data).getFirst();
        assertEquals(0.2, effect.effect().value(), 1e-9);
        assertEquals(1, effect.effect().n());
        assertEquals(0.5, effect.stableFraction());
    }

    @Test
    void aRuleWithManySeedsWeighsAsMuchAsARuleWithOne() {
        MemoryScores data = MemoryScores.of(List.of(probe("static", Set.of(), 64, 1, true, 0),
                probe("static", Set.of(), 64, 2, true, 0), probe("static", Set.of(), 64, 3, true, 0),
                probe("a", Pathway.ALL, 64, 1, true, 0.2), probe("a", Pathway.ALL, 64, 2, true, 0.3),
                probe("a", Pathway.ALL, 64, 3, true, 0.4),
                probe("b", Pathway.ALL, 64, 1, true, -0.1)), Lineages.NONE);
        assertEquals(0.1, MemoryEffect.of(data).getFirst().effect().value(), 1e-9);
    }

    @Test
    void aMeasurementRecordedTwiceCountsOnce() {
        ProbeRecord twice = probe("a", Pathway.ALL, 64, 1, true, 0.2);
        MemoryScores data = MemoryScores.of(List.of(probe("static", Set.of(), 64, 1, true, 0), twice, twice),
                Lineages.NONE);
        assertEquals(1, data.scores().size());
    }

    @Test
    void recordsOfAnotherTrainingAreLeftOutAndNamed() {
        Protocol longer = Tasks.familiarity(30, 10, List.of(1.0), false);
        MemoryScores data = MemoryScores.of(List.of(probe("static", Set.of(), 64, 1, true, 0),
                probe("a", Pathway.ALL, 64, 1, true, 0.2),
                SyntheticZoo.probe("a", Pathway.ALL, 64, longer, 1, 1, true, 0.9)),
                Lineages.NONE);
        assertEquals(1, data.scores().size());
        assertEquals(Set.of(1L), Set.copyOf(data.otherExperiments().values()));
    }

    @Test
    void furtherDelaysOfTheSameTrainingBelongTogether() {
        Protocol later = Tasks.familiarity(1, 1, List.of(1.0, 10.0, 60.0), false);
        MemoryScores data = MemoryScores.of(List.of(probe("static", Set.of(), 64, 1, true, 0),
                probe("a", Pathway.ALL, 64, 1, true, 0.2),
                SyntheticZoo.probe("a", Pathway.ALL, 64, later, 1, 60, true, 0.1)),
                Lineages.NONE);
        assertEquals(List.of(1.0, 60.0), data.delays());
    }

    @Test
    void seedsInWhichThePatternsChangeRolesBelongTogether() {
        Protocol swapped = Tasks.familiarity(1, 1, List.of(1.0, 10.0), true);
        MemoryScores data = MemoryScores.of(List.of(probe("static", Set.of(), 64, 1, true, 0),
                SyntheticZoo.probe("static", Set.of(), 64, swapped, 2, 1, true, 0),
                probe("a", Pathway.ALL, 64, 1, true, 0.2),
                SyntheticZoo.probe("a", Pathway.ALL, 64, swapped, 2, 1, true, 0.2)), Lineages.NONE);
        assertEquals(2, data.scores().stream().filter(PairedScore::counts).count());
    }

    @Test
    void backgroundInWhichWeightsAreHeldIsStillBackground() {
        Protocol held = new Protocol(PROTOCOL.name(), PROTOCOL.phases().stream()
                .flatMap(phase -> phase.equals(PROTOCOL.phases().getFirst())
                        ? Stream.of(new Phase.Run("settle", 0.2, null, false),
                                new Phase.Run("held", 0.8, null, false, Set.of(Pathway.EE)))
                        : Stream.of(phase))
                .toList());
        MemoryScores data = MemoryScores.of(List.of(SyntheticZoo.probe("static", Set.of(), 64, held, 1, 1, true, 0.1),
                probe("a", Pathway.ALL, 64, 1, true, 0.3)), Lineages.NONE);
        assertEquals(0.2, data.scores().getFirst().effect(), 1e-9);
    }

    @Test
    void nothingToAnalyzeIsSaidSo() {
        assertThrows(IllegalArgumentException.class, () -> MemoryScores.of(List.of(), Lineages.NONE));
    }

    @Test
    void controlIntervalIsStudents() {
        // scipy.stats.t.interval(.95, 3, loc=np.mean(c), scale=scipy.stats.sem(c)), c = [0.1, -0.05, 0.02, 0.07]
        MemoryScores data = MemoryScores.of(List.of(probe("static", Set.of(), 64, 1, true, 0.1),
                probe("static", Set.of(), 64, 2, true, -0.05), probe("static", Set.of(), 64, 3, true, 0.02),
                probe("static", Set.of(), 64, 4, true, 0.07), probe("a", Pathway.ALL, 64, 1, true, 0)), Lineages.NONE);
        Estimate control = MemoryEffect.of(data).getFirst().control();
        assertEquals(0.035, control.value(), 1e-9);
        assertEquals(-0.06934348001894977, control.low(), 1e-9);
        assertEquals(0.13934348001894978, control.high(), 1e-9);
    }

    @Test
    void theSpreadBetweenRulesIsBlindToNoiseAndToWhatSeedsHaveInCommon() {
        SyntheticZoo zoo = new SyntheticZoo(4);
        List<RuleRecord> rules = zoo.rules(60);
        MemoryEffect both = MemoryEffect.of(MemoryScores.of(
                zoo.probes(rules, List.of(64), List.of(Pathway.ALL), List.of(1.0), 5, SyntheticZoo.NONE, 0.3, 0.05),
                Lineages.NONE)).getFirst();
        MemoryEffect none = MemoryEffect.of(MemoryScores.of(
                zoo.probes(rules, List.of(64), List.of(Pathway.ALL), List.of(1.0), 5, SyntheticZoo.NONE, 0, 0.05),
                Lineages.NONE)).getFirst();
        assertEquals(0.3, both.spread().value(), 0.08);
        assertFalse(both.spread().excludes(0.3), both.spread().toString());
        assertTrue(none.spread().value() < 0.03, "spread without differences " + none.spread());
    }

    @Test
    void descendantsOfFewFoundersHaveWiderIntervalsThanAsManyIndependentRules() {
        SyntheticZoo zoo = new SyntheticZoo(14);
        List<RuleRecord> rules = zoo.families(5, 6);
        double[] traits = new double[30];
        for (int r = 0; r < 30; r++) {
            traits[r] = 0.2 * (r / 6 - 2);
        }
        List<ProbeRecord> probes = zoo.probes(rules, List.of(64), List.of(Pathway.ALL), List.of(1.0), 5,
                SyntheticZoo.NONE,
                traits, 0.02, 1);
        Estimate asRules = MemoryEffect.of(MemoryScores.of(probes, Lineages.NONE)).getFirst().effect();
        MemoryEffect effect = MemoryEffect.of(MemoryScores.of(probes, Lineages.of(rules))).getFirst();
        assertEquals(5, effect.lineages());
        assertEquals(30, effect.effect().n());
        assertEquals(asRules.value(), effect.effect().value(), 1e-12);
        assertTrue(effect.effect().high() - effect.effect().low() > 2 * (asRules.high() - asRules.low()),
                effect + " against " + asRules);
    }

    @Test
    void suppressionNeedsNoControlAndIsTheOneOfTheRecords() {
        ProbeRecord record = SyntheticZoo.suppressed(probe("a", Pathway.ALL, 64, 1, true, 0.2), 0.4);
        MemoryScores data = MemoryScores.of(List.of(record), Lineages.NONE).of(Quantity.SUPPRESSION);
        assertEquals(0.4, MemoryEffect.of(data).getFirst().effect().value(), 1e-12);
        assertEquals(0, data.unpaired());
    }

    @Test
    void aTrendWithoutMemoryIsFoundInAboutOneOfTwentyZoos() {
        int found = 0;
        for (int i = 0; i < 60; i++) {
            SyntheticZoo zoo = new SyntheticZoo(100 + i);
            SizeTrend trend = SizeTrend.of(MemoryScores.of(zoo.probes(zoo.rules(12), List.of(64, 128, 256),
                    List.of(Pathway.ALL), List.of(1.0), 3, SyntheticZoo.NONE, 0.1, 0.02), Lineages.NONE), List.of())
                    .getFirst();
            found += trend.perDoubling().estimate().excludes(0) ? 1 : 0;
        }
        // 3 expected; the controls' errors, which all rules of a size share, must not count as trends
        assertTrue(found <= 8, "false trends: " + found + " of 60");
    }

    @Test
    void slopesAreThoseOfLeastSquaresWithinRules() {
        // A = np.c_[[1,1,1,0,0], [0,0,0,1,1], [8,9,10,8,10]]; np.linalg.lstsq(A, [.1,.15,.2,.05,.3])[0][2]
        int[] sizes = {256, 512, 1024, 256, 1024};
        double[] effects = {.1, .15, .2, .05, .3};
        List<ProbeRecord> probes = new ArrayList<>();
        for (int i = 0; i < effects.length; i++) {
            probes.add(probe("static", Set.of(), sizes[i], 1, true, 0));
            probes.add(probe(i < 3 ? "first" : "second", Pathway.ALL, sizes[i], 1, true, effects[i]));
        }
        SizeTrend trend = SizeTrend.of(MemoryScores.of(probes, Lineages.NONE), List.of()).getFirst();
        assertEquals(0.0875, trend.perDoubling().estimate().value(), 1e-9);
        assertEquals(2, trend.perDoubling().estimate().n());
    }

    @Test
    void everySetOfPathwaysHasItsOwnTrend() {
        SyntheticZoo zoo = new SyntheticZoo(5);
        List<ProbeRecord> probes = zoo.probes(zoo.rules(20), List.of(64, 128, 256),
                List.of(EnumSet.of(Pathway.IE), EnumSet.of(Pathway.EE)), List.of(1.0), 3,
                (n, plastic, _) -> plastic.contains(Pathway.IE) ? 0.05 * Math.log(n / 64.0) / Math.log(2) : 0.3, 0.1,
                0.01);
        Map<Set<Pathway>, Estimate> trends = SizeTrend.of(MemoryScores.of(probes, Lineages.NONE), List.of()).stream()
                .collect(Collectors.toMap(SizeTrend::plastic, t -> t.perDoubling().estimate()));
        Estimate growing = Objects.requireNonNull(trends.get(EnumSet.of(Pathway.IE)));
        assertEquals(0.05, growing.value(), 0.02);
        Estimate other = Objects.requireNonNull(trends.get(EnumSet.of(Pathway.EE)));
        assertEquals(0, other.value(), 0.02);
    }

    @Test
    void oneSizeHasNoTrend() {
        SyntheticZoo zoo = new SyntheticZoo(6);
        assertEquals(List.of(), SizeTrend.of(MemoryScores.of(zoo.probes(zoo.rules(5), List.of(64), List.of(Pathway.ALL),
                List.of(1.0), 3, SyntheticZoo.FADING, 0.1, 0.02), Lineages.NONE), List.of()));
    }

    @Test
    void theFamilyOfTestsIsAllRulesAndDelaysOfOneNetworkAndSetOfPathways() {
        SyntheticZoo zoo = new SyntheticZoo(16);
        List<RuleTest> tests = RuleTest.of(MemoryScores.of(zoo.probes(zoo.rules(6), List.of(64, 128),
                List.of(Pathway.ALL, EnumSet.of(Pathway.IE)), List.of(1.0, 10.0), 4, SyntheticZoo.NONE, 0.05, 0.05),
                Lineages.NONE));
        for (int size : List.of(64, 128)) {
            for (Set<Pathway> plastic : List.of(Pathway.ALL, EnumSet.of(Pathway.IE))) {
                List<RuleTest> family = tests.stream()
                        .filter(t -> t.condition().excitatory() == size && t.plastic().equals(plastic)).toList();
                assertArrayEquals(BenjaminiHochberg.adjust(family.stream().mapToDouble(RuleTest::p).toArray()),
                        family.stream().mapToDouble(RuleTest::adjusted).toArray(), 1e-15);
            }
        }
    }

    @Test
    void thePublishedTestComparesResponsesUnpairedAndWithoutControl() {
        List<ProbeRecord> probes = new ArrayList<>();
        double[] dr = {0.3, 0.1, 0.25, 0.05, 0.2};
        double[] novel = new double[5];
        double[] familiar = new double[5];
        for (int s = 0; s < 5; s++) {
            probes.add(probe("static", Set.of(), 64, s, true, dr[s]));
            probes.add(probe("a", Pathway.ALL, 64, s, true, dr[s]));
            novel[s] = probes.getLast().novelHz();
            familiar[s] = probes.getLast().familiarHz();
        }
        RuleTest test = RuleTest.of(MemoryScores.of(probes, Lineages.NONE)).getFirst();
        assertEquals(TwoSampleTTest.pValue(novel, familiar), test.published(), 1e-15);
        assertTrue(test.isSignificantAsPublished());
        assertEquals(1, test.p(), "its dr is that of the static network");
    }

    @Test
    void ratesThatDifferTwofoldAreSaid() {
        List<ProbeRecord> slow = List.of(SyntheticZoo.suppressed(probe("a", Pathway.ALL, 64, 1, true, 0.1), 0.1));
        List<ProbeRecord> both = new ArrayList<>(slow);
        ProbeRecord p = SyntheticZoo.suppressed(probe("a", Pathway.ALL, 128, 1, true, 0.1), 0.1);
        both.add(new ProbeRecord(
                new ProbeKey(p.ruleId(), p.probe(), ProbeVariant.USUAL, p.plastic(), p.network(), p.protocol(),
                        ProbeSeeds.of(1), 1),
                new ProbeOutcome(-1, 4.5, true, p.criteria(), new PatternResponses(9, 9, 3, 3),
                        p.outcome().fingerprint()),
                p.measures()));
        List<RateContrast> contrasts = MemoryByCondition.of(both, Lineages.NONE).contrasts();
        assertEquals(1, contrasts.size(), contrasts.toString());
        assertEquals(
                "Rates differ between network sizes that are compared: the background is 2.0 Hz at N = 64 with EE, EI, IE, "
                        + "II plastic and 4.5 Hz at N = 128 with EE, EI, IE, II plastic; dr depends on rates, and a measure of memory may do so.",
                contrasts.getFirst().sentence());
        assertEquals(List.of(), MemoryByCondition.of(slow, Lineages.NONE).contrasts());
    }

    @Test
    void withoutMemoryCorrectionKeepsFalseDiscoveriesRare() {
        int corrected = 0;
        int zoos = 20;
        for (int i = 0; i < zoos; i++) {
            SyntheticZoo zoo = new SyntheticZoo(200 + i);
            // One rule a zoo and ten delays: rules of one zoo share their controls, so their tests are not independent.
            List<ProbeRecord> probes = zoo.probes(zoo.rules(1), List.of(64), List.of(Pathway.ALL),
                    List.of(1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0), 5, SyntheticZoo.NONE, 0, 0.05);
            List<MemoryPrevalence> rows = prevalence(MemoryScores.of(probes, Lineages.NONE));
            corrected += rows.stream().anyMatch(r -> r.corrected().value() > 0) ? 1 : 0;
        }
        assertTrue(corrected <= 4, "zoos with a false discovery: " + corrected + " of " + zoos);
    }

    @Test
    void plantedMemoryIsFoundInMostRulesAsNovelty() {
        SyntheticZoo zoo = new SyntheticZoo(7);
        MemoryPrevalence row = prevalence(MemoryScores.of(zoo.probes(zoo.rules(30), List.of(64), List.of(Pathway.ALL),
                List.of(1.0, 10.0), 5, SyntheticZoo.FADING, 0.02, 0.03), Lineages.NONE)).getFirst();
        assertTrue(row.corrected().value() > 0.9, "found " + row.corrected());
        assertEquals(0, row.familiarity());
    }

    @Test
    void twoSeedsAreTooFewToTestARule() {
        SyntheticZoo zoo = new SyntheticZoo(8);
        MemoryPrevalence row = prevalence(MemoryScores.of(zoo.probes(zoo.rules(4), List.of(64), List.of(Pathway.ALL),
                List.of(1.0), 2, SyntheticZoo.FADING, 0.02, 0.03), Lineages.NONE)).getFirst();
        assertEquals(0, row.corrected().n());
        assertEquals(4, row.untested());
    }
}
