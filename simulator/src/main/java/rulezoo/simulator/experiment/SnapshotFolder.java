package rulezoo.simulator.experiment;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.function.Supplier;
import rulezoo.simulator.Sha256;
import rulezoo.simulator.Software;

/**
 * A folder in which long simulations of recurrent spiking networks keep their state, so that one that was
 * interrupted goes on from there. Its result is the same, bit for bit. A simulation that is observed keeps
 * none, because what its observer has seen is not known here. The file of a simulation is deleted when the
 * simulation ends. A file that is damaged, or that another version of the program wrote, is not used.
 *
 * @param path the folder; it is made when the first state is kept
 * @param interval time between two states of a simulation
 */
public record SnapshotFolder(Path path, Duration interval) {
    /** The folder that simulations use within a scope. */
    static final ScopedValue<SnapshotFolder> CURRENT = ScopedValue.newInstance();

    /**
     * {@return the result of some work whose simulations keep their states here}
     *
     * @param <T> type of the result
     * @param work what is done, in this thread
     */
    public <T> T during(Supplier<T> work) {
        return ScopedValue.where(CURRENT, this).call(work::get);
    }

    /**
     * Deletes what a killed process left half written. No process may be writing here.
     *
     * @throws IOException if a file cannot be deleted
     */
    public void tidy() throws IOException {
        if (!Files.isDirectory(path)) {
            return;
        }
        try (DirectoryStream<Path> unfinished = Files.newDirectoryStream(path, "*" + SnapshotFile.UNFINISHED)) {
            for (Path file : unfinished) {
                Files.delete(file);
            }
        }
    }

    /** The file of one simulation; nothing is read or written yet. */
    SnapshotFile of(Simulation simulation, String engine) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(simulation);
        } catch (IOException e) {
            throw new UncheckedIOException("a simulation can always be written to memory", e);
        }
        String key = HexFormat.of().formatHex(Sha256.start().digest(bytes.toByteArray()));
        return new SnapshotFile(path.resolve(key.substring(0, 32) + ".snapshot"), "rulezoo " + Software.VERSION
                + " format " + Simulation.FORMAT_VERSION + " snapshot " + Snapshot.VERSION + " " + engine + " " + key,
                interval.toNanos());
    }
}
