package rulezoo.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import rulezoo.archive.record.RuleRecord;

/**
 * Kills writers with SIGKILL at random moments, one after the other on the same zoo, and checks after each
 * that everything that any of them acknowledged is there.
 */
final class Kills {
    private static final int RULES = 20;
    private static final int PROBES = 5;
    private static final long SEEDS_APART = 100_000;

    private final Path zoo;
    private final Random random = new Random(11);
    private final List<long[]> acknowledged = new ArrayList<>();
    private int unfinished;

    Kills(Path zoo) {
        this.zoo = zoo;
    }

    /** How many of the kills left a file that was being written. */
    int unfinished() {
        return unfinished;
    }

    /** How many generations all writers together had acknowledged. */
    long generations() {
        return acknowledged.stream().mapToLong(writer -> writer[1]).sum();
    }

    /** Kills so many writers; each goes on where the last one died. */
    void run(int kills) throws IOException, InterruptedException {
        for (int i = 0; i < kills; i++) {
            long seed = SEEDS_APART * acknowledged.size();
            acknowledged.add(new long[]{seed, writeUntilKilled(seed)});
            try (Stream<Path> files = Files.walk(zoo)) {
                unfinished += files.anyMatch(file -> file.toString().endsWith(".tmp")) ? 1 : 0;
            }
            assertAllThere();
        }
    }

    private long writeUntilKilled(long seed) throws IOException, InterruptedException {
        Process writer = ForkedWriter.start(zoo, seed);
        try (BufferedReader lines = writer.inputReader(StandardCharsets.UTF_8)) {
            String first = lines.readLine();
            Thread.sleep(random.nextInt(150));
            writer.toHandle().destroyForcibly(); // unlike the method of Process, leaves the output open
            writer.waitFor();
            return lines.lines().mapToInt(Integer::parseInt).max().orElse(first == null ? 0 : Integer.parseInt(first));
        }
    }

    private void assertAllThere() throws IOException {
        try (ZooWriter writer = ZooWriter.open(zoo)) {
            Zoo read = writer.read();
            assertEquals(List.of(), read.problems());
            assertEquals(read.rules().size(), read.rules().stream().map(RuleRecord::id).distinct().count());
            long[] last = acknowledged.getLast();
            for (int generation = 1; generation <= last[1]; generation++) {
                assertTrue(read.rules().containsAll(Samples.rules(last[0] + generation, RULES)));
                assertTrue(read.probes().containsAll(Samples.probes(last[0] + generation, PROBES)));
            }
            assertTrue(read.rules().size() >= RULES * generations(), "rules of earlier writers");
            assertTrue(read.probes().size() >= PROBES * generations(), "probes of earlier writers");
            assertTrue(writer.latestCheckpoint().orElseThrow().generation() >= last[1]);
            if (acknowledged.size() % 10 == 0) {
                writer.compact();
            }
        }
        try (Stream<Path> files = Files.walk(zoo)) {
            assertTrue(files.noneMatch(file -> file.toString().endsWith(".tmp") || file.endsWith("quarantine")));
        }
    }
}
