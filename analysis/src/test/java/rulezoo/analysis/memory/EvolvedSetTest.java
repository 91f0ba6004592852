package rulezoo.analysis.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import rulezoo.analysis.SyntheticZoo;
import rulezoo.analysis.memory.ControlContrast.Measure;
import rulezoo.archive.record.ProbeRecord;
import rulezoo.archive.record.ProbeVariant;
import rulezoo.archive.record.RuleRecord;
import rulezoo.simulator.rule.Pathway;

class EvolvedSetTest {
    private static final List<Set<Pathway>> SETS = List.of(EnumSet.of(Pathway.EE), EnumSet.of(Pathway.IE),
            EnumSet.of(Pathway.EE, Pathway.EI), EnumSet.of(Pathway.IE, Pathway.II), Pathway.ALL);
    private static final int RULES = 8;

    private final List<RuleRecord> rules = new ArrayList<>();
    private final List<ProbeRecord> probes = new ArrayList<>();

    private static double contribution(Pathway pathway) {
        return switch (pathway) {
            case EE -> 0.05;
            case EI -> 0.3;
            case IE -> 0.1;
            case II -> 0;
        };
    }

    private static double additive(Set<Pathway> plastic) {
        return plastic.stream().mapToDouble(EvolvedSetTest::contribution).sum();
    }

    /** Rules that evolved at each set, with all of their pathways; four-pathway rules with each set, too. */
    private MemoryStatistics statistics(long seed, double ofSelection) {
        SyntheticZoo zoo = new SyntheticZoo(seed);
        for (Set<Pathway> set : SETS) {
            List<RuleRecord> evolved = new ArrayList<>();
            for (int i = 0; i < RULES; i++) {
                evolved.add(zoo.rule(set));
            }
            rules.addAll(evolved);
            probes.addAll(
                    zoo.probes(evolved, List.of(64), set.equals(Pathway.ALL) ? SETS : List.of(set), List.of(1.0), 4,
                            (_, plastic, _) -> additive(plastic) + (set.equals(Pathway.ALL) ? 0 : ofSelection),
                            new double[RULES], 0.03,
                            1));
        }
        return MemoryStatistics.of(probes, rules, Lineages.of(rules), Optional.empty());
    }

    @Test
    void eachPathwaysShareIsFoundAndTheirMeanIsWhatOneMoreAdds() {
        MemoryStatistics found = statistics(3, 0);
        for (Pathway pathway : Pathway.values()) {
            assertEquals(contribution(pathway),
                    presence(found, Measure.SUPPRESSION, EnumSet.of(pathway)).added().estimate().value(), 0.03,
                    pathway.name());
        }
        PathwayPresence more = presence(found, Measure.SUPPRESSION, Pathway.ALL);
        assertEquals(0.1125, more.added().estimate().value(), 0.01);
        assertTrue(more.added().estimate().low() > 0.09, more.toString());
        assertEquals(5 * RULES, more.added().estimate().n());
        assertEquals(0.3, presence(found, Measure.SUPPRESSION_OF_MEANS, EnumSet.of(Pathway.EI)).added().estimate()
                .value(), 0.04);
    }

    private static PathwayPresence presence(MemoryStatistics found, Measure measure, Set<Pathway> pathways) {
        return found.presences().stream().filter(p -> p.measure() == measure && p.pathways().equals(pathways))
                .findFirst().orElseThrow();
    }

    @Test
    void rulesSelectedTogetherAreComparedWithKnockOutsOfTheSameSet() {
        MemoryStatistics found = statistics(4, 0.2);
        List<EvolvedSet> ofSuppression = found.evolvedSets().stream()
                .filter(e -> e.measure() == Measure.SUPPRESSION).toList();
        assertEquals(SETS.size(), ofSuppression.size());
        for (EvolvedSet set : ofSuppression) {
            assertEquals(RULES, set.evolvedRules());
            boolean all = set.condition().plastic().equals(Pathway.ALL);
            assertEquals(all ? 0 : RULES, set.knockedOutRules());
            if (all) {
                assertTrue(Double.isNaN(set.difference().estimate().value()), "nothing is larger than all");
            } else {
                assertEquals(0.2, set.difference().estimate().value(), 0.05, set.toString());
                assertTrue(set.adjusted() < 0.01, set.toString());
            }
        }
    }

    @Test
    void aFourPathwayRuleOfWhichOneAloneWasProbedDidNotEvolveThere() {
        SyntheticZoo zoo = new SyntheticZoo(5);
        rules.addAll(zoo.rules(4));
        probes.addAll(
                zoo.probes(rules, List.of(64), SETS.subList(0, 2), List.of(1.0), 4, SyntheticZoo.FADING, 0, 0.03));
        MemoryStatistics found = MemoryStatistics.of(probes, rules, Lineages.of(rules), Optional.empty());
        assertEquals(List.of(), found.evolvedSets());
        assertEquals(List.of(), found.presences());
    }

    @Test
    void setsThatDoNotTellThePathwaysApartGiveNoCoefficients() {
        SyntheticZoo zoo = new SyntheticZoo(6);
        for (Set<Pathway> set : List.of(EnumSet.of(Pathway.EE, Pathway.EI), EnumSet.of(Pathway.IE, Pathway.II))) {
            List<RuleRecord> evolved = List.of(zoo.rule(set), zoo.rule(set), zoo.rule(set));
            rules.addAll(evolved);
            probes.addAll(
                    zoo.probes(evolved, List.of(64), List.of(set), List.of(1.0), 4, SyntheticZoo.FADING, 0, 0.03));
        }
        MemoryStatistics found = MemoryStatistics.of(probes, rules, Lineages.of(rules), Optional.empty());
        assertEquals(List.of(), found.presences());
        assertEquals(2, found.evolvedSets().stream().filter(e -> e.measure() == Measure.DR).count());
    }

