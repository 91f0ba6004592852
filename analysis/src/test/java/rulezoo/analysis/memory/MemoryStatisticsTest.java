package rulezoo.analysis.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import rulezoo.analysis.SyntheticZoo;
import rulezoo.analysis.statistics.Estimate;
import rulezoo.archive.ProbeRecord;
import rulezoo.archive.RuleRecord;
import rulezoo.simulator.protocol.Protocol;
import rulezoo.simulator.rule.Pathway;

class MemoryStatisticsTest {
    private static final Set<Pathway> ALL = EnumSet.allOf(Pathway.class);
    private static final Protocol PROTOCOL = Protocol.familiarity(1, 1, List.of(1.0, 10.0), false);

    private static ProbeRecord probe(String rule, Set<Pathway> plastic, int size, long seed, boolean stable,
            double dr) {
        return SyntheticZoo.probe(rule, plastic, size, PROTOCOL, seed, 1, stable, dr);
    }

    private static List<MemoryPrevalence> prevalence(MemoryData data) {
        return MemoryPrevalence.of(data, RuleTest.of(data));
    }

    @Test
    void eachProbeIsComparedWithTheStaticNetworkOfItsOwnSeedAndSize() {
        MemoryData data = MemoryData.of(List.of(probe("static", Set.of(), 64, 1, true, 0.1),
                probe("static", Set.of(), 64, 2, true, -0.3), probe("static", Set.of(), 128, 1, true, 0.5),
                probe("a", ALL, 64, 1, true, 0.3), probe("a", ALL, 64, 2, true, -0.1)));
        assertEquals(List.of(0.2, 0.2),
                data.scores().stream().map(s -> Math.round(s.effect() * 1e9) / 1e9).toList());
    }

    @Test
    void aProbeWithoutItsControlDoesNotCountAndIsReported() {
        MemoryData data = MemoryData.of(List.of(probe("static", Set.of(), 64, 1, true, 0.1),
                probe("a", ALL, 64, 1, true, 0.3), probe("a", ALL, 64, 7, true, 0.9)));
        assertEquals(1, data.unpaired());
        assertEquals(0.2, MemoryEffect.of(data).getFirst().effect().value(), 1e-9);
    }

    @Test
    void unstableNetworksHaveNoMemoryScoreButCountInTheStableFraction() {
        MemoryData data = MemoryData.of(List.of(probe("static", Set.of(), 64, 1, true, 0),
                probe("a", ALL, 64, 1, true, 0.2), probe("b", ALL, 64, 1, false, 5)));
        MemoryEffect effect = MemoryEffect.of(data).getFirst();
        assertEquals(0.2, effect.effect().value(), 1e-9);
        assertEquals(1, effect.effect().n());
        assertEquals(0.5, effect.stableFraction());
    }

    @Test
    void aRuleWithManySeedsWeighsAsMuchAsARuleWithOne() {
        MemoryData data = MemoryData.of(List.of(probe("static", Set.of(), 64, 1, true, 0),
                probe("static", Set.of(), 64, 2, true, 0), probe("static", Set.of(), 64, 3, true, 0),
                probe("a", ALL, 64, 1, true, 0.2), probe("a", ALL, 64, 2, true, 0.3), probe("a", ALL, 64, 3, true, 0.4),
                probe("b", ALL, 64, 1, true, -0.1)));
        assertEquals(0.1, MemoryEffect.of(data).getFirst().effect().value(), 1e-9);
    }

    @Test
    void aMeasurementRecordedTwiceCountsOnce() {
        ProbeRecord twice = probe("a", ALL, 64, 1, true, 0.2);
        MemoryData data = MemoryData.of(List.of(probe("static", Set.of(), 64, 1, true, 0), twice, twice));
        assertEquals(1, data.scores().size());
    }

    @Test
    void recordsOfAnotherTrainingAreLeftOutAndNamed() {
        Protocol longer = Protocol.familiarity(30, 10, List.of(1.0), false);
        MemoryData data = MemoryData.of(List.of(probe("static", Set.of(), 64, 1, true, 0),
                probe("a", ALL, 64, 1, true, 0.2), SyntheticZoo.probe("a", ALL, 64, longer, 1, 1, true, 0.9)));
        assertEquals(1, data.scores().size());
        assertEquals(Set.of(1L), Set.copyOf(data.otherExperiments().values()));
    }

