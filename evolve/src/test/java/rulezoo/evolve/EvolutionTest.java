package rulezoo.evolve;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import rulezoo.simulator.rule.RuleFamily;

class EvolutionTest {
    private static final SearchSettings SETTINGS = TestSearches.settings(200, 20, List.of(), 1000);
    private static final RuleGenome GENOME = new RuleGenome(RuleFamily.POLYNOMIAL, SETTINGS.plastic());

    private final List<Proposal> proposed = new ArrayList<>();
    private DoubleUnaryOperator fitness = alpha -> 1 + alpha / 4;

    private List<Individual> next(Strategy strategy, List<Individual> population, int generation, long judged) {
        proposed.clear();
        return strategy.next(population, new Turn(generation, judged, new KnownRules(GENOME)), proposals -> {
            proposed.addAll(proposals);
            return proposals.stream().map(p -> Score.uniform(fitness.applyAsDouble(p.coefficients()[2]))).toList();
        });
    }

    private static double meanAlpha(List<Individual> population) {
        return population.stream().mapToDouble(member -> member.coefficients()[2]).average().orElseThrow();
    }

    @Test
    void foundersAreDrawnUntilHalfThePopulationIsPromising() {
        // One draw in 40 is promising: there are not yet 10 of them among the first 160.
        fitness = alpha -> alpha > 1.9 ? 1 : 0;
        Evolution evolution = Evolution.genetic(SETTINGS, GENOME);
        List<Individual> first = next(evolution, List.of(), 0, 0);
        assertEquals(80, proposed.size());
        assertTrue(proposed.stream().allMatch(founder -> founder.parents().isEmpty()));
        List<Individual> second = next(evolution, first, 1, 80);
        assertEquals(80, proposed.size());
        assertEquals(20, second.size());
        assertTrue(second.stream().filter(founder -> founder.score().fitness() == 1).count() >= first.stream()
                .filter(founder -> founder.score().fitness() == 1).count());
    }

    @Test
    void evolutionStartsWhenTheDrawsAreSpent() {
        fitness = _ -> 0;
        Evolution evolution = Evolution.genetic(SETTINGS, GENOME);
        List<Individual> population = List.of();
        long judged = 0;
        for (int generation = 0; generation < 3; generation++) {
            population = next(evolution, population, generation, judged);
            judged += proposed.size();
        }
        assertEquals(SETTINGS.founders(), judged);
        next(evolution, population, 3, judged);
        assertEquals(10, proposed.size());
        assertTrue(proposed.stream().noneMatch(child -> child.parents().isEmpty()));
    }

    @Test
    void fitnessRisesFromGenerationToGeneration() {
        for (StrategyKind kind : List.of(StrategyKind.GENETIC, StrategyKind.NSGA2, StrategyKind.QUALITY_DIVERSITY,
                StrategyKind.CMA_ES)) {
            Strategy strategy = kind.create(SETTINGS, GENOME);
            List<Individual> population = next(strategy, List.of(), 0, 0);
            double before = meanAlpha(population);
            for (int generation = 1; generation < 15; generation++) {
                population = next(strategy, population, generation, 1000);
            }
            assertTrue(meanAlpha(population) > before + 0.1, kind.id());
        }
    }

    @Test
    void aGenerationDependsOnTheOneBeforeAndItsNumberOnly() {
        for (StrategyKind kind : StrategyKind.values()) {
            Strategy strategy = kind.create(SETTINGS, GENOME);
            List<Individual> population = next(strategy, List.of(), 0, 0);
            List<Individual> next = next(strategy, population, 1, 80);
            List<Proposal> asked = List.copyOf(proposed);
            next(strategy, next, 2, 90);
            next(kind.create(SETTINGS, GENOME), population, 1, 80);
            assertEquals(asked.size(), proposed.size());
            for (int i = 0; i < asked.size(); i++) {
                assertArrayEquals(asked.get(i).coefficients(), proposed.get(i).coefficients(), kind.id());
            }
        }
    }

    @Test
    void amongNonDominatedRulesNsga2KeepsAllTradeOffs() {
        // Aspects that contradict each other: every rule is on the front.
        Strategy nsga2 = StrategyKind.NSGA2.create(SETTINGS, GENOME);
        List<Individual> population = List.of();
        for (int generation = 0; generation < 20; generation++) {
            population = nsga2.next(population, new Turn(generation, generation * 1000L, new KnownRules(GENOME)),
                    proposals -> proposals.stream().map(p -> {
                        double alpha = (p.coefficients()[2] + 2) / 4;
                        return new Score(1.5, List.of(1 + alpha, 2 - alpha, 1.5), null);
                    }).toList());
        }
        double[] alphas = population.stream().mapToDouble(member -> member.coefficients()[2]).sorted().toArray();
        assertTrue(alphas[0] < -1.5 && alphas[alphas.length - 1] > 1.5, alphas[0] + " to " + alphas[alphas.length - 1]);
    }

    @Test
    void qualityDiversityBreedsFromRulesFarFromTheArchivedOnes() {
        fitness = _ -> 1;
        KnownRules archived = new KnownRules(GENOME);
        archived.add(GENOME.rule(new double[]{0.05, 0.05, 1.9, 0, 0, 0}));
        Strategy diversity = StrategyKind.QUALITY_DIVERSITY.create(SETTINGS, GENOME);
        List<Individual> population = next(diversity, List.of(), 0, 0);
        double before = meanAlpha(population);
        for (int generation = 1; generation < 10; generation++) {
            population = diversity.next(population, new Turn(generation, 1000, archived),
                    proposals -> proposals.stream().map(_ -> Score.uniform(1)).toList());
        }
        assertTrue(meanAlpha(population) < before - 0.2, meanAlpha(population) + " from " + before);
    }

    @Test
    void cmaEsStartsAgainWhenItHasConverged() {
        fitness = _ -> 1;
        Strategy cmaEs = StrategyKind.CMA_ES.create(SETTINGS, GENOME);
        List<Individual> population = List.of();
        int starts = 0;
        for (int generation = 0; generation < 80; generation++) {
            population = next(cmaEs, population, generation, 0);
            starts += proposed.getFirst().parents().isEmpty() ? 1 : 0;
        }
        assertTrue(starts > 1 && starts < 10, starts + " starts");
    }
}
