package rulezoo.archive.segment;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;

/** Failures of the file system as one sentence that names the file and the remedy. */
public final class FailureSentence {
    private FailureSentence() {}

    /**
     * {@return a failure to write a file of a zoo, or one that was exported from it; a {@link DiskFullException}
     * if the disk is full, or the user's share of it}
     *
     * @param file file that could not be written
     * @param failure what the file system reported; kept as the cause
     */
    public static IOException writing(Path file, IOException failure) {
        return failure instanceof DiskFullException
                ? failure
                : writing(file, failure, isPlain(failure) ? WriteProbe.beside(file) : WriteProbe.Outcome.OTHER);
    }

    /**
     * As {@link #writing(Path, IOException)}, if the content went to another file first.
     *
     * @param file file that could not be written
     * @param part where its content went; if it is there still, something is appended to it, so that what it
     *        takes of the disk counts
     * @param failure what the file system reported; kept as the cause
     * @return the failure
     */
    public static IOException writing(Path file, Path part, IOException failure) {
        return isPlain(failure) && Files.exists(part)
                ? writing(file, failure, WriteProbe.appending(part))
                : writing(file, failure);
    }

    /** Whether the class of a failure does not say what it is. */
    private static boolean isPlain(IOException failure) {
        return !(failure instanceof DiskFullException || failure instanceof AccessDeniedException
                || failure instanceof NoSuchFileException || failure instanceof ClosedByInterruptException);
    }

    private static IOException writing(Path file, IOException failure, WriteProbe.Outcome again) {
        if (again == WriteProbe.Outcome.FULL) {
            return new DiskFullException(file + " could not be written because the disk is full: free some space and"
                    + " run the same command again; nothing archived is lost", failure);
        }
        String sentence;
        if (failure instanceof AccessDeniedException || again == WriteProbe.Outcome.DENIED) {
            sentence = file + " could not be written for lack of write permission: change the permissions of its folder"
                    + " or use another one; nothing archived is lost";
        } else if (again == WriteProbe.Outcome.TOO_LARGE) {
            sentence = file + " could not be written because the size of files is limited here: raise the limit"
                    + " (ulimit -f); nothing archived is lost";
        } else if (failure instanceof NoSuchFileException) {
            sentence = file + " could not be written because its folder does not exist: create the folder first";
        } else if (failure instanceof ClosedByInterruptException) {
            sentence = file + " was not written because rulezoo was stopped; nothing archived is lost";
        } else {
            sentence = file + " could not be written: " + reason(failure) + "; nothing archived is lost";
        }
        return new IOException(sentence, failure);
    }

    /**
     * {@return a failure to read a file or folder of a zoo}
     *
     * @param file file or folder that could not be read
     * @param failure what the file system reported; kept as the cause
     */
    public static IOException reading(Path file, IOException failure) {
        return new IOException(file + " " + notRead(failure), failure);
    }

    /** Why a file or folder could not be read, as the end of a sentence that begins with its name. */
    static String notRead(IOException failure) {
        String reason = reason(failure);
        return failure instanceof AccessDeniedException
                ? "could not be read for lack of permission: change its permissions"
                : "could not be read: " + reason;
    }

    private static String reason(IOException failure) {
        if (failure instanceof FileSystemException system && system.getReason() != null) {
            return system.getReason();
        }
        return Objects.requireNonNullElse(failure.getMessage(), failure.getClass().getSimpleName());
    }
}
