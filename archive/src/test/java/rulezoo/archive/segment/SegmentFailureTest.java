package rulezoo.archive.segment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rulezoo.archive.Samples;
import rulezoo.archive.Sentences;
import rulezoo.archive.column.ColumnTable;
import rulezoo.archive.column.RuleTable;

/** What the disk refuses; on disks that fill up for good, see FullZooDiskTest of the commands. */
class SegmentFailureTest {
    @TempDir
    private Path folder;

    @Test
    void aDeviceThatIsFullGivesOneSentenceAndNoSegment() throws IOException {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.isWritable(full), "skipped: there is no /dev/full here");
        Path temporary = Files.createSymbolicLink(folder.resolve("new-1.tmp"), full);
        TreeMap<String, ColumnTable> content = new TreeMap<>();
        content.put(HdfTables.ROOT, RuleTable.encode(Samples.archived(Samples.rules(1, 5))));
        Path target = folder.resolve("000001.h5");
        String sentence = Sentences.of(IOException.class, () -> SegmentFile.publish(target, content, temporary));
        assertTrue(sentence.contains(target + " could not be written because the disk is full: free some space"),
                sentence);
        assertFalse(Files.exists(target));
        assertFalse(Files.isSymbolicLink(temporary), "the temporary file is gone");
    }

    @Test
    void aDeniedAccessIsSaidInOneSentenceWithItsRemedy() {
        Path file = Path.of("zoo/rules/000001.h5");
        String sentence = Objects.requireNonNull(
                FailureSentence.writing(file, new AccessDeniedException("zoo/rules/new-1.tmp")).getMessage());
        assertEquals(file + " could not be written for lack of write permission: change the permissions of its folder"
                + " or use another one; nothing archived is lost", sentence);
    }
}
