package rulezoo.simulator.device;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import rulezoo.simulator.engine.Engine;
import rulezoo.simulator.experiment.SharedBeginnings;
import rulezoo.simulator.experiment.Simulation;
import rulezoo.simulator.experiment.SimulationResult;
import rulezoo.simulator.network.InputSpec;
import rulezoo.simulator.network.NetworkSpec;
import rulezoo.simulator.protocol.Phase;
import rulezoo.simulator.protocol.Protocol;
import rulezoo.simulator.protocol.Stimulus;
import rulezoo.simulator.rule.Pathway;
import rulezoo.simulator.rule.PlasticityRule;
import rulezoo.simulator.rule.SixParameterRule;

/** Whole simulations on a device, and devices that fail. */
class NetworkDeviceTest {
    private static final InputSpec.Grid GRID = new InputSpec.Grid(100, 100, 8, false, 0.075, 10);
    private static final SixParameterRule HOMEOSTATIC = new SixParameterRule(0.02, 0.02, -0.2, 0, 1, 1);
    private static final PlasticityRule RULE = PlasticityRule
            .polynomial(Map.of(Pathway.IE, HOMEOSTATIC, Pathway.EI, new SixParameterRule(0.02, 0.03, 0.1, 0, -1, -1)));
    private static final NetworkSpec NETWORK = NetworkSpec.PUBLISHED.scaledTo(64);
    private static final long SMALL_BYTES = 800_000;
    private static final List<String> SENTENCES = Collections.synchronizedList(new ArrayList<>());

    private static DeviceInfo info = new DeviceInfo(0, 0, "", "", "", false, false, 0, 0, 0, 0, 0);
    private static DeviceRunner runner;

    @BeforeAll
    static void open() {
        List<DeviceInfo> devices = NetworkDevice.list();
        assumeTrue(!devices.isEmpty(),
                "this machine has no OpenCL device: install pocl-opencl-icd and ocl-icd-libopencl1");
        info = devices.getFirst();
        runner = new DeviceRunner(NetworkDevice.open(info, SENTENCES::add), 6);
    }

    @AfterAll
    static void close() {
        if (runner != null) {
            runner.close();
        }
    }

    /** What a simulation shows, weights after every phase included. */
    private record Shown(SimulationResult result, List<float[]> weights) {
        static Shown of(Simulation simulation) {
            List<float[]> weights = new ArrayList<>();
            SimulationResult result = simulation.run(new Simulation.Observer() {
                @Override
                public void phaseEnded(Phase phase, Engine engine) {
                    weights.add(engine.weights(Pathway.IE));
                    weights.add(new float[]{engine.weight(Pathway.IE, 5), engine.weight(Pathway.EE, 5)});
                }
            });
            return new Shown(result, weights);
        }
    }

    private static Simulation familiarity(long seed) {
        Stimulus familiar = new Stimulus("familiar", 7500, 500, 50, 0.05, 0.02, 0.01);
        Protocol protocol = new Protocol("everything", List.of(new Phase.Run("settle", 0.2, null, false),
                new Phase.Run("train", 0.2, familiar, false),
                new Phase.Probe("plastic", 0.1, Stimulus.continuous("novel", 2000, 500, 50), true),
                new Phase.Sequence("sequence",
                        List.of(new Phase.Element(0.04, familiar), new Phase.Element(0.08, null)), false),
                new Phase.Run("held", 0.2, null, true, EnumSet.of(Pathway.IE)),
                new Phase.Run("free", 0.2, null, true)));
        return new Simulation(NETWORK.withInput(GRID), RULE, protocol, seed);
    }

    @Test
    void simulationsWithStimuliProbesAndHeldPathwaysAreTheSameOnADevice() {
        List<Simulation> simulations = LongStream.rangeClosed(1, 12).mapToObj(NetworkDeviceTest::familiarity).toList();
        List<Shown> onDevice = runner.map(simulations, Shown::of);
        for (int i = 0; i < simulations.size(); i++) {
            Shown expected = Shown.of(simulations.get(i));
            assertTrue(expected.result.survived(), expected.result.endedBecause());
            assertEquals(expected.result, onDevice.get(i).result);
            for (int k = 0; k < expected.weights.size(); k++) {
                assertArrayEquals(expected.weights.get(k), onDevice.get(i).weights.get(k));
            }
        }
    }

    /** Remembers whether it was told of a spike of the beginning, which it does not need. */
    private static final class Watcher implements Simulation.Observer {
        private boolean early;

        @Override
        public long firstStep() {
            return 2000;
        }

        @Override
        public void spike(long step, int neuron) {
            early |= step < firstStep();
        }
    }

    private record Watched(SimulationResult result, boolean early) {
        static Watched of(Simulation simulation, SharedBeginnings shared) {
            Watcher watcher = new Watcher();
            return new Watched(shared.during(() -> simulation.run(watcher)), watcher.early);
        }
    }

    @Test
    void networksThatSettleAlikeSettleOnceOnADeviceAndOnceOnTheProcessor() {
        List<Simulation> simulations = LongStream.rangeClosed(1, 5).mapToObj(i -> new Simulation(NETWORK, RULE,
                new Protocol("alike", List.of(new Phase.Run("settle", 0.3, null, false),
                        new Phase.Run("differ", 0.1 * i, null, true))),
                1)).toList();
        SharedBeginnings shared = new SharedBeginnings(4);
        List<Watched> onDevice = runner.map(simulations, simulation -> Watched.of(simulation, shared));
        List<Watched> onProcessor = simulations.stream().map(simulation -> Watched.of(simulation, shared)).toList();
        assertEquals(1, onDevice.stream().filter(Watched::early).count());
        assertEquals(1, onProcessor.stream().filter(Watched::early).count());
        for (int i = 0; i < simulations.size(); i++) {
            assertEquals(simulations.get(i).run(), onDevice.get(i).result);
            assertEquals(simulations.get(i).run(), onProcessor.get(i).result);
        }
    }

