package rulezoo.archive;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/**
 * Files that a command was asked for: under their name they are whole, or the older one of that name stays.
 */
public final class WholeFile {
    private static final String PART = ".part";

    private WholeFile() {}

    /**
     * Writes a text in UTF-8.
     *
     * @param file where to; replaced if it exists. Its folder must exist
     * @param text what
     * @return the file
     * @throws IOException with one sentence that names the file; a {@link DiskFullException} if the disk is full
     */
    public static Path write(Path file, String text) throws IOException {
        return write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Writes bytes.
     *
     * @param file where to; replaced if it exists. Its folder must exist
     * @param content what
     * @return the file
     * @throws IOException with one sentence that names the file; a {@link DiskFullException} if the disk is full
     */
    public static Path write(Path file, byte[] content) throws IOException {
        Path part = file.resolveSibling(Objects.requireNonNull(file.getFileName()) + PART);
        try {
            // What a killed process left, or a link that somebody put there: the link goes, not what it leads to.
            Files.deleteIfExists(part);
            Files.write(part, content, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            return Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            IOException sentence = FailureSentence.writing(file, part, e);
            deletePart(part, sentence);
            throw sentence;
        }
    }

    /**
     * Makes a folder, if there is none, and tries whether files can be written to it: commands do so before the
     * work of hours whose results go there.
     *
     * @param folder the folder
     * @throws IOException with one sentence that names the folder
     */
    public static void requireFolder(Path folder) throws IOException {
        try {
            Files.createDirectories(folder);
        } catch (FileAlreadyExistsException e) {
            throw new IOException(folder + " is a file, and a folder is needed: name another one", e);
        } catch (IOException e) {
            throw FailureSentence.writing(folder, e);
        }
        Path trial = folder.resolve(".rulezoo-trial" + PART);
        write(trial, new byte[1]);
        Files.delete(trial);
    }

    private static void deletePart(Path part, IOException failure) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }
}
