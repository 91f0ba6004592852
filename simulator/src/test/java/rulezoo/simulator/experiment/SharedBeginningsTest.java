package rulezoo.simulator.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import rulezoo.simulator.network.NetworkSpec;
import rulezoo.simulator.protocol.Phase;
import rulezoo.simulator.protocol.Protocol;
import rulezoo.simulator.rule.Pathway;
import rulezoo.simulator.rule.PlasticityRule;
import rulezoo.simulator.rule.SixParameterRule;

/** A beginning is simulated once, and only as far as nobody looks. */
class SharedBeginningsTest {
    private static final int STEPS_PER_SECOND = 10_000;
    /** About 16 GB of longs. */
    private static final int LARGEST_ARRAY = Integer.MAX_VALUE - 8;
    private static final PlasticityRule RULE = PlasticityRule
            .polynomial(Map.of(Pathway.IE, new SixParameterRule(0.02, 0.02, -0.2, 0, 1, 1)));

    /** Counts the spikes that it is told of in the first second, and needs those from some second on. */
    private static final class Watcher implements Simulation.Observer {
        private final int fromSecond;
        private int early;

        Watcher(int fromSecond) {
            this.fromSecond = fromSecond;
        }

        @Override
        public long firstStep() {
            return (long) fromSecond * STEPS_PER_SECOND;
        }

        @Override
        public void spike(long step, int neuron) {
            early += step < STEPS_PER_SECOND ? 1 : 0;
        }
    }

    private static Simulation simulation(double secondPhaseSeconds, long seed) {
        return new Simulation(NetworkSpec.PUBLISHED.scaledTo(256), RULE,
                new Protocol("test", List.of(new Phase.Run("settle", 3, null, false),
                        new Phase.Run("then", secondPhaseSeconds, null, true))),
                seed);
    }

    /** Runs simulations one after the other; returns which of them simulated their beginning themselves. */
    private static List<Boolean> simulatedBeginnings(int states, List<Simulation> simulations, int fromSecond) {
        SharedBeginnings shared = new SharedBeginnings(states);
        List<Boolean> simulated = new ArrayList<>();
        for (Simulation simulation : simulations) {
            Watcher watcher = new Watcher(fromSecond);
            assertEquals(simulation.run(), shared.during(() -> simulation.run(watcher)));
            simulated.add(watcher.early > 0);
        }
        return simulated;
    }

    @Test
    void simulationsThatDifferLaterTakeTheBeginningOver() {
        assertEquals(List.of(true, false, false, true),
                simulatedBeginnings(4,
                        List.of(simulation(1, 1), simulation(2, 1), simulation(1, 1), simulation(1, 2)), 2));
    }

    @Test
    void nothingIsTakenOverThatIsLookedAt() {
        assertEquals(List.of(true, true), simulatedBeginnings(4, List.of(simulation(1, 1), simulation(2, 1)), 0));
    }

    @Test
    void aStateThatIsNoLongerKeptIsMadeAgain() {
        assertEquals(List.of(true, true, true, false),
                simulatedBeginnings(1, List.of(simulation(1, 1), simulation(1, 2), simulation(1, 1), simulation(2, 1)),
                        2));
    }

    /** States of large networks must not bring a computer to its limits that can simulate them one by one. */
    @Test
    void statesAreGivenUpWhereMemoryIsShort() {
        SharedBeginnings shared = new SharedBeginnings(4);
        Watcher first = new Watcher(2);
        shared.during(() -> simulation(1, 1).run(first));
        // More than the heap can hold: Java frees what may be freed before it says so.
        assertThrows(OutOfMemoryError.class, () -> Arrays.setAll(new long[1 << 10][], _ -> new long[LARGEST_ARRAY]));
        Watcher second = new Watcher(2);
        shared.during(() -> simulation(2, 1).run(second));
        assertEquals(first.early, second.early);
    }
}
