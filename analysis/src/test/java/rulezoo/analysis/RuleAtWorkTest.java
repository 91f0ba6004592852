package rulezoo.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import rulezoo.analysis.figure.Figure;
import rulezoo.analysis.figure.ReplayedRule;
import rulezoo.analysis.figure.WeightChangeFigure;
import rulezoo.simulator.engine.Simulation;
import rulezoo.simulator.network.NetworkSpec;
import rulezoo.simulator.protocol.Protocol;
import rulezoo.simulator.rule.Pathway;
import rulezoo.simulator.rule.PlasticityRule;
import rulezoo.simulator.rule.SixParameterRule;

/** Pictures of a replayed rule hold what the simulation gave. */
class RuleAtWorkTest {
    private static final NetworkSpec NETWORK = SyntheticZoo.network(64);
    private static final PlasticityRule RULE = PlasticityRule.polynomial(Map.of(Pathway.IE,
            new SixParameterRule(0.02, 0.02, -0.12, 0, 1, 1)));

    private static double sumOfMap(Figure figure) {
        return figure.data().rows().stream().filter(row -> !row.get(4).equals("0"))
                .mapToDouble(row -> Double.parseDouble(row.get(3)) * Double.parseDouble(row.get(4))).sum();
    }

    @Test
    void theMapAddsUpToTheChangeSinceTheFirstPhase() {
        ReplayedRule replay = ReplayedRule.of(new Simulation(NETWORK, RULE,
                Protocol.familiarity(1, 1, List.of(1.0), false), 1));
        double change = 0;
        float[] before = Objects.requireNonNull(replay.settled().get(Pathway.IE));
        float[] after = Objects.requireNonNull(replay.last().get(Pathway.IE));
        for (int s = 0; s < after.length; s++) {
            change += (double) after[s] - before[s];
        }
        assertTrue(change != 0);
        assertEquals(change, sumOfMap(WeightChangeFigure.of(replay, NETWORK)), 1e-6 * Math.abs(change));
        assertEquals(1, replay.before().size());
        assertEquals(3, replay.excerpts().size());
    }

    @Test
    void withoutTrainingItAddsUpToTheChangeSinceTheStart() {
        ReplayedRule replay = ReplayedRule.of(new Simulation(NETWORK, RULE, Protocol.background(0.5, 0.5), 1));
        float[] after = Objects.requireNonNull(replay.last().get(Pathway.IE));
        double change = 0;
        for (float weight : after) {
            change += weight - NETWORK.initialWeights().of(Pathway.IE);
        }
        assertEquals(change, sumOfMap(WeightChangeFigure.of(replay, NETWORK)), 1e-6 * Math.abs(change));
        assertEquals(1, replay.before().size());
    }
}
