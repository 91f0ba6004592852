package rulezoo.archive.segment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rulezoo.archive.Sentences;

/** Why a file could not be written is found out by writing, whatever language the system speaks. */
class WriteProbeTest {
    @TempDir
    private Path folder;

    @Test
    void aFullDeviceIsFullInEveryLanguage() throws IOException {
        Path part = full();
        assertEquals(WriteProbe.Outcome.FULL, WriteProbe.appending(part));
        for (String text : List.of("No space left on device",
                "Auf dem Ger\u00e4t ist kein Speicherplatz mehr verf\u00fcgbar",
                "Aucun espace disponible sur le p\u00e9riph\u00e9rique", "?")) {
            assertInstanceOf(DiskFullException.class,
                    FailureSentence.writing(folder.resolve("file"), part, new IOException(text)));
        }
    }

    @Test
    void wordsAloneMakeNoDiskFull() throws IOException {
        IOException failure = FailureSentence.writing(folder.resolve("file"),
                new IOException("No space left on device: quota exceeded"));
        assertFalse(failure instanceof DiskFullException, failure.getMessage());
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(0, left.count(), "the trial leaves nothing");
        }
    }

    @Test
    void aFolderThatIsClosedToTheUserIsDenied() throws IOException {
        assumeFalse("root".equals(System.getProperty("user.name")), "skipped: root may write everywhere");
        Path locked = Files.createDirectory(folder.resolve("locked"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("r-xr-xr-x")));
        assertEquals(WriteProbe.Outcome.DENIED, WriteProbe.beside(locked.resolve("file")));
    }

    @Test
    void wholeFilesReplaceOlderOnesAndLeaveNothingOfTheirOwn() throws IOException {
        Path file = folder.resolve("table.csv");
        Path outside = Files.writeString(folder.resolve("outside"), "mine");
        Files.createSymbolicLink(folder.resolve("table.csv.part"), outside);
        assertEquals(file, WholeFile.write(file, "one"));
        WholeFile.write(file, "two");
        assertEquals("two", Files.readString(file));
        assertEquals("mine", Files.readString(outside), "a link beside the output leads nowhere");
        WholeFile.requireFolder(folder.resolve("new/folder"));
        try (Stream<Path> left = Files.walk(folder)) {
            assertEquals(List.of("outside", "table.csv", "table.csv.part"), left.filter(Files::isRegularFile)
                    .map(path -> String.valueOf(path.getFileName())).sorted().toList());
        }
    }

    @Test
    void aFileInThePlaceOfAFolderIsNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("taken"), "mine");
        assertEquals(file + " could not be written because " + file + " is no folder: name another one",
                Sentences.of(IOException.class, () -> WholeFile.requireFolder(file)));
        assertEquals("mine", Files.readString(file));
    }

    private Path full() throws IOException {
        Path device = Path.of("/dev/full");
        assumeTrue(Files.isWritable(device), "skipped: there is no /dev/full here");
        return Files.createSymbolicLink(folder.resolve("part"), device);
    }
}
