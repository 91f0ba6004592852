package rulezoo.archive.segment;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.SortedMap;
import java.util.UUID;
import rulezoo.archive.column.ColumnTable;
import rulezoo.archive.column.ContentException;

/** Files that appear at once, whole and durable, or not at all. */
public final class SegmentFile {
    private static final String TEMPORARY_START = "new-";
    private static final String TEMPORARY_END = ".tmp";

    static final String TOO_LITTLE_MEMORY = "needs more memory than Java may use: give it more, for example by"
            + " RULEZOO_JAVA_OPTIONS=-Xmx8g";

    private static final long LARGEST_BYTES = Integer.MAX_VALUE - 16;

    private SegmentFile() {}

    /**
     * Publishes tables as a new file. Returns when the file is on the disk, verified, and its name is too.
     *
     * @param target a name that is not taken
     * @param tables the tables by the paths of their groups
     * @throws IOException with one sentence for the user; trying again does no harm
     */
    public static void publish(Path target, SortedMap<String, ColumnTable> tables) throws IOException {
        publish(target, tables, target.resolveSibling(temporaryName(UUID.randomUUID())));
    }

    /** As {@link #publish(Path, SortedMap)}, by way of a given temporary file. */
    static void publish(Path target, SortedMap<String, ColumnTable> tables, Path temporary) throws IOException {
        try {
            HdfTables.write(temporary, tables);
            force(temporary, StandardOpenOption.WRITE);
            verify(temporary, tables);
            if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
                throw new IOException("there is a file of this name already, choose another one");
            }
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
            forceFolder(target);
        } catch (IOException e) {
            // Found out while what was written still takes its space.
            IOException sentence = FailureSentence.writing(target, temporary, e);
            discard(temporary, e);
            throw sentence;
        }
    }

    /** The name of a file that is being written: what a crash leaves of this name, the next writer removes. */
    static String temporaryName(UUID unique) {
        return TEMPORARY_START + unique + TEMPORARY_END;
    }

    /** Whether a file is one that a process left behind when it died while writing. */
    static boolean isLeftover(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.startsWith(TEMPORARY_START) && name.endsWith(TEMPORARY_END)
                && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
    }

    private static void discard(Path temporary, IOException failure) {
        try {
            // jHDF leaves the file open when writing fails: deleting alone would not give a full disk its space back.
            Files.write(temporary, new byte[0], StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
            Files.delete(temporary);
        } catch (NoSuchFileException e) {
            // it was never created
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    /** Compares every value in the file, by checksum, with what it should hold. */
    private static void verify(Path file, SortedMap<String, ColumnTable> tables) throws IOException {
        try {
            HdfTables.Content content = HdfTables.read(Files.readAllBytes(file));
            for (String group : tables.keySet()) {
                String expected = Objects.requireNonNull(tables.get(group)).checksum();
                if (!content.table(group).checksum().equals(expected)) {
                    throw new ContentException.Damaged("differs from what was written");
                }
            }
        } catch (ContentException e) {
            throw new IOException("reading it back showed that it " + e.getMessage()
                    + "; the disk may be full or failing", e);
        }
    }

    /**
     * Reads and checks a file.
     *
     * @param file a segment, or a zoo in a single file
     * @return its intact tables, and what is wrong with the others
     * @throws NoSuchFileException if there is none of this name
     * @throws ContentException if it cannot be read, or is not what was once written
     */
    public static HdfTables.Content read(Path file) throws NoSuchFileException, ContentException {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            if (!attributes.isRegularFile()) {
                throw new ContentException.Unreadable("is not a file but " + (attributes.isDirectory()
                        ? "a folder"
                        : "a pipe or device") + ": move it out of the zoo");
            }
            if (attributes.size() == 0) {
                throw new ContentException.Damaged("is empty");
            }
            if (attributes.size() > LARGEST_BYTES) {
                throw new ContentException.Unsupported("is larger than 2 GB: keep zoos of this size as folders");
            }
            return HdfTables.read(Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            if (Files.isSymbolicLink(file)) {
                throw new ContentException.Unreadable("is a link to a file that is not there: fetch that file");
            }
            throw e;
        } catch (IOException e) {
            throw new ContentException.Unreadable(FailureSentence.notRead(e));
        } catch (OutOfMemoryError e) {
            throw new ContentException.Unreadable(TOO_LITTLE_MEMORY);
        }
    }

    /**
     * Makes the names in a file's folder durable.
     *
     * @param file any file of the folder
     * @throws IOException if the file system refuses
     */
    public static void forceFolder(Path file) throws IOException {
        force(Objects.requireNonNull(file.toAbsolutePath().getParent()), StandardOpenOption.READ);
    }

    private static void force(Path path, StandardOpenOption access) throws IOException {
        try (FileChannel channel = FileChannel.open(path, access)) {
            channel.force(true);
        }
    }
}