    @Test
    void furtherDelaysOfTheSameTrainingBelongTogether() {
        Protocol later = Protocol.familiarity(1, 1, List.of(1.0, 10.0, 60.0), false);
        MemoryData data = MemoryData.of(List.of(probe("static", Set.of(), 64, 1, true, 0),
                probe("a", ALL, 64, 1, true, 0.2), SyntheticZoo.probe("a", ALL, 64, later, 1, 60, true, 0.1)));
        assertEquals(List.of(1.0, 60.0), data.delays());
    }

    @Test
    void seedsInWhichThePatternsChangeRolesBelongTogether() {
        Protocol swapped = Protocol.familiarity(1, 1, List.of(1.0, 10.0), true);
        MemoryData data = MemoryData.of(List.of(probe("static", Set.of(), 64, 1, true, 0),
                SyntheticZoo.probe("static", Set.of(), 64, swapped, 2, 1, true, 0), probe("a", ALL, 64, 1, true, 0.2),
                SyntheticZoo.probe("a", ALL, 64, swapped, 2, 1, true, 0.2)));
        assertEquals(2, data.scores().stream().filter(PairedScore::counts).count());
    }

    @Test
    void nothingToAnalyzeIsSaidSo() {
        assertThrows(IllegalArgumentException.class, () -> MemoryData.of(List.of()));
    }

    @Test
    void controlIntervalIsStudents() {
        // scipy.stats.t.interval(.95, 3, loc=np.mean(c), scale=scipy.stats.sem(c)), c = [0.1, -0.05, 0.02, 0.07]
        MemoryData data = MemoryData.of(List.of(probe("static", Set.of(), 64, 1, true, 0.1),
                probe("static", Set.of(), 64, 2, true, -0.05), probe("static", Set.of(), 64, 3, true, 0.02),
                probe("static", Set.of(), 64, 4, true, 0.07), probe("a", ALL, 64, 1, true, 0)));
        Estimate control = MemoryEffect.of(data).getFirst().control();
        assertEquals(0.035, control.value(), 1e-9);
        assertEquals(-0.06934348001894977, control.low(), 1e-9);
        assertEquals(0.13934348001894978, control.high(), 1e-9);
    }

    @Test
    void strengthSeesMemoriesOfBothSignsAndIsBlindToNoise() {
        SyntheticZoo zoo = new SyntheticZoo(4);
        List<RuleRecord> rules = zoo.rules(60);
        MemoryEffect both = MemoryEffect.of(MemoryData.of(
                zoo.probes(rules, List.of(64), List.of(ALL), List.of(1.0), 5, SyntheticZoo.NONE, 0.3, 0.05)))
                .getFirst();
        MemoryEffect none = MemoryEffect.of(MemoryData.of(
                zoo.probes(rules, List.of(64), List.of(ALL), List.of(1.0), 5, SyntheticZoo.NONE, 0, 0.05))).getFirst();
        assertEquals(0.3, both.strength(), 0.08);
        assertTrue(none.strength() < 0.05, "strength without memory " + none.strength());
    }

    @Test
    void aTrendWithoutMemoryIsFoundInAboutOneOfTwentyZoos() {
        int found = 0;
        for (int i = 0; i < 60; i++) {
            SyntheticZoo zoo = new SyntheticZoo(100 + i);
            Trend trend = Trend.of(MemoryData.of(zoo.probes(zoo.rules(12), List.of(64, 128, 256), List.of(ALL),
                    List.of(1.0), 3, SyntheticZoo.NONE, 0.1, 0.02))).getFirst();
            found += trend.perDoubling().excludes(0) ? 1 : 0;
        }
        // 3 expected; the controls' errors, which all rules of a size share, must not count as trends
        assertTrue(found <= 8, "false trends: " + found + " of 60");
    }

