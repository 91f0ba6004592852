package rulezoo.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ZooConcurrencyTest {
    @TempDir
    private Path folder;

    @Test
    void twoWritersInOneProcessAreRefusedAndTheFirstKeepsItsLock() throws IOException, InterruptedException {
        try (ZooWriter _ = ZooWriter.open(folder)) {
            assertTrue(Sentences.of(IOException.class, () -> ZooWriter.open(folder)).contains("already writing"));
            Process other = ForkedWriter.start(folder, 1);
            assertEquals(1, other.waitFor(), "the other process cannot write either");
        }
        ZooWriter.open(folder).close();
    }

    @Test
    void aWriterInAnotherProcessIsRespectedUntilItDies() throws IOException, InterruptedException {
        Process other = ForkedWriter.start(folder, 1);
        try (BufferedReader acknowledged = other.inputReader(StandardCharsets.UTF_8)) {
            acknowledged.readLine();
            String sentence = Sentences.of(IOException.class, () -> ZooWriter.open(folder));
            assertTrue(sentence.contains("another process is writing to " + folder), sentence);
        } finally {
            other.destroyForcibly().waitFor();
        }
        ZooWriter.open(folder).close();
    }

    @Test
    void readersSeeOnlyWholeSegmentsWhileAnotherProcessWrites() throws IOException, InterruptedException {
        Process other = ForkedWriter.start(folder, 7);
        try (BufferedReader acknowledged = other.inputReader(StandardCharsets.UTF_8)) {
            for (int i = 0; i < 10; i++) {
                int generation = Integer.parseInt(Objects.requireNonNull(acknowledged.readLine()));
                Zoo zoo = Zoo.open(folder);
                assertEquals(List.of(), zoo.problems());
                assertEquals(0, zoo.rules().size() % 20);
                assertTrue(zoo.rules().size() >= 20 * generation);
            }
        } finally {
            other.destroyForcibly().waitFor();
        }
    }

    @Test
    void everythingAcknowledgedSurvivesAKill() throws IOException, InterruptedException {
        Random random = new Random(11);
        for (int round = 0; round < 5; round++) {
            Path zoo = folder.resolve("zoo" + round);
            long seed = 1000L * round;
            int acknowledged = writeUntilKilled(zoo, seed, 1 + random.nextInt(60));
            assertAllThere(zoo, seed, acknowledged);
        }
    }

    private static int writeUntilKilled(Path zoo, long seed, int milliseconds)
            throws IOException, InterruptedException {
        Process writer = ForkedWriter.start(zoo, seed);
        try (BufferedReader lines = writer.inputReader(StandardCharsets.UTF_8)) {
            lines.readLine();
            Thread.sleep(milliseconds);
            writer.toHandle().destroyForcibly(); // unlike the method of Process, leaves the output open
            writer.waitFor();
            return lines.lines().mapToInt(Integer::parseInt).max().orElse(1);
        }
    }

    private static void assertAllThere(Path folder, long seed, int generations) throws IOException {
        try (ZooWriter writer = ZooWriter.open(folder)) {
            Zoo zoo = writer.read();
            assertEquals(List.of(), zoo.problems());
            for (int generation = 1; generation <= generations; generation++) {
                assertTrue(zoo.rules().containsAll(Samples.rules(seed + generation, 20)));
                assertTrue(zoo.probes().containsAll(Samples.probes(seed + generation, 5)));
            }
            assertTrue(writer.latestCheckpoint().orElseThrow().generation() >= generations);
        }
        try (Stream<Path> files = Files.walk(folder)) {
            assertTrue(files.noneMatch(file -> file.toString().endsWith(".tmp")));
        }
    }
}
