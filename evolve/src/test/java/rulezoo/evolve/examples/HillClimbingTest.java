package rulezoo.evolve.examples;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import rulezoo.evolve.genome.KnownRules;
import rulezoo.evolve.genome.RuleGenome;
import rulezoo.evolve.judging.Score;
import rulezoo.evolve.strategy.Breeding;
import rulezoo.evolve.strategy.Individual;
import rulezoo.evolve.strategy.Judged;
import rulezoo.evolve.strategy.Strategies;
import rulezoo.evolve.strategy.Strategy;
import rulezoo.evolve.strategy.StrategyTask;
import rulezoo.evolve.strategy.Turn;
import rulezoo.evolve.strategy.Variation;
import rulezoo.simulator.rule.Pathway;
import rulezoo.simulator.rule.RuleFamily;

class HillClimbingTest {
    private static final RuleGenome GENOME = new RuleGenome(RuleFamily.POLYNOMIAL, Set.of(Pathway.IE));
    private static final StrategyTask TASK = new StrategyTask(GENOME,
            new Breeding("hill-climbing", 20, null, 10, new Variation(0.5, 0.2, 0.1, 0)), 0, 7);

    /** Fitness rises with alpha until 1.5, where a plateau begins. */
    private static Individual climb(int generations) {
        Strategy strategy = Strategies.of("hill-climbing").create(TASK);
        for (int generation = 0; generation < generations; generation++) {
            Turn turn = new Turn(generation, generation * 10L, new KnownRules(GENOME));
            List<Judged> judged = strategy.ask(turn).stream()
                    .map(p -> new Judged(p, Score.uniform(Math.min(p.coefficients()[2], 1.5)))).toList();
            strategy.tell(judged, turn);
        }
        return strategy.memory().getFirst();
    }

    @Test
    void itClimbsToThePlateauAndWalksOnThere() {
        Individual last = climb(40);
        assertTrue(climb(1).score().fitness() < 1.5, "the first draws should not reach the plateau");
        assertEquals(1.5, last.score().fitness(), 0);
        assertEquals(39, last.birth(), "a new rule in every generation");
    }

    @Test
    void itIsAFunctionOfTheSeed() {
        assertArrayEquals(climb(5).coefficients(), climb(5).coefficients());

    }
}
