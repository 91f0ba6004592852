package rulezoo.archive;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the disk refuses; see SegmentFailureTest for devices that are full. */
class ZooFailureTest {
    @TempDir
    private Path folder;

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
}
