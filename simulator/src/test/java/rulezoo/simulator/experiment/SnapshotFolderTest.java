package rulezoo.simulator.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rulezoo.simulator.Sha256;
import rulezoo.simulator.engine.Engine;
import rulezoo.simulator.engine.EngineMaker;
import rulezoo.simulator.network.NetworkSpec;
import rulezoo.simulator.protocol.Phase;
import rulezoo.simulator.protocol.Protocol;
import rulezoo.simulator.protocol.Stimulus;
import rulezoo.simulator.recording.SpikeListener;
import rulezoo.simulator.rule.Pathway;
import rulezoo.simulator.rule.PlasticityRule;
import rulezoo.simulator.rule.RuleFamily;

/** A simulation that is interrupted goes on where it was, and nothing in its result tells. */
class SnapshotFolderTest {
    private static final int STEPS_PER_SECOND = 10_000;
    /** Post spikes act at once. */
    private static final int SMALL = 256;
    /** Post spikes wait. */
    private static final int LARGE = 1500;
    private static final Protocol PROTOCOL = new Protocol("long",
            List.of(new Phase.Run("settle", 12, null, false), new Phase.Run("before", 2, null, true),
                    new Phase.Sequence("aside", List.of(new Phase.Element(1, null)), false),
                    new Phase.Run("break", 12, null, false),
                    new Phase.Run("after", 2, null, true)));

    @TempDir
    private Path folder;

    private static Simulation simulation(int excitatory) {
        double[] coefficients = new double[2 * RuleFamily.POLYNOMIAL.size()];
        for (int i = 0; i < coefficients.length; i += RuleFamily.POLYNOMIAL.size()) {
            System.arraycopy(new double[]{0.02, 0.02, -0.0001, 0, 0.0005, 0.0005}, 0, coefficients, i,
                    RuleFamily.POLYNOMIAL.size());
        }
        return new Simulation(NetworkSpec.PUBLISHED.scaledTo(excitatory),
                new PlasticityRule(RuleFamily.POLYNOMIAL, EnumSet.of(Pathway.EE, Pathway.IE), coefficients), PROTOCOL,
                3);
    }

    /** An engine that notes where it was advanced first, and dies at some time. */
    private static final class Mortal implements Engine {
        private final Engine engine;
        private final double endSeconds;
        private double firstSeconds = -1;

        Mortal(Engine engine, double endSeconds) {
            this.engine = engine;
            this.endSeconds = endSeconds;
        }

        @Override
        public boolean advance(int steps, SpikeListener listener) {
            double now = (double) engine.step() / STEPS_PER_SECOND;
            firstSeconds = firstSeconds < 0 ? now : firstSeconds;
            if (now >= endSeconds) {
                throw new IllegalStateException("killed");
            }
            return engine.advance(steps, listener);
        }

        @Override
        public long step() {
            return engine.step();
        }

        @Override
        public void present(@Nullable Stimulus stimulus) {
            engine.present(stimulus);
        }

        @Override
        public void setPlastic(boolean plastic) {
            engine.setPlastic(plastic);
        }

        @Override
        public void freeze(Set<Pathway> pathways) {
            engine.freeze(pathways);
        }

        @Override
        public int synapses(Pathway pathway) {
            return engine.synapses(pathway);
        }

        @Override
        public float weight(Pathway pathway, int synapse) {
            return engine.weight(pathway, synapse);
        }

        @Override
        public float[] weights(Pathway pathway) {
            return engine.weights(pathway);
        }

        @Override
        public State save() {
            return engine.save();
        }

        @Override
        public void restore(State state) {
            engine.restore(state);
        }

        @Override
        public void branchInput(String label) {
            engine.branchInput(label);
        }
    }