    @Test
    void slopesAreThoseOfLeastSquares() {
        // A = np.c_[np.ones(6), [8,9,10,8,9,10], [1,1,2,4,3,4]]; np.linalg.lstsq(A, [.1,.15,.2,.05,.12,.3])[0]
        int[] sizes = {256, 512, 1024, 256, 512, 1024};
        List<Set<Pathway>> subsets = List.of(EnumSet.of(Pathway.EE), EnumSet.of(Pathway.EE),
                EnumSet.of(Pathway.EE, Pathway.EI), ALL, EnumSet.of(Pathway.EE, Pathway.EI, Pathway.IE), ALL);
        double[] effects = {.1, .15, .2, .05, .12, .3};
        List<ProbeRecord> probes = new ArrayList<>();
        for (int i = 0; i < effects.length; i++) {
            probes.add(probe("static", Set.of(), sizes[i], 1, true, 0));
            probes.add(probe("rule " + i, subsets.get(i), sizes[i], 1, true, effects[i]));
        }
        Trend trend = Trend.of(MemoryData.of(probes)).getFirst();
        assertEquals(0.08689189189189205, trend.perDoubling().value(), 1e-9);
        assertEquals(0.0024324324324324735, trend.perCoActiveRule().value(), 1e-9);
    }

    @Test
    void plantedGrowthWithSizeAndCoActivityIsFoundAndNotMistakenForEachOther() {
        SyntheticZoo zoo = new SyntheticZoo(5);
        List<Set<Pathway>> subsets = List.of(EnumSet.of(Pathway.IE), EnumSet.of(Pathway.EE, Pathway.IE), ALL);
        List<ProbeRecord> probes = zoo.probes(zoo.rules(20), List.of(64, 128, 256), subsets, List.of(1.0), 3,
                (n, k, _) -> 0.05 * Math.log(n / 64.0) / Math.log(2) + 0.02 * k, 0.1, 0.01);
        for (Trend trend : Trend.of(MemoryData.of(probes))) {
            assertEquals(0.05, trend.perDoubling().value(), 0.02, trend.comparison().name());
            assertEquals(0.02, trend.perCoActiveRule().value(), 0.01, trend.comparison().name());
            assertTrue(trend.perCoActiveRule().excludes(0));
        }
    }

    @Test
    void aTrendOverOneSizeIsUndefined() {
        SyntheticZoo zoo = new SyntheticZoo(6);
        Trend trend = Trend.of(MemoryData.of(zoo.probes(zoo.rules(5), List.of(64), List.of(ALL), List.of(1.0), 3,
                SyntheticZoo.FADING, 0.1, 0.02))).getFirst();
        assertTrue(Double.isNaN(trend.perDoubling().value()));
        assertFalse(trend.perCoActiveRule().hasInterval());
    }

    @Test
    void withoutMemoryCorrectionKeepsFalseDiscoveriesRareWhileTheRawTestsHaveTheirFivePercent() {
        int corrected = 0;
        double raw = 0;
        int zoos = 20;
        for (int i = 0; i < zoos; i++) {
            SyntheticZoo zoo = new SyntheticZoo(200 + i);
            // One rule a zoo and ten delays: rules of one zoo share their controls, so their tests are not independent.
            List<ProbeRecord> probes = zoo.probes(zoo.rules(1), List.of(64), List.of(ALL),
                    List.of(1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0), 5, SyntheticZoo.NONE, 0, 0.05);
            List<MemoryPrevalence> rows = prevalence(MemoryData.of(probes));
            corrected += rows.stream().anyMatch(r -> r.corrected().value() > 0) ? 1 : 0;
            raw += rows.stream().filter(r -> r.uncorrected().value() > 0).count();
        }
        assertTrue(corrected <= 4, "zoos with a false discovery: " + corrected + " of " + zoos);
        assertTrue(raw >= 2 && raw <= 22, "raw false positives: " + raw + " of about 195 tests");
    }

    @Test
    void plantedMemoryIsFoundInMostRulesAsNovelty() {
        SyntheticZoo zoo = new SyntheticZoo(7);
        MemoryPrevalence row = prevalence(MemoryData.of(zoo.probes(zoo.rules(30), List.of(64), List.of(ALL),
                List.of(1.0, 10.0), 5, SyntheticZoo.FADING, 0.02, 0.03))).getFirst();
        assertTrue(row.corrected().value() > 0.9, "found " + row.corrected());
        assertEquals(0, row.familiarity());
    }

    @Test
    void twoSeedsAreTooFewToTestARule() {
        SyntheticZoo zoo = new SyntheticZoo(8);
        MemoryPrevalence row = prevalence(MemoryData.of(zoo.probes(zoo.rules(4), List.of(64), List.of(ALL),
                List.of(1.0), 2, SyntheticZoo.FADING, 0.02, 0.03))).getFirst();
        assertEquals(0, row.corrected().n());
        assertEquals(4, row.untested());
    }
}
