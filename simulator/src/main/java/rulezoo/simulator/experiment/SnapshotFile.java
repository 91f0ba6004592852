package rulezoo.simulator.experiment;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import rulezoo.simulator.Sha256;

/** The file in which one simulation keeps its state. */
final class SnapshotFile {
    /** What a state is made of, and nothing else. */
    private static final ObjectInputFilter STATES = ObjectInputFilter.Config
            .createFilter("rulezoo.simulator.**;java.base/*;!*");

    private static final int PIECE_BYTES = 1 << 16;
    /** What the name of a file that is being written ends with. */
    static final String UNFINISHED = ".unfinished";

    private final Path path;
    private final String header;
    private final long intervalNanos;
    private long keptNanos = System.nanoTime();

    /**
     * @param path the file
     * @param header what the file must begin with to belong to the simulation and to this program
     * @param intervalNanos time between two states
     */
    SnapshotFile(Path path, String header, long intervalNanos) {
        this.path = path;
        this.header = header;
        this.intervalNanos = intervalNanos;
    }

    /** The state that was kept last; nothing if there is none that can be used. */
    Optional<Snapshot> read() {
        if (!Files.exists(path)) {
            return Optional.empty();
        }
        try {
            return isWhole() ? content() : Optional.empty();
        } catch (IOException | ClassNotFoundException | ClassCastException _) {
            return Optional.empty(); // the simulation starts again
        }
    }

    /** Whether the file ends with the checksum of what is before it. */
    private boolean isWhole() throws IOException {
        MessageDigest sha = Sha256.start();
        long left = Files.size(path) - sha.getDigestLength();
        try (InputStream in = Files.newInputStream(path)) {
            byte[] piece = new byte[PIECE_BYTES];
            while (left > 0) {
                int read = in.read(piece, 0, (int) Math.min(left, PIECE_BYTES));
                if (read < 0) {
                    return false;
                }
                sha.update(piece, 0, read);
                left -= read;
            }
            return Arrays.equals(sha.digest(), in.readAllBytes());
        }
    }

    private Optional<Snapshot> content() throws IOException, ClassNotFoundException {
        try (ObjectInputStream in = new ObjectInputStream(new BufferedInputStream(Files.newInputStream(path)))) {
            in.setObjectInputFilter(STATES);
            return in.readUTF().equals(header) ? Optional.of((Snapshot) in.readObject()) : Optional.empty();
        }
    }

    /** Whether it is time to keep a state again. */
    boolean isDue() {
        return System.nanoTime() - keptNanos >= intervalNanos;
    }

    /** Keeps a state in place of the former one. */
    void write(Snapshot snapshot) {
        // Another thread may be at work on the same simulation: each writes a file of its own.
        Path unfinished = path
                .resolveSibling(path.getFileName() + "." + Thread.currentThread().threadId() + UNFINISHED);
        try {
            Files.createDirectories(Objects.requireNonNull(path.getParent()));
            try {
                write(snapshot, unfinished);
                Files.move(unfinished, path, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(unfinished);
            }
        } catch (IOException e) {
            throw failure("the state of a long simulation cannot be kept", e);
        }
        keptNanos = System.nanoTime();
    }

    private void write(Snapshot snapshot, Path file) throws IOException {
        MessageDigest sha = Sha256.start();
        try (OutputStream bytes = Files.newOutputStream(file);
                ObjectOutputStream out = new ObjectOutputStream(
                        new BufferedOutputStream(new DigestOutputStream(bytes, sha)))) {
            out.writeUTF(header);
            out.writeObject(snapshot);
            out.flush();
            bytes.write(sha.digest());
        }
    }

    void delete() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw failure("the state of a finished simulation cannot be deleted", e);
        }
    }

    /** A failure that names the file: that of a full disk does not. */
    private UncheckedIOException failure(String what, IOException e) {
        if (e instanceof FileSystemException) {
            return new UncheckedIOException(e);
        }
        FileSystemException named = new FileSystemException(path.toString(), null, what + ": " + e.getMessage()
                + "; once it can be, the same command goes on");
        named.initCause(e);
        return new UncheckedIOException(named);
    }
}