    @Test
    void blowUpsEndTheirRunInTheSameStep() {
        PlasticityRule runaway = PlasticityRule
                .polynomial(Map.of(Pathway.EE, new SixParameterRule(0.02, 0.02, 2, 2, 2, 2)));
        Simulation simulation = new Simulation(NETWORK, runaway, Protocol.background(5, 1), 1);
        SimulationResult onDevice = runner.map(List.of(simulation), Simulation::run).getFirst();
        assertFalse(onDevice.survived());
        assertEquals(simulation.run(), onDevice);
    }

    @Test
    void neuronsGiveTheSameBitsWhereverTheyAre() {
        try (NetworkDevice device = NetworkDevice.open(info, SENTENCES::add)) {
            for (KernelVariant.State state : KernelVariant.State.values()) {
                // A batch compares its kernels with the reference engine before it is used.
                assertDoesNotThrow(() -> device.batch(new KernelVariant(64, 5, state)), state.toString());
            }
        }
    }

    @Test
    void aDeviceThatRoundsDifferentlyIsRefused() {
        // Products and sums that are rounded twice: what a compiler without a fused multiply-add would make.
        String wrong = NetworkDevice.kernels().replace("#define FMA(a, b, c) fma(a, b, c)",
                "#define FMA(a, b, c) ((a) * (b) + (c))");
        DeviceException refused = assertThrows(DeviceException.class,
                () -> NetworkDevice.open(info, SENTENCES::add, wrong));
        assertTrue(refused.sentence().contains("does not compute what the reference engine computes"),
                refused.sentence());
    }

    @Test
    void aCompilerThatRefusesTheKernelsIsASentence() {
        DeviceException refused = assertThrows(DeviceException.class,
                () -> NetworkDevice.open(info, SENTENCES::add, "__kernel void advance( {"));
        assertTrue(refused.sentence().contains("refuses the kernels"), refused.sentence());
    }

    @Test
    void aDeviceWithoutDoublePrecisionIsRefused() {
        DeviceInfo single = new DeviceInfo(info.platform(), info.handle(), "toy", "toy", "1", true, false, 1 << 30,
                1 << 30, 1 << 15, 1, 256);
        DeviceException refused = assertThrows(DeviceException.class,
                () -> NetworkDevice.open(single, SENTENCES::add));
        assertTrue(refused.sentence().contains("no double precision"), refused.sentence());
    }

    @Test
    void whatDoesNotFitRunsOnTheProcessorWithTheSameResult() {
        // Memory for one network with shared input, not for one with 20,000 inputs.
        DeviceInfo small = new DeviceInfo(info.platform(), info.handle(), info.name(), info.platformName(),
                info.driver(), false, true, SMALL_BYTES, SMALL_BYTES, info.localBytes(), 1, info.threads());
        List<String> said = Collections.synchronizedList(new ArrayList<>());
        Simulation fits = new Simulation(NETWORK, RULE, Protocol.background(0.2, 0.1), 1);
        Simulation large = new Simulation(NETWORK.withInput(GRID), RULE,
                Protocol.background(0.2, 0.1), 1);
        try (DeviceRunner narrow = new DeviceRunner(NetworkDevice.open(small, said::add), 2)) {
            assertEquals(List.of(fits.run(), fits.run(), fits.run(), large.run()),
                    narrow.map(List.of(fits, fits, fits, large), Simulation::run));
        }
        assertEquals(1, said.size(), said.toString());
        assertTrue(said.getFirst().contains("does not fit into the memory"), said.getFirst());
    }

    @Test
    void aDeviceThatIsLostLosesNoResult() {
        List<String> said = Collections.synchronizedList(new ArrayList<>());
        NetworkDevice device = NetworkDevice.open(info, said::add);
        List<Simulation> simulations = LongStream.rangeClosed(1, 4)
                .mapToObj(seed -> new Simulation(NETWORK, RULE, Protocol.background(0.2, 0.2), seed)).toList();
        try (DeviceRunner lost = new DeviceRunner(device, 2)) {
            List<SimulationResult> results = lost.map(simulations,
                    simulation -> simulation.run(new Simulation.Observer() {
                        @Override
                        public void spike(long step, int neuron) {
                            if (step > 1500) {
                                device.lose(new DeviceException("the device failed"));
                            }
                        }
                    }));
            assertEquals(simulations.stream().map(Simulation::run).toList(), results);
        }
        assertEquals(List.of("the device failed; the program goes on with the CPU, and the results are the same"),
                said);
    }

    @Test
    void workThatSwallowsTheFailureIsDoneAgainAllTheSame() {
        NetworkDevice device = NetworkDevice.open(info, _ -> {});
        Simulation simulation = new Simulation(NETWORK, RULE, Protocol.background(0.2, 0.2), 1);
        try (DeviceRunner lost = new DeviceRunner(device, 2)) {
            device.lose(new DeviceException("the device failed"));
            // A search records a rule that cannot be simulated, and goes on.
            List<String> digests = lost.map(List.of(simulation), s -> {
                try {
                    return s.run().spikeDigest();
                } catch (RuntimeException e) {
                    return "none";
                }
            });
            assertEquals(List.of(simulation.run().spikeDigest()), digests);
        }
    }

    @Test
    void nothingIsSaidWhereNothingHappens() {
        runner.map(List.of(new Simulation(NETWORK, RULE, Protocol.background(0.1, 0.1), 1)), Simulation::run);
        assertEquals(List.of(), SENTENCES);
    }
}
