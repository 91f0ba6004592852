package rulezoo.simulator.experiment;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import java.util.Optional;

/** The file in which one simulation keeps its state. */
final class SnapshotFile {
    /** What a state is made of, and nothing else. */
    private static final ObjectInputFilter STATES = ObjectInputFilter.Config
            .createFilter("rulezoo.simulator.**;java.base/*;!*");

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
        try (ObjectInputStream in = new ObjectInputStream(new BufferedInputStream(Files.newInputStream(path)))) {
            in.setObjectInputFilter(STATES);
            return in.readUTF().equals(header) ? Optional.of((Snapshot) in.readObject()) : Optional.empty();
        } catch (IOException | ClassNotFoundException | ClassCastException _) {
            return Optional.empty(); // the simulation starts again
        }
    }

    /** Whether it is time to keep a state again. */
    boolean isDue() {
        return System.nanoTime() - keptNanos >= intervalNanos;
    }

    /** Keeps a state in place of the former one. */
    void write(Snapshot snapshot) {
        Path unfinished = path.resolveSibling(path.getFileName() + ".unfinished");
        try {
            Files.createDirectories(Objects.requireNonNull(path.getParent()));
            try (ObjectOutputStream out = new ObjectOutputStream(
                    new BufferedOutputStream(Files.newOutputStream(unfinished)))) {
                out.writeUTF(header);
                out.writeObject(snapshot);
            }
            Files.move(unfinished, path, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(path + ": the state of a long simulation cannot be kept: " + e.getMessage(),
                    e);
        }
        keptNanos = System.nanoTime();
    }

    void delete() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException(path + ": cannot be deleted: " + e.getMessage(), e);
        }
    }
}
