package rulezoo.analysis.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import rulezoo.analysis.SyntheticZoo;
import rulezoo.archive.record.ProbeMeasure;
import rulezoo.archive.record.ProbeRecord;
import rulezoo.archive.record.RuleRecord;
import rulezoo.simulator.rule.Pathway;

class CoActivityTest {
    private static final List<Set<Pathway>> SETS = List.of(EnumSet.of(Pathway.EE), EnumSet.of(Pathway.EI),
            EnumSet.of(Pathway.IE), EnumSet.of(Pathway.II), EnumSet.of(Pathway.EE, Pathway.IE), Pathway.ALL);

    private static CoActivity comparison(long seed, SyntheticZoo.Effect effect) {
        return CoActivity.of(scores(seed, effect)).getFirst();
    }

    private static MemoryScores scores(long seed, SyntheticZoo.Effect effect) {
        SyntheticZoo zoo = new SyntheticZoo(seed);
        List<RuleRecord> rules = zoo.rules(12);
        return MemoryScores.of(zoo.probes(rules, List.of(64), SETS, List.of(1.0), 4, effect,
                new double[12], 0.05, 1), Lineages.of(rules)).of(Quantity.SUPPRESSION);
    }

    @Test
    void thePlantedDifferenceIsFound() {
        // Alone, IE has 0.4 and the others nothing: a mean of 0.1. All together have 0.3.
        CoActivity found = comparison(3,
                (_, plastic, _) -> plastic.size() == 4 ? 0.3 : plastic.equals(EnumSet.of(Pathway.IE)) ? 0.4 : 0);
        assertEquals(0.3, found.together().estimate().value(), 0.04);
        assertEquals(0.1, found.alone().estimate().value(), 0.04);
        assertEquals(0.2, found.difference().estimate().value(), 0.05);
        assertTrue(found.difference().estimate().low() > 0.1 && found.difference().pValue() < 0.01,
                found.difference().toString());
        assertEquals(12, found.difference().estimate().n());
        assertEquals(0.2, found.ofMeans().estimate().value(), 0.05);
        assertTrue(found.ofMeans().estimate().low() > 0.1, found.ofMeans().toString());
        assertEquals(0, found.left());
    }

    @Test
    void eachSubsetIsComparedWithAllPathways() {
        List<SimpleEffect> effects = SimpleEffect.of(scores(3,
                (_, plastic, _) -> plastic.size() == 4 ? 0.3 : plastic.equals(EnumSet.of(Pathway.IE)) ? 0.4 : 0));
        assertEquals(5, effects.size());
        for (SimpleEffect effect : effects) {
            double planted = effect.subset().equals(EnumSet.of(Pathway.IE)) ? -0.1 : 0.3;
            assertEquals(planted, effect.difference().estimate().value(), 0.05, effect.toString());
            assertEquals(planted, effect.ofMeans().estimate().value(), 0.07, effect.toString());
        }
    }

    @Test
    void noDifferenceIsFoundInAboutNineteenOfTwentyZoos() {
        int found = 0;
        for (int i = 0; i < 20; i++) {
            found += comparison(100 + i, (_, _, _) -> 0.2).difference().estimate().excludes(0) ? 1 : 0;
        }
        assertTrue(found <= 4, "one is expected, not " + found);
    }

    @Test
    void twoNetworksWithWeakResponsesHardlyMoveTheComparisonOfMeanResponses() {
        SyntheticZoo zoo = new SyntheticZoo(9);
        List<RuleRecord> rules = zoo.rules(6);
        List<ProbeRecord> probes = new ArrayList<>(zoo.probes(rules, List.of(64), SETS, List.of(1.0), 4,
                (_, plastic, _) -> plastic.size() == 4 ? 0.3 : 0, new double[6], 0.01, 1));
        int[] two = IntStream.range(0, probes.size()).filter(i -> probes.get(i).plastic().equals(Pathway.ALL)).limit(2)
                .toArray();
        for (int at : two) {
            ProbeRecord p = probes.get(at);
            Map<ProbeMeasure, List<Double>> weak = new EnumMap<>(p.measures());
            weak.put(ProbeMeasure.FAMILIAR_BEFORE, List.of(p.rateBeforeHz() + 1));
            probes.set(at, new ProbeRecord(p.key(), p.outcome(), weak));
        }
        CoActivity found = CoActivity.of(MemoryScores.of(probes, Lineages.of(rules)).of(Quantity.SUPPRESSION))
                .getFirst();
        assertTrue(Math.abs(found.difference().estimate().value() - 0.3) > 0.08, found.difference().toString());
        assertEquals(0.3, found.ofMeans().estimate().value(), 0.07);
    }

    @Test
    void aRuleWithAnUnstableNetworkIsLeftOutAndCounted() {
        SyntheticZoo zoo = new SyntheticZoo(5);
        List<RuleRecord> rules = zoo.rules(6);
        String broken = rules.getFirst().id();
        List<ProbeRecord> probes = new ArrayList<>(zoo.probes(rules, List.of(64), SETS, List.of(1.0), 3,
                SyntheticZoo.FADING, new double[6], 0.05, 1));
        probes.replaceAll(p -> p.ruleId().equals(broken) && p.plastic().equals(EnumSet.of(Pathway.II))
                ? SyntheticZoo.unstable(p)
                : p);
        MemoryScores data = MemoryScores.of(probes, Lineages.of(rules));
        CoActivity found = CoActivity.of(data).getFirst();
        assertEquals(5, found.difference().estimate().n());
        assertEquals(1, found.left());
        for (SimpleEffect effect : SimpleEffect.of(data)) {
            assertEquals(effect.subset().equals(EnumSet.of(Pathway.II)) ? 5 : 6, effect.difference().estimate().n(),
                    "it counts against the other subsets: " + effect.subset());
        }
    }

    @Test
    void rulesWithoutSingleKnockOutsAreNotCompared() {
        SyntheticZoo zoo = new SyntheticZoo(6);
        List<RuleRecord> rules = zoo.rules(6);
        assertEquals(List.of(), CoActivity.of(MemoryScores.of(zoo.probes(rules, List.of(64),
                List.of(Pathway.ALL, EnumSet.of(Pathway.IE)), List.of(1.0), 3, SyntheticZoo.FADING, 0.1, 0.05),
                Lineages.of(rules))));
        assertFalse(CoActivity.of(MemoryScores.of(zoo.probes(rules, List.of(64),
                List.of(EnumSet.of(Pathway.EE, Pathway.IE), EnumSet.of(Pathway.EE), EnumSet.of(Pathway.IE)),
                List.of(1.0), 3, SyntheticZoo.FADING, 0.1, 0.05), Lineages.of(rules))).isEmpty(), "a pair is enough");
    }
}
