package rulezoo.simulator.theory;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class StabilizingRuleTest {
    @Test
    void learningRateChangesTheTimeButNotTheMemory() {
        AbaTask slow = AbaTask.published(new ExplicitRule(-0.5, -0.5, 0.001));
        AbaTask fast = AbaTask.published(new ExplicitRule(-0.5, -0.5, 0.01));
        assertEquals(fast.memory(), slow.memory(), 1e-12);
        double[] x = fast.stimulus();
        assertEquals(10 * fast.rule().convergenceTime(x, 1, 0.01), slow.rule().convergenceTime(x, 1, 0.01), 1e-6);
    }

    @Test
    void convergenceEndsOnTheSetPoint() {
        double[] x = {0.3, 0.4, 0.5};
        double[] w = ImplicitRule.of(1, 0.2, 2).converged(new double[]{1, 2}, new double[]{0.6, 0.8}, 3);
        assertEquals(3, Vectors.dot(w, new double[]{0.6, 0.8}), 1e-12);
        assertEquals(1, Vectors.dot(ExplicitRule.of(-1, 0.1).converged(new double[3], x, 1), x), 1e-12);
    }

    @Test
    void oneBlockIsTheRuleItself() {
        ExplicitRule rule = ExplicitRule.of(0.3, -0.8);
        double[] x = {0.1, 0.9};
        assertArrayEquals(rule.direction(x),
                new CoActiveRules(List.of(new CoActiveRules.Block(2, rule))).direction(x));
    }

    @Test
    void unstableRulesNeverConverge() {
        AbaTask task = AbaTask.published(ExplicitRule.of(1, -0.5));
        assertFalse(task.isStable());
        assertEquals(Double.POSITIVE_INFINITY, task.rule().convergenceTime(task.stimulus(), 1, 0.01));
        assertThrows(IllegalArgumentException.class, () -> task.simulate(new double[]{0.5, 0.2}, 0.01, 1000));
    }

    @Test
    void badRulesAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new ExplicitRule(0, -1, 0));
        assertThrows(IllegalArgumentException.class, () -> ExplicitRule.of(Double.NaN, 0));
        assertThrows(IllegalArgumentException.class, () -> ImplicitRule.of(1, 2, 1));
        assertThrows(IllegalArgumentException.class, () -> new CoActiveRules(List.of()));
        assertThrows(IllegalArgumentException.class,
                () -> new AbaTask(ExplicitRule.of(0, -1), new double[2], new double[3], 1));
    }

    @Test
    void withoutThePositiveDefiniteFormTheStationaryPointIsTheSameWhereThereIsOne() {
        double[] start = {1, 0.27};
        double[] input = {0.6, 0.8};
        assertArrayEquals(ImplicitRule.of(2, -1, 1.5).converged(start, input, 1),
                new StationaryRule(2, -1, 1.5).converged(start, input, 1), 1e-12);
        double[] onlyFirst = new StationaryRule(1, 0, 0).converged(start, input, 1);
        assertEquals(1, onlyFirst[0], 1e-12, "a change of the first weight alone costs something");
        assertEquals(0.5, onlyFirst[1], 1e-12);
        assertThrows(IllegalArgumentException.class, () -> new StationaryRule(Double.NaN, 0, 1));
    }
}
