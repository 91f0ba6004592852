package rulezoo.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rulezoo.archive.record.RuleRecord;

/** Folders that came by git, from an object store, from somebody else, or that are no zoos at all. */
class ZooFolderTest {
    private static final List<RuleRecord> RULES = Samples.rules(1, 4);

    @TempDir
    private Path folder;

    private Path zoo() throws IOException {
        Path zoo = folder.resolve("zoo");
        try (ZooWriter writer = ZooWriter.open(zoo)) {
            writer.appendRules(RULES);
            writer.saveCheckpoint(Samples.checkpoint(1, 1));
        }
        return zoo;
    }

    @Test
    void aZooWithoutItsEmptyFoldersAndLockIsReadAndWritten() throws IOException {
        Path zoo = zoo();
        Files.delete(zoo.resolve("probes"));
        Files.delete(zoo.resolve(".lock"));
        assertEquals(RULES, Zoo.open(zoo).rules());
        Files.delete(zoo.resolve("rules/000001.h5"));
        Files.delete(zoo.resolve("rules"));
        assertEquals(List.of(), Zoo.open(zoo).problems());
        try (ZooWriter writer = ZooWriter.open(zoo)) {
            assertEquals(1, writer.latestCheckpoint().orElseThrow().generation());
            writer.appendProbes(Samples.probes(1, 2));
        }
        assertEquals(2, Zoo.open(zoo).probes().size());
    }

    @Test
    void aFolderOfSomebodyElseIsNoZooThoughItHasFoldersOfThatName() throws IOException {
        for (String file : List.of("search/x.tmp", "search/new-x.tmp.txt", "rules/notes.md", "probes/.hidden")) {
            Path other = folder.resolve(file.replace('/', '-'));
            Path theirs = other.resolve(file);
            Files.createDirectories(theirs.getParent());
            Files.writeString(theirs, "theirs");
            assertTrue(Sentences.of(IOException.class, () -> ZooWriter.open(other)).contains("is not a rule zoo"));
            assertEquals("theirs", Files.readString(theirs));
            assertFalse(Files.exists(other.resolve(".lock")));
        }
    }

    @Test
    void writersGoThroughNoLinkInsideAZoo() throws IOException {
        for (String part : List.of("rules", "probes", "search", "quarantine", ".lock")) {
            Path zoo = folder.resolve("zoo-" + part);
            try (ZooWriter writer = ZooWriter.open(zoo)) {
                writer.appendRules(RULES);
            }
            Path theirs = Files.createDirectories(folder.resolve("theirs-" + part));
            Path target = part.equals(".lock") ? theirs.resolve("file") : theirs;
            Path unfinished = Files.writeString(theirs.resolve("new-1.tmp"), "theirs");
            if (Files.exists(zoo.resolve(part))) {
                Files.move(zoo.resolve(part), folder.resolve("away-" + part));
            }
            Files.createSymbolicLink(zoo.resolve(part), target);
            String refused = Sentences.of(IOException.class, () -> ZooWriter.open(zoo));
            assertTrue(refused.startsWith(zoo.resolve(part).toString()) && refused.contains("link"), refused);
            assertEquals("theirs", Files.readString(unfinished));
            assertFalse(Files.exists(theirs.resolve("file")));
        }
    }

    @Test
    void aLinkedUnfinishedFileIsNotFollowed() throws IOException {
        Path zoo = zoo();
        Path theirs = Files.writeString(folder.resolve("theirs"), "theirs");
        Files.createSymbolicLink(zoo.resolve("rules/new-1.tmp"), theirs);
        ZooWriter.open(zoo).close();
        assertEquals("theirs", Files.readString(theirs));
    }

    @Test
    void aLockThatIsAPipeIsNamedInsteadOfWaitedFor() throws IOException, InterruptedException {
        Path zoo = zoo();
        Files.delete(zoo.resolve(".lock"));
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/mkfifo")), "skipped: no mkfifo here");
        assertEquals(0, new ProcessBuilder("/usr/bin/mkfifo", zoo.resolve(".lock").toString()).start().waitFor());
        assertTrue(Sentences.of(IOException.class, () -> ZooWriter.open(zoo)).contains("pipe"));
    }

