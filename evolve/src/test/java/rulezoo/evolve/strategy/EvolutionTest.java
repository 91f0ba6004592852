package rulezoo.evolve.strategy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.DoubleFunction;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import rulezoo.evolve.genome.KnownRules;
import rulezoo.evolve.genome.RuleGenome;
import rulezoo.evolve.judging.Score;
import rulezoo.simulator.rule.Pathway;
import rulezoo.simulator.rule.RuleFamily;

class EvolutionTest {
    private static final RuleGenome GENOME = new RuleGenome(RuleFamily.POLYNOMIAL, Set.of(Pathway.IE));
    private static final StrategyTask TASK = new StrategyTask(GENOME,
            new Breeding("genetic", 200, null, 20, new Variation(0.5, 0.2, 0.1, 0)), 0, 7);

    private final List<Proposal> proposed = new ArrayList<>();
    private DoubleUnaryOperator fitness = alpha -> 1 + alpha / 4;

    private void next(Strategy strategy, int generation, long judged) {
        next(strategy, new Turn(generation, judged, new KnownRules(GENOME)),
                alpha -> Score.uniform(fitness.applyAsDouble(alpha)));
    }

    private void next(Strategy strategy, Turn turn, DoubleFunction<Score> score) {
        proposed.clear();
        proposed.addAll(strategy.ask(turn));
        strategy.tell(proposed.stream().map(p -> new Judged(p, score.apply(p.coefficients()[2]))).toList(), turn);
    }

    private static double meanAlpha(Strategy strategy) {
        return strategy.memory().stream().mapToDouble(member -> member.coefficients()[2]).average().orElseThrow();
    }

    @Test
    void foundersAreDrawnUntilHalfThePopulationIsPromising() {
        // One draw in 40 is promising: there are not yet 10 of them among the first 160.
        fitness = alpha -> alpha > 1.9 ? 1 : 0;
        Strategy evolution = StrategyKind.GENETIC.create(TASK);
        next(evolution, 0, 0);
        List<Individual> first = evolution.memory();
        assertEquals(80, proposed.size());
        assertTrue(proposed.stream().allMatch(founder -> founder.parents().isEmpty()));
        next(evolution, 1, 80);
        List<Individual> second = evolution.memory();
        assertEquals(80, proposed.size());
        assertEquals(20, second.size());
        assertTrue(second.stream().filter(founder -> founder.score().fitness() == 1).count() >= first.stream()
                .filter(founder -> founder.score().fitness() == 1).count());
    }

    @Test
    void evolutionStartsWhenTheDrawsAreSpent() {
        fitness = _ -> 0;
        Strategy evolution = StrategyKind.GENETIC.create(TASK);
        long judged = 0;
        for (int generation = 0; generation < 3; generation++) {
            next(evolution, generation, judged);
            judged += proposed.size();
        }
        assertEquals(TASK.breeding().founders(), judged);
        next(evolution, 3, judged);
        assertEquals(10, proposed.size());
        assertTrue(proposed.stream().noneMatch(child -> child.parents().isEmpty()));
    }

    @Test
    void fitnessRisesFromGenerationToGeneration() {
        for (StrategyKind kind : List.of(StrategyKind.GENETIC, StrategyKind.NSGA2, StrategyKind.QUALITY_DIVERSITY,
                StrategyKind.CMA_ES)) {
            Strategy strategy = kind.create(TASK);
            next(strategy, 0, 0);
            double before = meanAlpha(strategy);
            for (int generation = 1; generation < 15; generation++) {
                next(strategy, generation, 1000);
            }
            assertTrue(meanAlpha(strategy) > before + 0.1, kind.id());
        }
    }

    @Test
    void aStrategyThatRecallsWhatAnotherOneRememberedProposesTheSame() {
        for (StrategyKind kind : StrategyKind.values()) {
            Strategy strategy = kind.create(TASK);
            next(strategy, 0, 0);
            next(strategy, 1, 80);
            Strategy other = kind.create(TASK);
            other.recall(strategy.memory());
            Turn turn = new Turn(2, 90, new KnownRules(GENOME));
            strategy.ask(turn);
            List<Proposal> asked = strategy.ask(turn);
            List<Proposal> recalled = other.ask(turn);
            assertEquals(asked.size(), recalled.size());
            for (int i = 0; i < asked.size(); i++) {
                assertArrayEquals(asked.get(i).coefficients(), recalled.get(i).coefficients(), kind.id());
                assertEquals(asked.get(i).parents(), recalled.get(i).parents(), kind.id());
            }
        }
    }

    @Test
    void amongNonDominatedRulesNsga2KeepsAllTradeOffs() {
        // Aspects that contradict each other: every rule is on the front.
        Strategy nsga2 = StrategyKind.NSGA2.create(TASK);
        for (int generation = 0; generation < 20; generation++) {
            next(nsga2, new Turn(generation, generation * 1000L, new KnownRules(GENOME)), value -> {
                double alpha = (value + 2) / 4;
                return new Score(1.5, List.of(1 + alpha, 2 - alpha, 1.5), null);
            });
        }
        double[] alphas = nsga2.memory().stream().mapToDouble(member -> member.coefficients()[2]).sorted().toArray();
        assertTrue(alphas[0] < -1.5 && alphas[alphas.length - 1] > 1.5, alphas[0] + " to " + alphas[alphas.length - 1]);
    }

    @Test
    void qualityDiversityBreedsFromRulesFarFromTheArchivedOnes() {
        fitness = _ -> 1;
        KnownRules archived = new KnownRules(GENOME);
        archived.add(GENOME.rule(new double[]{0.05, 0.05, 1.9, 0, 0, 0}));
        Strategy diversity = StrategyKind.QUALITY_DIVERSITY.create(TASK);
        next(diversity, 0, 0);
        double before = meanAlpha(diversity);
        for (int generation = 1; generation < 10; generation++) {
            next(diversity, new Turn(generation, 1000, archived), _ -> Score.uniform(1));
        }
        assertTrue(meanAlpha(diversity) < before - 0.2, meanAlpha(diversity) + " from " + before);
    }

    @Test
    void cmaEsStartsAgainWhenItHasConverged() {
        fitness = _ -> 1;
        Strategy cmaEs = StrategyKind.CMA_ES.create(TASK);
        int starts = 0;
        for (int generation = 0; generation < 80; generation++) {
            next(cmaEs, generation, 0);
            starts += proposed.getFirst().parents().isEmpty() ? 1 : 0;
        }
        assertTrue(starts > 1 && starts < 10, starts + " starts");

    }
}
