package rulezoo.evolve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenetics.DoubleGene;
import io.jenetics.Phenotype;
import io.jenetics.engine.Evaluator;
import io.jenetics.util.ISeq;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import rulezoo.simulator.rule.RuleFamily;

class EvolutionTest {
    private static final SearchSettings SETTINGS = TestSearches.settings(200, 20, List.of(), 1000);
    private static final RuleGenome GENOME = new RuleGenome(RuleFamily.POLYNOMIAL, SETTINGS.plastic());
    private static final ISeq<Phenotype<DoubleGene, Double>> NOBODY = ISeq.empty();

    private int judged;

    /** Evolution with a fitness that is a function of alpha. */
    private Evolution evolution(ToDoubleFunction<Double> fitness) {
        Evaluator<DoubleGene, Double> evaluator = population -> population.map(phenotype -> {
            judged += phenotype.nonEvaluated() ? 1 : 0;
            return phenotype.withFitness(fitness.applyAsDouble(alpha(phenotype)));
        }).asISeq();
        return new Evolution(SETTINGS, GENOME, evaluator);
    }

    private static double alpha(Phenotype<DoubleGene, Double> phenotype) {
        return RuleGenome.coefficients(phenotype.genotype())[2];
    }

    private static boolean hasParents(Evolution evolution, Phenotype<DoubleGene, Double> phenotype) {
        return !evolution.parentsOf(GENOME.decode(phenotype.genotype()).id()).isEmpty();
    }

    @Test
    void foundersAreDrawnUntilHalfThePopulationIsPromising() {
        // One draw in 16 is promising: 10 are among the first 160 or so, and never among the first 80.
        Evolution evolution = evolution(alpha -> alpha > 1.75 ? 1 : 0);
        var first = evolution.next(NOBODY, 0, 0);
        assertEquals(80, judged);
        var second = evolution.next(first, 1, judged);
        assertEquals(160, judged);
        assertTrue(first.stream().noneMatch(founder -> hasParents(evolution, founder)));
        assertEquals(20, second.size());
        assertTrue(second.stream().filter(founder -> founder.fitness() == 1).count() >= first.stream()
                .filter(founder -> founder.fitness() == 1).count());
    }

    @Test
    void evolutionStartsWhenTheDrawsAreSpent() {
        Evolution evolution = evolution(_ -> 0);
        var population = NOBODY;
        for (int generation = 0; generation < 3; generation++) {
            population = evolution.next(population, generation, judged);
        }
        assertEquals(SETTINGS.founders(), judged);
        population = evolution.next(population, 3, judged);
        assertEquals(SETTINGS.founders() + 10, judged);
        assertEquals(10, population.stream().filter(phenotype -> hasParents(evolution, phenotype)).count());
    }

    @Test
    void fitnessRisesFromGenerationToGeneration() {
        Evolution evolution = evolution(alpha -> 1 + alpha / 4);
        var population = evolution.next(NOBODY, 0, 0);
        double before = population.stream().mapToDouble(EvolutionTest::alpha).average().orElseThrow();
        for (int generation = 1; generation < 15; generation++) {
            population = evolution.next(population, generation, 1000);
        }
        assertTrue(population.stream().mapToDouble(EvolutionTest::alpha).average().orElseThrow() > before + 0.1);
        assertTrue(population.stream().allMatch(Phenotype::isValid));
    }

    @Test
    void aGenerationDependsOnTheOneBeforeAndItsNumberOnly() {
        Evolution evolution = evolution(alpha -> 1 + alpha);
        var population = evolution.next(NOBODY, 0, 0);
        var next = evolution.next(population, 1, 80);
        evolution.next(next, 2, 90);
        assertEquals(next, evolution.next(population, 1, 80));
        assertEquals(next, evolution(alpha -> 1 + alpha).next(population, 1, 80));
    }
}
