package rulezoo.archive.segment;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.UUID;

/**
 * Files that a user asked for. They appear under their name whole, or not at all: an older file of this name
 * stays until then, and what a link of this name leads to is not touched.
 */
public final class WholeFile {
    private static final String UNFINISHED = ".part";

    private WholeFile() {}

    /** What goes into a file. */
    public interface Content {
        /**
         * Writes all of it.
         *
         * @param out where to; buffered, closed by the caller
         * @throws IOException if it cannot be written, or not be made
         */
        void write(OutputStream out) throws IOException;
    }

    /**
     * Writes a file.
     *
     * @param file name of the file; replaced if there is one
     * @param content what goes into it
     * @return the file
     * @throws IOException in one sentence, if it cannot be written
     */
    public static Path write(Path file, Content content) throws IOException {
        Path part = part(file);
        try {
            try (OutputStream out = new BufferedOutputStream(
                    Files.newOutputStream(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE))) {
                content.write(out);
            }
            requireNoFolder(file);
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            // Found out while what was written still takes its space.
            throw FailureSentence.writing(file, part, e);
        } finally {
            Files.deleteIfExists(part);
        }
        return file;
    }

    /**
     * Writes a text in UTF-8.
     *
     * @param file name of the file; replaced if there is one
     * @param text what goes into it
     * @return the file
     * @throws IOException in one sentence, if it cannot be written
     */
    public static Path write(Path file, String text) throws IOException {
        return write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * Finds out, before hours of work, whether a file can be written; nothing stays of the attempt.
     *
     * @param file name of the file
     * @throws IOException in one sentence, if it cannot be written
     */
    public static void requireWritable(Path file) throws IOException {
        try {
            requireNoFolder(file);
            Files.delete(Files.createFile(part(file)));
        } catch (IOException e) {
            throw FailureSentence.writing(file, e);
        }
    }

    /**
     * Finds out, before hours of work, whether files can be written to a folder, which need not exist; nothing
     * stays of the attempt.
     *
     * @param folder the folder
     * @throws IOException in one sentence, if it cannot be made or written to
     */
    public static void requireWritableFolder(Path folder) throws IOException {
        Path existing = folder.toAbsolutePath().normalize();
        while (!Files.exists(existing, LinkOption.NOFOLLOW_LINKS)) {
            existing = Objects.requireNonNull(existing.getParent(), "every file system has a root");
        }
        try {
            if (!Files.isDirectory(existing)) {
                throw new NotDirectoryException(existing.toString());
            }
            Files.delete(Files.createFile(part(existing.resolve("rulezoo"))));
        } catch (NotDirectoryException e) {
            throw new IOException(folder + " could not be written because " + existing
                    + " is no folder: name another one", e);
        } catch (IOException e) {
            throw FailureSentence.writing(folder, e);
        }
    }

    /**
     * Makes a folder, if there is none, and finds out whether files can be written to it: before the work of
     * hours whose results go there.
     *
     * @param folder the folder
     * @throws IOException in one sentence, if it cannot be made or written to
     */
    public static void requireFolder(Path folder) throws IOException {
        requireWritableFolder(folder);
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw FailureSentence.writing(folder, e);
        }
    }

    /** A name that nobody can have put a link under. */
    private static Path part(Path file) {
        return file.resolveSibling(file.getFileName() + "." + UUID.randomUUID() + UNFINISHED);
    }

    private static void requireNoFolder(Path file) throws IOException {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new IOException("there is a folder, pipe or device of this name, choose another one");
        }
    }
}
