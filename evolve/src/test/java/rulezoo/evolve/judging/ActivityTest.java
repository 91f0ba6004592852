package rulezoo.evolve.judging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import rulezoo.simulator.experiment.SimulationResult;
import rulezoo.simulator.network.NetworkPreset;
import rulezoo.simulator.network.NetworkSpec;
import rulezoo.simulator.protocol.Phase;
import rulezoo.simulator.protocol.Protocol;
import rulezoo.simulator.rule.Pathway;
import rulezoo.simulator.stability.StabilityMetric;
import rulezoo.simulator.stability.StabilityMetrics;

class ActivityTest {
    private static final NetworkSpec NETWORK = NetworkPreset.TINY.spec();
    private static final Protocol TWO_WINDOWS = new Protocol("test", List.of(new Phase.Run("settle", 4, null, false),
            new Phase.Run("a", 2, null, true), new Phase.Run("pause", 3, null, false),
            new Phase.Run("b", 2, null, true)));

    private static SimulationResult.Window window(String label, double rateHz, double weight) {
        double[] values = new double[StabilityMetric.values().length];
        Arrays.fill(values, weight);
        values[StabilityMetric.RATE.ordinal()] = rateHz;
        values[StabilityMetric.RATE_I.ordinal()] = 2 * rateHz;
        return new SimulationResult.Window(label, new StabilityMetrics(values));
    }

    private static SimulationResult result(double blowUpSeconds, SimulationResult.Window... windows) {
        return new SimulationResult(blowUpSeconds, List.of(windows), List.of(), "");
    }

    @Test
    void driftIsTheChangeOfTheMeanWeightFromTheFirstWindowToTheLastInUnitsOfEta() {
        Activity activity = Objects.requireNonNull(Activity.of(
                result(SimulationResult.SURVIVED, window("a", 3, 1), window("b", 4, 1 + 5 * NETWORK.learningRate())),
                TWO_WINDOWS, NETWORK));
        assertEquals(new OperatingPoint(4, 8), activity.point());
        for (Pathway pathway : Pathway.values()) {
            assertEquals(1, activity.drift(pathway), 1e-12);
        }
        assertEquals(activity, Activity.of(Activity.toArray(activity)));
    }

    @Test
    void aRunThatEndedEarlyOrHasOneWindowTellsNothing() {
        assertNull(Activity.of(result(5, window("a", 3, 1)), TWO_WINDOWS, NETWORK));
        assertNull(Activity.of(result(SimulationResult.SURVIVED, window("a", 3, 1)), Protocol.background(1, 1),
                NETWORK));
        assertNull(Activity.of(Activity.toArray(null)));
        assertNull(Activity.of(new double[0]));
    }
}
