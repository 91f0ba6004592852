package rulezoo.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ZooFailureTest {
    private static final List<RuleRecord> RULES = Samples.rules(1, 5);

    @TempDir
    private Path folder;
    private @Nullable Path disk;

    @Test
    void aDeviceThatIsFullGivesOneSentenceAndNoSegment() throws IOException {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.isWritable(full), "skipped: there is no /dev/full here");
        Path temporary = Files.createSymbolicLink(folder.resolve("new-1.tmp"), full);
        TreeMap<String, Table> content = new TreeMap<>();
        content.put(HdfTables.ROOT, RuleTable.encode(Samples.archived(RULES)));
        Path target = folder.resolve("000001.h5");
        String sentence = Sentences.of(IOException.class, () -> SegmentFile.publish(target, content, temporary));
        assertTrue(sentence.contains(target + " could not be written because the disk is full: free some space"),
                sentence);
        assertFalse(Files.exists(target));
        assertFalse(Files.isSymbolicLink(temporary), "the temporary file is gone");
    }

    @Test
    void nothingArchivedIsLostWhenTheDiskFillsUp() throws IOException, InterruptedException {
        Path zoo = mount("size=256k").resolve("zoo");
        List<RuleRecord> archived = new ArrayList<>();
        try (ZooWriter writer = ZooWriter.open(zoo)) {
            String sentence = Sentences.of(IOException.class, () -> fill(writer, archived));
            assertTrue(sentence.contains("the disk is full"), sentence);
            assertFalse(archived.isEmpty());
            assertEquals(archived, writer.read().rules());
        }
        assertEquals(archived, Zoo.open(zoo).rules());
        assertEquals(List.of(), Zoo.open(zoo).problems());
        assertNoLeftovers(zoo);
    }

    private static void fill(ZooWriter writer, List<RuleRecord> archived) throws IOException {
        for (int seed = 0;; seed++) {
            List<RuleRecord> rules = Samples.rules(seed, 20);
            writer.appendRules(rules);
            archived.addAll(rules);
        }
    }

    @Test
    void aReadOnlyDiskGivesOneSentence() throws IOException, InterruptedException {
        assertWriteRefused(mount("ro,size=64k").resolve("zoo"));
    }

    @Test
    void aFolderWithoutWritePermissionGivesOneSentence() throws IOException {
        assumeFalse("root".equals(System.getProperty("user.name")), "skipped: root may write everywhere");
        Path locked = Files.createDirectory(folder.resolve("locked"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("r-xr-xr-x")));
        assertWriteRefused(locked.resolve("zoo"));
        assertWriteRefused(locked);
    }

    private static void assertWriteRefused(Path zoo) {
        String sentence = Sentences.of(IOException.class, () -> ZooWriter.open(zoo));
        assertTrue(sentence.startsWith(zoo.toString()), sentence);
        assertTrue(sentence.contains("write permission"), sentence);
    }

    @Test
    void aDeniedAccessIsSaidInOneSentenceWithItsRemedy() {
        Path file = Path.of("zoo/rules/000001.h5");
        String sentence = Objects.requireNonNull(
                FailureSentence.writing(file, new AccessDeniedException("zoo/rules/new-1.tmp")).getMessage());
        assertEquals(file + " could not be written for lack of write permission: change the permissions of its folder"
                + " or use another one; nothing archived is lost", sentence);
    }

    private static void assertNoLeftovers(Path zoo) throws IOException {
        try (Stream<Path> files = Files.walk(zoo)) {
            assertEquals(List.of(), files.filter(file -> file.toString().endsWith(".tmp")).toList());
        }
    }

    /** Mounts a small file system in memory, where the tests may mount one. */
    private Path mount(String options) throws IOException, InterruptedException {
        assumeTrue("root".equals(System.getProperty("user.name")) && Files.isExecutable(Path.of("/bin/mount")),
                "skipped: only root can mount a small disk");
        Path path = Files.createDirectory(folder.resolve("disk"));
        assumeTrue(run("mount", "-t", "tmpfs", "-o", options, "none", path.toString()) == 0,
                "skipped: no disk can be mounted here");
        disk = path;
        return path;
    }

    @AfterEach
    void unmount() throws IOException, InterruptedException {
        if (disk != null) {
            // lazily: jHDF keeps the file open that it failed to write, until it is garbage
            assertEquals(0, run("umount", "--lazy", disk.toString()));
        }
    }

    private static int run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        return process.waitFor(10, TimeUnit.SECONDS) ? process.exitValue() : -1;
    }
}