    @Test
    void threeRulesAgainstTwentyAreFoundToDifferByChanceInAboutOneOfTwentyZoos() {
        int found = 0;
        Set<Pathway> set = EnumSet.of(Pathway.EE);
        for (int i = 0; i < 40; i++) {
            SyntheticZoo zoo = new SyntheticZoo(300 + i);
            List<RuleRecord> evolved = List.of(zoo.rule(set), zoo.rule(set), zoo.rule(set));
            List<RuleRecord> larger = zoo.rules(20);
            List<RuleRecord> all = Stream.concat(evolved.stream(), larger.stream()).toList();
            List<ProbeRecord> measured = new ArrayList<>(
                    zoo.probes(evolved, List.of(64), List.of(set), List.of(1.0), 4, SyntheticZoo.FADING, 0.2, 0.02));
            measured.addAll(
                    zoo.probes(larger, List.of(64), List.of(set, Pathway.ALL), List.of(1.0), 4, SyntheticZoo.FADING,
                            0.2,
                            0.02));
            EvolvedSet compared = EvolvedSet.of(MemoryScores.of(measured, Lineages.of(all)), all.stream()
                    .collect(Collectors.toMap(RuleRecord::id, rule -> rule.rule().plastic()))).stream()
                    .filter(e -> e.measure() == Measure.SUPPRESSION && e.knockedOutRules() > 0).findFirst()
                    .orElseThrow();
            assertTrue(compared.difference().estimate().hasInterval(), compared.toString());
            found += compared.difference().estimate().excludes(0) ? 1 : 0;
        }
        assertTrue(found <= 6, "two are expected, not " + found);
    }

    @Test
    void rulesThatTheArchiveDoesNotHoldAreNoKnockOuts() {
        statistics(8, 0);
        List<RuleRecord> known = rules.stream().filter(rule -> rule.rule().plastic().size() < 4
                || rule.id().equals(rules.getLast().id())).toList();
        assertTrue(MemoryStatistics.of(probes, known, Lineages.of(known), Optional.empty()).evolvedSets().stream()
                .allMatch(e -> e.knockedOutRules() <= 1));
    }

    @Test
    void experimentsOfStaticNetworksAloneHaveNoTrend() {
        SyntheticZoo zoo = new SyntheticZoo(9);
        rules.addAll(zoo.rules(4));
        probes.addAll(zoo.probes(rules, List.of(64, 128), List.of(Pathway.ALL), List.of(1.0), 4, SyntheticZoo.FADING, 0,
                0.03));
        List.copyOf(probes).stream().filter(ProbeRecord::isControl)
                .map(p -> SyntheticZoo.variant(p, ProbeVariant.parse("scaling=sqrt"))).forEach(probes::add);
        MemoryStatistics found = MemoryStatistics.of(probes, rules, Lineages.of(rules), Optional.empty());
        assertEquals(List.of(), found.otherTrends());
    }

    @Test
    void inAboutNineteenOfTwentyZoosWithoutADifferenceNoneIsFound() {
        int found = 0;
        int asked = 0;
        for (int i = 0; i < 10; i++) {
            rules.clear();
            probes.clear();
            for (EvolvedSet set : statistics(200 + i, 0).evolvedSets()) {
                if (set.measure() == Measure.SUPPRESSION && set.knockedOutRules() > 0) {
                    asked++;
                    found += set.difference().estimate().excludes(0) ? 1 : 0;
                }
            }
        }
        assertEquals(40, asked);
        assertTrue(found <= 6, "two are expected, not " + found);
    }

    @Test
    void theTrendOfAnotherScalingStandsInATableOfItsOwn() {
        SyntheticZoo zoo = new SyntheticZoo(7);
        rules.addAll(zoo.rules(8));
        probes.addAll(zoo.probes(rules, List.of(64, 128, 256), List.of(Pathway.ALL), List.of(1.0), 4, SyntheticZoo.NONE,
                new double[8], 0.02, 1));
        ProbeVariant other = ProbeVariant.parse("scaling=sqrt");
        zoo.probes(rules, List.of(64, 128), List.of(Pathway.ALL), List.of(1.0), 4,
                (n, _, _) -> 0.1 * Math.log(n / 32.0) / Math.log(2), new double[8], 0.02, 1).stream()
                .map(p -> SyntheticZoo.variant(p, other)).forEach(probes::add);
        MemoryStatistics found = MemoryStatistics.of(probes, rules, Lineages.of(rules), Optional.empty());
        assertEquals(0, found.table().trends().getFirst().perDoubling().estimate().value(), 0.02);
        SizeTrend elsewhere = found.otherTrends().getFirst();
        assertEquals(Quantity.SUPPRESSION, elsewhere.quantity());
        assertEquals(other, elsewhere.experiment().variant());
        assertEquals(0.1, elsewhere.perDoubling().estimate().value(), 0.02);
        assertEquals(2, found.otherTrends().size(), "suppression and dr");
        assertEquals(2, SizeTrend.tableOfOthers(found.otherTrends()).objects().size());
    }
}
