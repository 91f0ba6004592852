package rulezoo.analysis.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import rulezoo.analysis.SyntheticZoo;
import rulezoo.analysis.memory.PrimaryContrast.Question;
import rulezoo.archive.record.ProbeRecord;
import rulezoo.archive.record.RuleRecord;
import rulezoo.simulator.rule.Pathway;

class PrimaryContrastTest {
    private static final List<Set<Pathway>> SETS = List.of(EnumSet.of(Pathway.EE), EnumSet.of(Pathway.EI),
            EnumSet.of(Pathway.IE), EnumSet.of(Pathway.II), Pathway.ALL);

    private static List<PrimaryContrast> contrasts(List<Set<Pathway>> sets, List<Integer> sizes, List<Double> delays,
            SyntheticZoo.Effect effect) {
        SyntheticZoo zoo = new SyntheticZoo(11);
        List<RuleRecord> rules = zoo.rules(12);
        return PrimaryContrast.of(MemoryByCondition.of(
                zoo.probes(rules, sizes, sets, delays, 4, effect, new double[12], 0.05, 1), Lineages.of(rules)),
                List.of());
    }

    @Test
    void eachQuestionIsAskedOnceOfAllPathwaysAtTheFirstDelay() {
        // 0.1 more for each doubling after 1 s, if all are plastic; nothing later, and nothing of single pathways.
        List<PrimaryContrast> found = contrasts(SETS, List.of(64, 128, 256), List.of(1.0, 10.0),
                (n, plastic, delay) -> plastic.size() == 4 && delay == 1 ? 0.1 * Math.log(n / 32.0) / Math.log(2) : 0);
        assertEquals(List.of(Question.SIZE, Question.CO_ACTIVITY),
                found.stream().map(PrimaryContrast::question).toList());
        assertEquals(0.1, found.getFirst().answer().estimate().value(), 0.02);
        assertEquals(0.3, found.getLast().answer().estimate().value(), 0.04, "of the largest networks");
        assertTrue(found.getFirst().answer().withoutOne().least() > 0.07, found.toString());
    }

    @Test
    void questionsAreCorrectedTogether() {
        List<PrimaryContrast> both = contrasts(SETS, List.of(64, 128), List.of(1.0),
                (_, plastic, _) -> plastic.size() == 4 ? 0.23 : 0.2);
        double[] p = both.stream().mapToDouble(c -> c.answer().pValue()).toArray();
        assertEquals(2, p.length);
        assertEquals(2 * Math.min(p[0], p[1]), Math.min(both.get(0).adjusted(), both.get(1).adjusted()), 1e-12);
        List<PrimaryContrast> one = contrasts(List.of(Pathway.ALL), List.of(64, 128), List.of(1.0), (_, _, _) -> 0.2);
        assertEquals(one.getFirst().answer().pValue(), one.getFirst().adjusted(), "one question alone");
    }

    @Test
    void theLifetimeIsAskedForWhereThereAreEnoughDelays() {
        List<PrimaryContrast> found = contrasts(List.of(Pathway.ALL), List.of(64, 128), List.of(1.0, 3.0, 10.0, 30.0),
                (n, _, delay) -> Math.exp(-delay * 8 / n));
        assertEquals(List.of(Question.SIZE, Question.LIFETIME),
                found.stream().map(PrimaryContrast::question).toList());
        assertEquals(1, found.getLast().answer().estimate().value(), 0.2);
    }

    @Test
    void theTrendOfUntrainedNetworksStandsBesideThatOfTrainedOnes() {
        SyntheticZoo zoo = new SyntheticZoo(14);
        List<RuleRecord> rules = zoo.rules(10);
        List<ProbeRecord> probes = new ArrayList<>(
                zoo.probes(rules, List.of(64, 128), List.of(Pathway.ALL), List.of(1.0), 4,
                        (n, _, _) -> n / 640.0, new double[10], 0.02, 1));
        zoo.probes(rules, List.of(64, 128), List.of(Pathway.ALL), List.of(1.0), 4, (n, _, _) -> n / -1280.0,
                new double[10],
                0.02, 1).stream().filter(p -> !p.isControl()).map(SyntheticZoo::untrained).forEach(probes::add);
        SizeTrend trend = MemoryByCondition.of(probes, Lineages.of(rules)).trends().getFirst();
        assertEquals(0.1, trend.perDoubling().estimate().value(), 0.02);
        assertEquals(-0.05, trend.untrained().estimate().value(), 0.02);
        assertEquals(10, trend.untrained().estimate().n());
        assertEquals(0.1, trend.ofMeans().estimate().value(), 0.02);
        assertEquals(10, trend.ofMeans().estimate().n());
    }

    @Test
    void rulesThatAreUnstableAtSomeSizeHaveNoPartInTheSecondTrend() {
        SyntheticZoo zoo = new SyntheticZoo(12);
        List<RuleRecord> rules = zoo.rules(8);
        Set<String> frail = Set.of(rules.get(0).id(), rules.get(1).id());
        List<ProbeRecord> probes = new ArrayList<>(
                zoo.probes(rules, List.of(64, 128), List.of(Pathway.ALL), List.of(1.0), 4,
                        SyntheticZoo.NONE, new double[]{0.3, 0.3, 0, 0, 0, 0, 0, 0}, 0.02, 1));
        // Three of their four larger networks are unstable.
        probes.replaceAll(p -> frail.contains(p.ruleId()) && p.network().size() > 100 && p.seeds().wiringSeed() > 1
                ? SyntheticZoo.unstable(p)
                : p);
        SizeTrend trend = SizeTrend.of(MemoryScores.of(probes, Lineages.of(rules)).of(Quantity.SUPPRESSION), List.of())
                .getFirst();
        assertEquals(8, trend.perDoubling().estimate().n());
        assertEquals(6, trend.perDoublingOfStable().estimate().n());
    }
}