    @Test
    void whatCannotBeReadIsNamedAndTheRestIsUsed() throws IOException, InterruptedException {
        Path zoo = zoo();
        Path directory = Files.createDirectory(zoo.resolve("rules/000002.h5"));
        Path dangling = Files.createSymbolicLink(zoo.resolve("rules/000003.h5"), Path.of("../annex/object"));
        Path pipe = zoo.resolve("rules/000004.h5");
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/mkfifo")), "skipped: no mkfifo here");
        assertEquals(0, new ProcessBuilder("/usr/bin/mkfifo", pipe.toString()).start().waitFor());
        Path elsewhere = Files.createDirectory(zoo.resolve("search/000009.h5"));
        List<Path> unreadable = List.of(directory, dangling, pipe, elsewhere);
        Zoo read = Zoo.open(zoo);
        assertEquals(RULES, read.rules());
        assertEquals(unreadable, read.problems().stream().map(SegmentProblem::file).toList());
        try (ZooWriter writer = ZooWriter.open(zoo)) {
            assertEquals(unreadable, writer.problems().stream().map(SegmentProblem::file).toList());
            assertEquals(1, writer.latestCheckpoint().orElseThrow().generation());
            writer.appendRules(Samples.rules(2, 3));
            writer.compact();
            assertEquals(7, writer.read().rules().size());
        }
        assertTrue(Files.isDirectory(directory) && Files.isSymbolicLink(dangling));
    }

    @Test
    void aLinkedSegmentAsDataladKeepsItIsRead() throws IOException {
        Path zoo = zoo();
        Path object = folder.resolve("object");
        Files.move(zoo.resolve("rules/000001.h5"), object);
        Files.createSymbolicLink(zoo.resolve("rules/000001.h5"), object);
        assertEquals(RULES, Zoo.open(zoo).rules());
        assertEquals(List.of(), Zoo.open(zoo).problems());
    }

    @Test
    void afterTheLastNumberNothingIsWrittenWhereNoReaderLooks() throws IOException {
        Path zoo = zoo();
        Files.move(zoo.resolve("rules/000001.h5"), zoo.resolve("rules/999999999.h5"));
        try (ZooWriter writer = ZooWriter.open(zoo)) {
            String refused = Sentences.of(IOException.class, () -> writer.appendRules(Samples.rules(2, 1)));
            assertTrue(refused.contains("999999999") && refused.contains("zoo import"), refused);
        }
        assertEquals(RULES, Zoo.open(zoo).rules());
    }

    @Test
    void theNextNumberFollowsTheLargestHoweverItIsWritten() throws IOException {
        Path zoo = zoo();
        Files.move(zoo.resolve("rules/000001.h5"), zoo.resolve("rules/000007.h5"));
        Files.copy(zoo.resolve("rules/000007.h5"), zoo.resolve("rules/0000001.h5"));
        try (ZooWriter writer = ZooWriter.open(zoo)) {
            writer.appendRules(Samples.rules(2, 1));
        }
        assertTrue(Files.exists(zoo.resolve("rules/000008.h5")));
    }

    @Test
    void aShardUnderAnotherNameOrInAnotherFolderIsNamed() throws IOException {
        Path zoo = zoo();
        Path renamed = Files.copy(zoo.resolve("rules/000001.h5"), zoo.resolve("rules/shard-b.h5"));
        Path longer = Files.copy(renamed, zoo.resolve("rules/1000000000.h5"));
        Path misplaced = Files.copy(renamed, zoo.resolve("probes/000001.h5"));
        Zoo read = Zoo.open(zoo);
        assertEquals(RULES, read.rules());
        assertEquals(List.of(longer, renamed, misplaced),
                read.problems().stream().map(SegmentProblem::file).toList());
    }
}
