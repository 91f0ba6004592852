package rulezoo.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
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
}
