package rulezoo.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rulezoo.archive.record.Origin;
import rulezoo.archive.record.ProbeRecord;
import rulezoo.archive.record.RuleRecord;

class ZooCompactionTest {
    @TempDir
    private Path folder;
    private final List<RuleRecord> rules = new ArrayList<>();
    private final List<ProbeRecord> probes = new ArrayList<>();

    @BeforeEach
    void archive() throws IOException {
        try (ZooWriter writer = ZooWriter.open(zoo())) {
            for (int i = 0; i < 12; i++) {
                rules.addAll(Samples.rules(i, 5 + i % 3));
                probes.addAll(Samples.probes(100 + i, 4));
                writer.appendRules(rules);
                writer.appendProbes(probes);
            }
        }
    }

    private Path zoo() {
        return folder.resolve("zoo");
    }

    private void assertComplete(Path zoo) throws IOException {
        Zoo read = Zoo.open(zoo);
        assertEquals(rules, read.rules());
        assertEquals(probes, read.probes());
        assertEquals(List.of(), read.problems());
    }

    private static List<Path> segments(Path zoo, String kind) throws IOException {
        try (Stream<Path> files = Files.list(zoo.resolve(kind))) {
            return files.sorted().toList();
        }
    }

    @Test
    void manySmallSegmentsBecomeOneAndEveryRecordKeepsItsPlace() throws IOException {
        try (ZooWriter writer = ZooWriter.open(zoo())) {
            assertEquals(new ZooWriter.Compaction(24, 2), writer.compact());
            assertEquals(new ZooWriter.Compaction(0, 0), writer.compact());
        }
        assertComplete(zoo());
        assertEquals(List.of(zoo().resolve("rules/000013.h5")), segments(zoo(), "rules"));
        assertTrue(Zoo.open(zoo()).archived().stream().noneMatch(r -> r.origin().equals(Origin.UNKNOWN)));
    }

    @Test
    void recordsArchivedAfterACompactionComeAfterTheOthers() throws IOException {
        try (ZooWriter writer = ZooWriter.open(zoo())) {
            writer.compact();
            List<RuleRecord> later = Samples.rules(99, 3);
            writer.appendRules(later);
            rules.addAll(later);
            assertComplete(zoo());
            writer.compact();
        }
        assertComplete(zoo());
        assertEquals(1, segments(zoo(), "rules").size());
    }

    @Test
    void aCompactionThatDiedAnywhereLosesNothingAndLeavesNothingTwice() throws IOException {
        List<Path> before = segments(zoo(), "rules");
        Path copy = folder.resolve("copy");
        copy(zoo(), copy);
        try (ZooWriter writer = ZooWriter.open(copy)) {
            writer.compact();
        }
        Path packed = segments(copy, "rules").getFirst();
        // Died after publishing and after removing so many, newest first.
        for (int removed = 0; removed <= before.size(); removed++) {
            Path zoo = folder.resolve("died-" + removed);
            copy(zoo(), zoo);
            Files.copy(packed, zoo.resolve("rules").resolve(packed.getFileName()));
            Files.writeString(zoo.resolve("rules/new-1.tmp"), "unfinished");
            for (Path old : before.reversed().subList(0, removed)) {
                Files.delete(zoo.resolve("rules").resolve(old.getFileName()));
            }
            assertComplete(zoo);
            try (ZooWriter writer = ZooWriter.open(zoo)) {
                assertFalse(Files.exists(zoo.resolve("rules/new-1.tmp")));
                writer.appendRules(rules);
                writer.compact();
            }
            assertComplete(zoo);
        }
    }

    @Test
    void readersSeeEveryRecordWhileSegmentsAreReplaced() throws IOException, InterruptedException {
        Thread writing = Thread.ofPlatform().start(() -> {
            try (ZooWriter writer = ZooWriter.open(zoo())) {
                for (int i = 0; i < 30; i++) {
                    writer.appendRules(Samples.rules(1000 + i, 3));
                    writer.compact();
                }
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
        int reads = 0;
        while (writing.isAlive() || reads < 5) {
            Zoo read = Zoo.open(zoo());
            assertEquals(List.of(), read.problems());
            assertTrue(read.rules().containsAll(rules));
            assertEquals(0, (read.rules().size() - rules.size()) % 3);
            reads++;
        }
        writing.join();
        assertEquals(rules.size() + 90, Zoo.open(zoo()).rules().size());
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }
}
