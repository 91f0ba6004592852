package rulezoo.simulator.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import rulezoo.simulator.device.NetworkDevice;
import rulezoo.simulator.network.InputSpec;
import rulezoo.simulator.network.Neuron;
import rulezoo.simulator.network.NetworkSpec;
import rulezoo.simulator.network.PathwayWeights;
import rulezoo.simulator.rule.Pathway;
import rulezoo.simulator.rule.PlasticityRule;
import rulezoo.simulator.rule.SixParameterRule;

/**
 * A network of 40 + 10 neurons, four plastic pathways, 20,000 steps: Auryn's spikes, weights and voltages.
 */
class AurynMicroNetworkTest {
    private static final int EXCITATORY = 40;
    private static final int STEPS = 20_000;
    private static final double TOLERANCE = 1e-6;

    private record Spike(long step, int neuron) implements Comparable<Spike> {
        @Override
        public int compareTo(Spike other) {
            return Comparator.comparingLong(Spike::step).thenComparingInt(Spike::neuron).compare(this, other);
        }
    }

    private static ReferenceTable state;
    private static ReferenceTable weights;
    private static final Set<Spike> expectedSpikes = new HashSet<>();
    private static final Set<Spike> spikes = new HashSet<>();
    private static double largestVoltageError;
    private static double largestConductanceError;
    private static double largestWeightError;
    private static int comparedWeights;
    private static int comparedStates;

    @BeforeAll
    static void replay() {
        state = ReferenceTable.read("micro_net_state.csv");
        weights = ReferenceTable.read("micro_net_weights.csv");
        ReferenceTable spikeTable = ReferenceTable.read("micro_net_spikes.csv");
        for (int row = 0; row < spikeTable.rows().size(); row++) {
            int step = spikeTable.integer(row, "step");
            int neuron = spikeTable.integer(row, "neuron");
            switch (spikeTable.text(row, "group")) {
                case "in" -> {
                    // read by recordedInput
                }
                case "E" -> expectedSpikes.add(new Spike(step, neuron));
                case "I" -> expectedSpikes.add(new Spike(step, neuron + EXCITATORY));
                default -> throw new AssertionError(spikeTable.text(row, "group"));
            }
        }
        ReferenceEngine engine = engine(recordedInput());
        Map<Integer, Integer> stateRow = new HashMap<>();
        for (int row = 0; row < state.rows().size(); row++) {
            stateRow.putIfAbsent(state.integer(row, "step"), row);
        }
        for (int step = 0; step <= STEPS; step++) {
            if (step % 5000 == 0) {
                compareWeights(engine, step);
            }
            if (step < STEPS) {
                assertTrue(engine.step((at, neuron) -> spikes.add(new Spike(at, neuron))));
                if (stateRow.containsKey(step)) {
                    compareState(engine, stateRow.get(step));
                }
            }
        }
    }

    @Test
    void everySpikeIsTheSame() {
        assertTrue(expectedSpikes.size() > 1000);
        Set<Spike> different = new TreeSet<>(expectedSpikes);
        different.addAll(spikes);
        different.removeIf(spike -> expectedSpikes.contains(spike) && spikes.contains(spike));
        assertEquals(Optional.empty(), different.stream().findFirst(), "first of " + different.size() + " differences");
    }

    @Test
    void weightsAgree() {
        assertTrue(comparedWeights > 1000, "compared " + comparedWeights);
        assertTrue(largestWeightError < TOLERANCE, "largest difference " + largestWeightError);
    }

    @Test
    void voltagesAndThresholdsAgree() {
        assertTrue(comparedStates > 1000, "compared " + comparedStates);
        assertTrue(largestVoltageError < TOLERANCE, "largest difference " + largestVoltageError + " V");
    }

    @Test
    void conductancesAgree() {
        assertTrue(largestConductanceError < 1e-5, "largest difference " + largestConductanceError);
    }

    /**
     * The recorded input goes to a device, 5000 steps at a time; spikes are Auryn's, weights the reference's
     * bits.
     */
    @Test
    void aDeviceReplaysItToo() {
        Map<Integer, List<Integer>> input = recordedInput();
        ReferenceEngine reference = engine(input);
        try (NetworkDevice device = DeviceUnderTest.open();
                Engine engine = device.make(NetworkTables.of(network(), rule(), 0, wiring(network())),
                        step -> input.getOrDefault((int) step, List.of()).stream().mapToInt(i -> i).toArray())) {
            Set<Spike> onDevice = new HashSet<>();
            for (int step = 0; step < STEPS; step += 5000) {
                assertTrue(engine.advance(5000, (at, neuron) -> onDevice.add(new Spike(at, neuron))));
                assertTrue(reference.advance(5000, (_, _) -> {}));
                for (Pathway pathway : Pathway.values()) {
                    assertArrayEquals(reference.weights(pathway), engine.weights(pathway), pathway.name());
                }
            }
            assertEquals(expectedSpikes, onDevice);
        }
    }

    private static void compareWeights(Engine engine, int step) {
        Map<Pathway, Integer> next = new EnumMap<>(Pathway.class);
        Map<Pathway, float[]> actual = new EnumMap<>(Pathway.class);
        for (int row = 0; row < weights.rows().size(); row++) {
            // The dump of step n shows the weights after n steps.
            boolean recurrent = !weights.text(row, "connection").startsWith("in");
            if (recurrent && weights.integer(row, "step") == step) {
                Pathway pathway = Pathway.valueOf(weights.text(row, "connection").toUpperCase(Locale.ROOT));
                float[] w = actual.computeIfAbsent(pathway, engine::weights);
                int synapse = next.merge(pathway, 1, Integer::sum) - 1;
                largestWeightError = Math.max(largestWeightError, Math.abs(w[synapse] - weights.number(row, "w")));
                comparedWeights++;
            }
        }
    }

