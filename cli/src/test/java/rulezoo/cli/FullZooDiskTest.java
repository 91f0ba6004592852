package rulezoo.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import rulezoo.archive.Zoo;
import rulezoo.archive.ZooWriter;
import rulezoo.archive.record.Lineage;
import rulezoo.archive.record.RuleRecord;

/**
 * Archiving, packing, importing and exporting on a disk that fills up: nothing is lost, nothing is left half
 * done.
 */
class FullZooDiskTest {
    private static final Path SOURCE = Path.of(Objects.requireNonNull(System.getProperty("rulezoo.root", "..")),
            "archive/src/test/resources/zoo-schema-1/zoo");

    @TempDir
    private Path folder;
    @RegisterExtension
    private final SmallDisk disk = new SmallDisk();

    @Test
    void aZooOnAFullDiskKeepsEverythingAndIsPackedWhenThereIsRoom() throws IOException, InterruptedException {
        Path zoo = disk.mount(folder, "size=256k").resolve("zoo");
        List<RuleRecord> archived = fill(zoo);
        assertTrue(archived.size() > 50, "archived " + archived.size());
        assertHolds(archived, zoo);
        Path ballast = zoo.resolveSibling("ballast");
        fillUp(ballast);
        List<Path> before = files(zoo);
        assertFullDisk(zoo.resolve("rules"), "zoo", "compact", zoo);
        assertEquals(before, files(zoo));
        assertHolds(archived, zoo);
        assertFullDisk(zoo.resolveSibling("zoo.h5"), "zoo", "compact", zoo, "--out", zoo.resolveSibling("zoo.h5"));
        assertFalse(Files.exists(zoo.resolveSibling("zoo.h5")));
        disk.remount("size=4m");
        CommandRun packed = CommandRun.of("zoo", "compact", zoo);
        assertEquals(0, packed.exitCode(), packed.err());
        assertTrue(packed.out().contains(" files replaced by 1"), packed.out());
        assertHolds(archived, zoo);
    }

    /** Archives small batches, each of a run of its own, until there is no room. */
    private static List<RuleRecord> fill(Path zoo) throws IOException {
        List<RuleRecord> source = Zoo.open(SOURCE).rules();
        List<RuleRecord> archived = new ArrayList<>();
        try (ZooWriter writer = ZooWriter.open(zoo)) {
            IOException full = assertThrows(IOException.class, () -> {
                for (int run = 0;; run++) {
                    List<RuleRecord> batch = batch(source, "run " + run);
                    writer.appendRules(batch);
                    archived.addAll(batch);
                }
            });
            assertTrue(String.valueOf(full.getMessage()).contains("the disk is full"), full.getMessage());
        }
        return archived;
    }

    private static List<RuleRecord> batch(List<RuleRecord> rules, String run) {
        return rules.stream().map(r -> new RuleRecord(r.rule(), r.network(), r.protocol(), r.criteria(),
                r.confirmations(), new Lineage(run, 0, List.of()), r.softwareVersion(), r.formatVersion())).toList();
    }

    private static void assertHolds(List<RuleRecord> archived, Path zoo) throws IOException {
        Zoo read = Zoo.open(zoo);
        assertEquals(List.of(), read.problems());
        assertTrue(read.archived().stream().map(record -> record.rule()).toList().containsAll(archived));
        assertTrue(files(zoo).stream().noneMatch(file -> file.toString().endsWith(".tmp")));
    }

    @Test
    void anImportStopsWithoutHarmAndGoesOnWhenThereIsRoom() throws IOException, InterruptedException {
        Path small = disk.mount(folder, "size=256k");
        Path ballast = small.resolve("ballast");
        Files.createDirectory(small.resolve("zoo"));
        Files.write(ballast, new byte[240 * 1024]);
        assertFullDisk(small.resolve("zoo"), "zoo", "import", small.resolve("zoo"), SOURCE);
        Files.delete(ballast);
        CommandRun again = CommandRun.of("zoo", "import", small.resolve("zoo"), SOURCE);
        assertEquals(0, again.exitCode(), again.err());
        assertEquals(Zoo.open(SOURCE).rules(), Zoo.open(small.resolve("zoo")).rules());
        assertEquals(Zoo.open(SOURCE).probes(), Zoo.open(small.resolve("zoo")).probes());
    }

    @Test
    void anExportLeavesNoHalfFileAndKeepsTheOlderOne() throws IOException, InterruptedException {
        Path small = disk.mount(folder, "size=64k");
        Path older = Files.writeString(small.resolve("older.csv"), "older");
        fillUp(small.resolve("ballast"));
        for (String name : List.of("older.csv", "rules.json", "rules.parquet", "rules.npy", "object")) {
            assertFullDisk(small.resolve(name), "zoo", "export", SOURCE, "--out", small.resolve(name));
        }
        assertEquals("older", Files.readString(older));
        try (Stream<Path> left = Files.walk(small)) {
            assertEquals(List.of("ballast", "older.csv"), left.filter(Files::isRegularFile)
                    .map(file -> String.valueOf(file.getFileName())).sorted().toList());
        }
    }

    @Test
    void aReadOnlyDiskGivesOneSentence() throws IOException, InterruptedException {
        Path zoo = disk.mount(folder, "ro,size=64k").resolve("zoo");
        CommandRun run = CommandRun.of("zoo", "import", zoo, SOURCE);
        assertEquals(1, run.exitCode());
        assertEquals(1, run.err().lines().count(), run.err());
        assertTrue(run.err().startsWith("rulezoo: " + zoo) && run.err().contains("write permission"), run.err());
    }

    private static void assertFullDisk(Path named, Object... command) {
        CommandRun run = CommandRun.of(command);
        assertEquals(1, run.exitCode(), run.err());
        assertEquals(1, run.err().lines().count(), run.err());
        assertTrue(run.err().startsWith("rulezoo: " + named), run.err());
        assertTrue(run.err().contains("the disk is full: free some space"), run.err());
    }

    /** Leaves no byte free. */
    private static void fillUp(Path ballast) throws IOException {
        assertThrows(IOException.class, () -> {
            try (var out = Files.newOutputStream(ballast)) {
                for (;;) {
                    out.write(new byte[1024]);
                }
            }
        });
    }

    private static List<Path> files(Path zoo) throws IOException {
        try (Stream<Path> files = Files.walk(zoo)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
