package rulezoo.simulator.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rulezoo.simulator.device.NetworkDevice;
import rulezoo.simulator.network.NetworkSpec;
import rulezoo.simulator.recording.SpikeListener;
import rulezoo.simulator.rule.Coefficient;
import rulezoo.simulator.rule.Pathway;
import rulezoo.simulator.rule.PlasticityRule;
import rulezoo.simulator.rule.RuleFamily;

/** Random networks and rules: every engine gives the reference engine's spikes and weights, bit for bit. */
class EnginesAgreeTest {
    /**
     * Short enough for the plain engine, long enough for several moves of the trace origin and full histories.
     */
    private static final int STEPS = 24_000;

    record Case(NetworkSpec network, PlasticityRule rule, long seed, boolean probe) {}

    static Stream<Case> randomCases() {
        return IntStream.range(0, 24).mapToObj(EnginesAgreeTest::randomCase);
    }

    private static Case randomCase(int number) {
        Random random = new Random(number);
        NetworkSpec network = NetworkSpec.PUBLISHED.scaledTo(32 + random.nextInt(200));
        network = network.withInputRateHz(5 + 10 * random.nextDouble());
        Set<Pathway> plastic = EnumSet.noneOf(Pathway.class);
        int mask = 1 + number % 15;
        for (Pathway pathway : Pathway.values()) {
            if ((mask >> pathway.ordinal() & 1) != 0) {
                plastic.add(pathway);
            }
        }
        double[] coefficients = new double[plastic.size() * RuleFamily.POLYNOMIAL.size()];
        // Every third rule is mild, so that its network stays in the physiological range instead of saturating.
        double strength = number % 3 == 0 ? 0.1 : 1;
        for (int i = 0; i < coefficients.length; i++) {
            Coefficient c = RuleFamily.POLYNOMIAL.coefficients().get(i % RuleFamily.POLYNOMIAL.size());
            double value = c.minimum() + random.nextDouble() * c.range();
            coefficients[i] = c.unit().equals("s") ? value : strength * value;
        }
        return new Case(network, new PlasticityRule(RuleFamily.POLYNOMIAL, plastic, coefficients), number,
                number % 2 == 0);
    }

    /** Everything that an engine shows of itself. */
    private record Run(boolean survived, long step, List<Long> spikes, Map<Pathway, float[]> weights) {}

    @ParameterizedTest
    @MethodSource("randomCases")
    void everyBlockEngineAgreesWithTheReference(Case c) {
        Run expected = run(c, (wiring, input) -> new ReferenceEngine(c.network, c.rule, wiring, input));
        for (Kernels kernels : List.of(new PlainKernels(), new VectorKernels())) {
            for (int cachedSynapses : new int[]{0, Integer.MAX_VALUE}) {
                assertSame(expected,
                        run(c, (wiring, input) -> new BlockEngine(c.network, c.rule, wiring, input, kernels,
                                cachedSynapses)));
            }
        }
    }

    /** All cases at once: networks of several sizes that share the launches of two batches. */
    @Test
    void aDeviceAgreesWithTheReference() throws InterruptedException, ExecutionException {
        try (NetworkDevice device = DeviceUnderTest.open();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Map<Case, Future<Run>> runs = new LinkedHashMap<>();
            randomCases().forEach(c -> runs.put(c,
                    threads.submit(() -> run(c, (_, _) -> device.make(c.network, c.rule, c.seed)))));
            for (Map.Entry<Case, Future<Run>> entry : runs.entrySet()) {
                Case c = entry.getKey();
                assertSame(run(c, (wiring, input) -> new ReferenceEngine(c.network, c.rule, wiring, input)),
                        entry.getValue().get());
            }
            assertTrue(runs.keySet().stream().anyMatch(c -> c.network.neurons() > 64 * 2), "all cases are small");
        }
    }

    private static void assertSame(Run expected, Run actual) {
        assertTrue(expected.spikes.size() > 100, "the case has too few spikes to say anything");
        assertEquals(expected.spikes, actual.spikes);
        assertEquals(expected.survived, actual.survived);
        assertEquals(expected.step, actual.step);
        if (expected.survived) {
            for (Pathway pathway : Pathway.values()) {
                assertArrayEquals(expected.weights.get(pathway), actual.weights.get(pathway), pathway.name());
            }
        }
    }

    private static Run run(Case c, BiFunction<Wiring, InputSource, Engine> maker) {
        Wiring wiring = Wiring.of(c.network, c.seed);
        try (Engine engine = maker.apply(wiring,
                new PoissonInput(c.seed, wiring.input().inputs(), c.network.input().rateHz()))) {
            return run(c, engine);
        }
    }

    private static Run run(Case c, Engine engine) {
        List<Long> spikes = new ArrayList<>();
        SpikeListener listener = (step, neuron) -> spikes.add(step << 16 | neuron);
        boolean survived = engine.advance(STEPS / 2, listener);
        if (survived && c.probe) {
            Engine.State state = engine.save();
            engine.setPlastic(false);
            engine.branchInput("probe");
            survived = engine.advance(2000, listener);
            engine.restore(state);
            engine.setPlastic(true);
        }
        if (c.seed % 4 == 1) {
            engine.freeze(EnumSet.of(Pathway.values()[(int) (c.seed / 4 % 4)]));
        }
        survived = survived && engine.advance(STEPS / 2, listener);
        Map<Pathway, float[]> weights = new EnumMap<>(Pathway.class);
        for (Pathway pathway : Pathway.values()) {
            weights.put(pathway, engine.weights(pathway));
        }
        return new Run(survived, engine.step(), spikes, weights);
    }
}