    private static void compareState(ReferenceEngine engine, int firstRow) {
        NeuronState neurons = engine.neurons();
        for (int i = 0; i < EXCITATORY + 10; i++) {
            int row = firstRow + i;
            int neuron = state.integer(row, "neuron") + (state.text(row, "group").equals("E") ? 0 : EXCITATORY);
            largestVoltageError = Math.max(largestVoltageError,
                    Math.abs(neurons.get(neuron, NeuronState.VOLTS) - state.number(row, "mem_V")));
            largestVoltageError = Math.max(largestVoltageError,
                    Math.abs(neurons.get(neuron, NeuronState.THRESHOLD_OFFSET) - state.number(row, "thr_offset_V")));
            for (double difference : new double[]{neurons.get(neuron, NeuronState.AMPA) - state.number(row, "g_ampa"),
                    neurons.get(neuron, NeuronState.NMDA) - state.number(row, "g_nmda"),
                    neurons.get(neuron, NeuronState.GABA) - state.number(row, "g_gaba")}) {
                largestConductanceError = Math.max(largestConductanceError, Math.abs(difference));
            }
            comparedStates++;
        }
    }

    /** The inputs that fire, by step. */
    private static Map<Integer, List<Integer>> recordedInput() {
        ReferenceTable spikeTable = ReferenceTable.read("micro_net_spikes.csv");
        Map<Integer, List<Integer>> input = new HashMap<>();
        for (int row = 0; row < spikeTable.rows().size(); row++) {
            if (spikeTable.text(row, "group").equals("in")) {
                input.computeIfAbsent(spikeTable.integer(row, "step"), _ -> new ArrayList<>())
                        .add(spikeTable.integer(row, "neuron"));
            }
        }
        return input;
    }

    private static ReferenceEngine engine(Map<Integer, List<Integer>> input) {
        return new ReferenceEngine(network(), rule(), wiring(network()), new RecordedInput(input));
    }

    private static NetworkSpec network() {
        return new NetworkSpec(EXCITATORY, 10, 0.5, new PathwayWeights(initial("ee"), initial("ei"),
                initial("ie"), initial("ii")), 20, 0.01, 1, Neuron.INTEGRATE_AND_FIRE,
                new InputSpec.Shared(50, 1, 0.45, 20));
    }

    private static PlasticityRule rule() {
        return PlasticityRule
                .polynomial(Map.of(Pathway.EE, new SixParameterRule(0.02, 0.03, 0.05, -0.02, -0.3, -0.2), Pathway.EI,
                        new SixParameterRule(0.015, 0.04, 0.03, 0.01, -0.2, -0.3), Pathway.IE,
                        new SixParameterRule(0.02, 0.05, -0.2, 0.01, 1.0, 0.8), Pathway.II,
                        new SixParameterRule(0.025, 0.02, -0.3, 0.02, 0.9, 1.0)));
    }

    private static Wiring wiring(NetworkSpec network) {
        Map<Pathway, Projection> projections = new EnumMap<>(Pathway.class);
        for (Pathway pathway : Pathway.values()) {
            projections.put(pathway, projection(network, pathway));
        }
        return new Wiring(projections, inputConnections());
    }

    private static double initial(String connection) {
        for (int row = 0; row < weights.rows().size(); row++) {
            if (weights.text(row, "connection").equals(connection)) {
                return weights.number(row, "w");
            }
        }
        throw new AssertionError(connection);
    }

    private static Projection projection(NetworkSpec network, Pathway pathway) {
        List<int[]> pairs = pairs(pathway.name().toLowerCase(Locale.ROOT));
        int firstPre = pathway == Pathway.EE || pathway == Pathway.EI ? 0 : EXCITATORY;
        int firstPost = pathway == Pathway.EE || pathway == Pathway.IE ? 0 : EXCITATORY;
        return Projection.of(network, pathway, pairs.stream().mapToInt(p -> firstPre + p[0]).toArray(),
                pairs.stream().mapToInt(p -> firstPost + p[1]).toArray());
    }

    private static List<int[]> pairs(String connection) {
        List<int[]> pairs = new ArrayList<>();
        for (int row = 0; row < weights.rows().size(); row++) {
            if (weights.integer(row, "step") == 0 && weights.text(row, "connection").equals(connection)) {
                pairs.add(new int[]{weights.integer(row, "pre"), weights.integer(row, "post")});
            }
        }
        return pairs;
    }

    private static InputConnections inputConnections() {
        int[] start = new int[51];
        List<Integer> target = new ArrayList<>();
        List<int[]> toE = pairs("in_e");
        List<int[]> toI = pairs("in_i");
        for (int source = 0; source < 50; source++) {
            for (int[] pair : toE) {
                if (pair[0] == source) {
                    target.add(pair[1]);
                }
            }
            for (int[] pair : toI) {
                if (pair[0] == source) {
                    target.add(EXCITATORY + pair[1]);
                }
            }
            start[source + 1] = target.size();
        }
        char[] targets = new char[target.size()];
        for (int i = 0; i < targets.length; i++) {
            targets[i] = (char) (int) target.get(i);
        }
        return new InputConnections(50, start, targets);
    }
}
