package rulezoo.evolve;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import rulezoo.simulator.rule.RuleFamily;

class HillClimbingTest {
    private static final SearchSettings SETTINGS = TestSearches.settings(200, 20, List.of(), 1000);
    private static final RuleGenome GENOME = new RuleGenome(RuleFamily.POLYNOMIAL, SETTINGS.plastic());

    /** Fitness rises with alpha until 1.5, where a plateau begins. */
    private static List<Score> judge(List<Proposal> proposals) {
        return proposals.stream().map(p -> Score.uniform(Math.min(p.coefficients()[2], 1.5))).toList();
    }

    private static Individual climb(int generations) {
        Strategy strategy = new HillClimbing(SETTINGS, GENOME);
        List<Individual> population = List.of();
        for (int generation = 0; generation < generations; generation++) {
            population = strategy.next(population, new Turn(generation, generation * 10L, new KnownRules(GENOME)),
                    HillClimbingTest::judge);
        }
        return population.getFirst();
    }

    @Test
    void itClimbsToThePlateauAndWalksOnThere() {
        Individual first = climb(1);
        Individual last = climb(40);
        assertTrue(first.score().fitness() < 1.5, "the first draws should not reach the plateau");
        assertEquals(1.5, last.score().fitness(), 0);
        assertEquals(39, last.birth(), "a new rule in every generation");
    }

    @Test
    void itIsAFunctionOfTheSeed() {
        assertArrayEquals(climb(5).coefficients(), climb(5).coefficients());
    }
}
