package rulezoo.analysis.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import rulezoo.analysis.SyntheticZoo;
import rulezoo.analysis.statistics.Estimate;
import rulezoo.archive.record.ProbeRecord;
import rulezoo.archive.record.RuleRecord;
import rulezoo.simulator.rule.Pathway;

class PathwayFactorialTest {
    private static final SyntheticZoo.Effect PLANTED = (n, plastic, _) -> planted(plastic)
            + (plastic.contains(Pathway.EI) ? 0.1 * Math.log(n / 64.0) / Math.log(2) : 0);

    /** EE takes 0.3 away, EI adds 0.2, both together 0.1 more. */
    private static double planted(Set<Pathway> plastic) {
        return (plastic.contains(Pathway.EE) ? -0.3 : 0) + (plastic.contains(Pathway.EI) ? 0.2 : 0)
                + (plastic.containsAll(EnumSet.of(Pathway.EE, Pathway.EI)) ? 0.1 : 0);
    }

    /** All non-empty subsets of some pathways. */
    private static List<Set<Pathway>> subsets(Set<Pathway> pathways) {
        List<Pathway> all = List.copyOf(pathways);
        List<Set<Pathway>> subsets = new ArrayList<>();
        for (int set = 1; set < 1 << all.size(); set++) {
            EnumSet<Pathway> subset = EnumSet.noneOf(Pathway.class);
            for (int i = 0; i < all.size(); i++) {
                if ((set >> i & 1) == 1) {
                    subset.add(all.get(i));
                }
            }
            subsets.add(subset);
        }
        return subsets;
    }

    private static MemoryScores suppression(List<ProbeRecord> probes, List<RuleRecord> rules) {
        return MemoryScores.of(probes, Lineages.of(rules)).of(Quantity.SUPPRESSION);
    }

    private static Estimate effect(PathwayFactorial factorial, PathwayFactorial.Kind kind, Set<Pathway> pathways) {
        return factorial.effects(kind).stream().filter(e -> e.pathways().equals(pathways)).findFirst().orElseThrow()
                .estimate().estimate();
    }

    @Test
    void plantedEffectsAndInteractionsAreFoundInBothMeasures() {
        SyntheticZoo zoo = new SyntheticZoo(1);
        List<RuleRecord> rules = zoo.rules(12);
        List<ProbeRecord> probes = zoo.probes(rules, List.of(64, 128, 256), subsets(Pathway.ALL), List.of(1.0), 4,
                PLANTED, 0.1,
                0.05);
        for (Quantity quantity : List.of(Quantity.SUPPRESSION, Quantity.DR)) {
            List<PathwayFactorial> all = PathwayFactorial
                    .of(MemoryScores.of(probes, Lineages.of(rules)).of(quantity));
            assertEquals(4, all.size(), "three sizes, and the change with size");
            PathwayFactorial small = all.getFirst();
            assertEquals(12, small.rules() + small.left());
            assertEquals(-0.25, effect(small, PathwayFactorial.Kind.MAIN_EFFECT, EnumSet.of(Pathway.EE)).value(), 0.04);
            assertEquals(0.25, effect(small, PathwayFactorial.Kind.MAIN_EFFECT, EnumSet.of(Pathway.EI)).value(), 0.04);
            assertEquals(0.1, effect(small, PathwayFactorial.Kind.INTERACTION,
                    EnumSet.of(Pathway.EE, Pathway.EI)).value(), 0.05);
            assertEquals(0, effect(small, PathwayFactorial.Kind.NONE, Set.of()).value(),
                    quantity == Quantity.DR ? 0 : 0.1);
            PathwayFactorial growth = all.getLast();
            assertTrue(growth.isPerDoubling());
            assertEquals(0.1, effect(growth, PathwayFactorial.Kind.MAIN_EFFECT, EnumSet.of(Pathway.EI)).value(), 0.04);
            assertEquals(0, effect(growth, PathwayFactorial.Kind.MAIN_EFFECT, EnumSet.of(Pathway.II)).value(), 0.04);
        }
    }

    @Test
    void shapleyValuesAddUpToAllMinusNone() {
        SyntheticZoo zoo = new SyntheticZoo(2);
        List<RuleRecord> rules = zoo.rules(6);
        PathwayFactorial factorial = PathwayFactorial
                .of(suppression(zoo.probes(rules, List.of(64), subsets(Pathway.ALL),
                        List.of(1.0), 3, PLANTED, 0.3, 0.2), rules))
                .getFirst();
        double sum = factorial.effects(PathwayFactorial.Kind.SHAPLEY).stream()
                .mapToDouble(e -> e.estimate().estimate().value()).sum();
        assertEquals(effect(factorial, PathwayFactorial.Kind.ALL, Pathway.ALL).value()
                - effect(factorial, PathwayFactorial.Kind.NONE, Set.of()).value(), sum, 1e-12);
    }