    /** Runs a simulation that dies at some time; returns the time at which it was advanced first. */
    private double startOfRun(Simulation simulation, double endSeconds, List<SimulationResult> results) {
        Mortal[] made = new Mortal[1];
        EngineMaker maker = (network, rule, seed) -> made[0] = new Mortal(
                EngineMaker.PROCESSOR.make(network, rule, seed), endSeconds);
        SnapshotFolder snapshots = new SnapshotFolder(folder.resolve("states"), Duration.ZERO);
        Runnable run = () -> results.add(snapshots.during(simulation::run));
        if (endSeconds < PROTOCOL.durationSeconds()) {
            assertThrows(IllegalStateException.class, () -> ScopedValue.where(EngineMaker.CURRENT, maker).run(run));
        } else {
            ScopedValue.where(EngineMaker.CURRENT, maker).run(run);
        }
        return made[0].firstSeconds;
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("states"))) {
            return files.toList();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {SMALL, LARGE})
    void aSimulationThatIsKilledTwiceEndsWithTheSameResult(int excitatory) throws IOException {
        Simulation simulation = simulation(excitatory);
        SimulationResult whole = simulation.run();
        List<SimulationResult> results = new ArrayList<>();
        assertEquals(0, startOfRun(simulation, 11, results));
        assertEquals(10, startOfRun(simulation, 13, results), "it goes on after the last ten seconds");
        assertEquals(12, startOfRun(simulation, 25, results), "it goes on after the last phase without score");
        assertEquals(24, startOfRun(simulation, 1000, results), "what two phases left is kept, too");
        assertEquals(List.of(whole), results);
        assertEquals(List.of(), files(), "nothing is left behind");
    }

    @Test
    void anotherSimulationStartsAtItsBeginning() {
        List<SimulationResult> results = new ArrayList<>();
        startOfRun(simulation(SMALL), 11, results);
        Simulation other = new Simulation(simulation(SMALL).network(), simulation(SMALL).rule(), PROTOCOL, 4);
        assertEquals(0, startOfRun(other, 1000, results));
        assertEquals(List.of(other.run()), results);
    }

    @Test
    void aDamagedFileIsNotUsed() throws IOException {
        Simulation simulation = simulation(SMALL);
        List<SimulationResult> results = new ArrayList<>();
        startOfRun(simulation, 11, results);
        Path file = files().getFirst();
        byte[] bytes = Files.readAllBytes(file);
        for (int length : new int[]{0, 10, bytes.length / 2}) {
            Files.write(file, Arrays.copyOf(bytes, length));
            assertEquals(0, startOfRun(simulation, 5, results));
        }
        for (int at = bytes.length - 1; at > 0; at -= bytes.length / 4) {
            byte[] flipped = bytes.clone();
            flipped[at] ^= 1;
            Files.write(file, flipped);
            assertEquals(0, startOfRun(simulation, 5, results), "one bit of byte " + at + " is wrong");
        }
        Files.write(file, bytes);
        assertEquals(10, startOfRun(simulation, 1000, results));
        assertEquals(List.of(simulation.run()), results);
    }

    /** A size at which two scalings give the same network is measured once for each, and maybe at once. */
    @Test
    void aSimulationThatRunsTwiceAtOnceKeepsWholeStates() throws Exception {
        SnapshotFolder snapshots = new SnapshotFolder(folder.resolve("states"), Duration.ZERO);
        Simulation simulation = simulation(SMALL);
        byte[] digest = new byte[1 << 20];
        Callable<Boolean> keeping = () -> {
            SnapshotFile file = snapshots.of(simulation, "engine");
            boolean whole = true;
            for (int i = 0; i < 50; i++) {
                file.write(new Snapshot(1, i, new NoState(), digest, List.of(), List.of()));
                whole &= file.read().isPresent();
            }
            return whole;
        };
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            for (Future<Boolean> whole : threads.invokeAll(List.of(keeping, keeping))) {
                assertTrue(whole.get());
            }
        }
        snapshots.of(simulation, "engine").delete();
        assertEquals(List.of(), files(), "nothing is left behind");
    }

    @Test
    void aStateThatCannotBeWrittenIsNamedAndLeavesNothingBehind() throws IOException {
        SnapshotFile file = new SnapshotFolder(folder.resolve("states"), Duration.ZERO).of(simulation(SMALL), "engine");
        UncheckedIOException failure = assertThrows(UncheckedIOException.class, () -> file
                .write(new Snapshot(0, 0, new Engine.State() {
                }, new byte[1 << 20], List.of(), List.of())));
        FileSystemException named = assertInstanceOf(FileSystemException.class, failure.getCause());
        assertTrue(named.getFile().startsWith(folder.toString()) && named.getFile().endsWith(".snapshot"));
        assertTrue(named.getReason().startsWith("the state of a long simulation cannot be kept: "));
        assertEquals(List.of(), files());
    }

    @Test
    void whatAKilledProcessLeftHalfWrittenIsDeleted() throws IOException {
        SnapshotFolder snapshots = new SnapshotFolder(folder.resolve("states"), Duration.ZERO);
        snapshots.tidy(); // there is no folder yet
        snapshots.of(simulation(SMALL), "engine").write(new Snapshot(1, 1, new NoState(), new byte[9], List.of(),
                List.of()));
        Path whole = files().getFirst();
        Files.createFile(whole.resolveSibling(whole.getFileName() + ".7" + SnapshotFile.UNFINISHED));
        snapshots.tidy();
        assertEquals(List.of(whole), files());
    }

    /** State of an engine without any. */
    private record NoState() implements Engine.State, Serializable {}

    @Test
    void observedSimulationsKeepNothing() {
        SnapshotFolder snapshots = new SnapshotFolder(folder.resolve("states"), Duration.ZERO);
        snapshots.during(() -> simulation(SMALL).run(new Simulation.Observer() {
        }));
        assertFalse(Files.exists(folder.resolve("states")));
    }

    /**
     * If this fails, the state of an engine is laid out in another way: raise {@link Snapshot#VERSION}, so that
     * files of the former layout are not used, and write the new digest here.
     */
    @ParameterizedTest
    @ValueSource(ints = {SMALL, LARGE})
    void theLayoutOfAStateIsThatOfItsVersion(int excitatory) throws IOException {
        Simulation simulation = simulation(excitatory);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Engine engine = EngineMaker.PROCESSOR.make((NetworkSpec) simulation.network(), simulation.rule(), 1);
                ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            assertTrue(engine.advance(1000, (_, _) -> {}));
            out.writeObject(engine.save());
        }
        assertEquals(excitatory == SMALL ? "1 b952f8980dd7f8d4" : "1 61438d81dd43afbb", Snapshot.VERSION + " "
                + HexFormat.of().formatHex(Sha256.start().digest(bytes.toByteArray())).substring(0, 16));
    }
}