    /** Lineages whose members are alike, and seeds that all rules share: both make effects uncertain. */
    @Test
    void intervalsOfAMainEffectCoverTheTruthAtLeastAsOftenAsTheyClaim() {
        int covered = 0;
        int zoos = 80;
        Set<Pathway> two = EnumSet.of(Pathway.EE, Pathway.EI);
        for (int i = 0; i < zoos; i++) {
            SyntheticZoo zoo = new SyntheticZoo(300 + i);
            List<RuleRecord> rules = zoo.families(12, 2);
            SplittableRandom random = new SplittableRandom(i);
            List<ProbeRecord> probes = new ArrayList<>();
            for (int family = 0; family < 12; family++) {
                double own = 0.2 * random.nextGaussian();
                probes.addAll(zoo.probes(rules.subList(2 * family, 2 * family + 2), List.of(64), subsets(two),
                        List.of(1.0), 4, (_, plastic, _) -> planted(plastic) + (plastic.contains(Pathway.EE) ? own : 0),
                        new double[2], 0.05, 1));
            }
            PathwayFactorial factorial = PathwayFactorial.of(suppression(probes, rules)).getFirst();
            assertEquals(12, factorial.lineages());
            covered += effect(factorial, PathwayFactorial.Kind.MAIN_EFFECT, EnumSet.of(Pathway.EE)).excludes(-0.25)
                    ? 0
                    : 1;
        }
        // 0.95 minus 3 standard errors of 0.024
        assertTrue(covered > 0.875 * zoos, "coverage " + covered / (double) zoos);
    }

    @Test
    void withoutAnyEffectFewZoosHaveADiscovery() {
        int zoosWithDiscovery = 0;
        Set<Pathway> two = EnumSet.of(Pathway.EE, Pathway.IE);
        for (int i = 0; i < 40; i++) {
            SyntheticZoo zoo = new SyntheticZoo(500 + i);
            List<RuleRecord> rules = zoo.rules(10);
            List<PathwayFactorial> all = PathwayFactorial.of(suppression(zoo.probes(rules, List.of(64), subsets(two),
                    List.of(1.0), 4, SyntheticZoo.NONE, 0.1, 0.05), rules));
            zoosWithDiscovery += all.stream().flatMap(f -> f.effects().stream())
                    .anyMatch(e -> e.kind() != PathwayFactorial.Kind.MAIN_EFFECT ? false : e.adjusted() <= 0.05)
                            ? 1
                            : 0;
        }
        // At most 5 % of zoos, 2 of 40; more than 7 has probability 0.001 or less. A trait that all subsets but the
        // empty one have is an effect of the first pathway, whichever it is: it has no sign on average.
        assertTrue(zoosWithDiscovery <= 7, zoosWithDiscovery + " of 40");
    }

    @Test
    void rulesThatAreUnstableWithSomeSubsetAreLeftOutAndCounted() {
        SyntheticZoo zoo = new SyntheticZoo(3);
        List<RuleRecord> rules = zoo.rules(5);
        List<ProbeRecord> probes = zoo.probes(rules, List.of(64), subsets(Pathway.ALL), List.of(1.0), 3, PLANTED,
                new double[5],
                0.05, 1);
        String unlucky = rules.getFirst().id();
        List<ProbeRecord> changed = probes.stream().map(p -> p.ruleId().equals(unlucky)
                && p.plastic().equals(EnumSet.of(Pathway.II)) ? SyntheticZoo.unstable(p) : p).toList();
        PathwayFactorial factorial = PathwayFactorial.of(suppression(changed, rules)).getFirst();
        assertEquals(4, factorial.rules());
        assertEquals(1, factorial.left());
    }

    @Test
    void withoutAllSubsetsThereIsNoFactorial() {
        SyntheticZoo zoo = new SyntheticZoo(4);
        List<RuleRecord> rules = zoo.rules(3);
        assertEquals(List.of(), PathwayFactorial.of(suppression(zoo.probes(rules, List.of(64),
                List.of(Pathway.ALL, EnumSet.of(Pathway.IE)), List.of(1.0), 3, PLANTED, 0.1, 0.05), rules)));
    }
}
