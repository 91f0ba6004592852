package rulezoo.evolve.judging;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import rulezoo.simulator.Sha256;
import rulezoo.simulator.Software;
import rulezoo.simulator.experiment.Simulation;
import rulezoo.simulator.rule.PlasticityRule;

/**
 * The judgements of a generation that is not finished, in a file. A search that is interrupted, even by a
 * kill, loses only the rules at work and those of the last second: the same search takes the other judgements
 * from here. The file may be deleted at any time. Of a file that is damaged, or that another version of the
 * program wrote, the part that can be used is used. A full disk ends the keeping, not the search.
 */
public final class JudgementJournal {
    private static final ObjectInputFilter JUDGEMENTS = ObjectInputFilter.Config
            .createFilter("rulezoo.evolve.judging.*;rulezoo.archive.record.*;rulezoo.simulator.**;java.base/*;!*");
    private static final String PROGRAM = "rulezoo " + Software.VERSION + " format " + Simulation.FORMAT_VERSION;
    private static final int HASH_BYTES = 32;
    private static final long INTERVAL_NANOS = 1_000_000_000;

    private final Path path;
    private final Map<Task, TimedJudgement> judgements = new HashMap<>();
    private final List<Entry> unwritten = new ArrayList<>();
    private long writtenNanos = System.nanoTime();
    private boolean broken;

    /**
     * What was done with which rule.
     *
     * @param stage screened or confirmed
     * @param rule id of the rule
     */
    private record Task(String stage, String rule) implements Serializable {}

    /** One judgement in the file. */
    private record Entry(String program, Task task, TimedJudgement timed) implements Serializable {}

    /**
     * Reads what an interrupted run of the search left.
     *
     * @param path the file, which belongs to one search; it and its folder are made with the first judgement
     */
    public JudgementJournal(Path path) {
        this.path = path;
        if (Files.exists(path)) {
            long whole = read();
            cut(whole);
        }
    }

    /** Takes all whole entries from the start of the file on, and returns where they end. */
    private long read() {
        long end = 0;
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(path)))) {
            long size = Files.size(path);
            while (size - end > Integer.BYTES + HASH_BYTES) {
                int length = in.readInt();
                if (length < 0 || length > size - end - Integer.BYTES - HASH_BYTES) {
                    break;
                }
                byte[] bytes = in.readNBytes(length);
                if (!Arrays.equals(Sha256.start().digest(bytes), in.readNBytes(HASH_BYTES))) {
                    break;
                }
                Entry entry = entry(bytes);
                if (!entry.program.equals(PROGRAM)) {
                    break;
                }
                judgements.put(entry.task, entry.timed);
                end += Integer.BYTES + length + HASH_BYTES;
            }
        } catch (IOException | ClassNotFoundException | ClassCastException _) {
            // The rules from here on are judged again.
        }
        return end;
    }

    private static Entry entry(byte[] bytes) throws IOException, ClassNotFoundException {
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
            in.setObjectInputFilter(JUDGEMENTS);
            return (Entry) in.readObject();
        }
    }

    /** Drops what follows the whole entries, so that the next ones can be read behind them. */
    private void cut(long end) {
        try (var file = Files.newByteChannel(path, StandardOpenOption.WRITE)) {
            file.truncate(end);
        } catch (IOException _) {
            broken = true;
        }
    }

    /** {@return the number of rules that were screened and are not in a finished generation} */
    public int screened() {
        return (int) judgements.keySet().stream().filter(task -> task.stage.equals(Race.SCREENED)).count();
    }

    @Nullable
    TimedJudgement of(String stage, PlasticityRule rule) {
        return judgements.get(new Task(stage, rule.id()));
    }

    /**
     * Keeps a judgement, unless something went wrong in it, which may not go wrong again. It is written at once
     * if the last writing was a second ago, and else with the next one: many cheap judgements cost little.
     */
    void add(String stage, PlasticityRule rule, TimedJudgement timed) {
        if (timed.judgement().error() != null) {
            return;
        }
        Task task = new Task(stage, rule.id());
        judgements.put(task, timed);
        unwritten.add(new Entry(PROGRAM, task, timed));
        if (System.nanoTime() - writtenNanos >= INTERVAL_NANOS) {
            write();
        }
    }

    /** Writes what is not written yet, before a run ends. */
    public void write() {
        if (!broken && !unwritten.isEmpty()) {
            ByteArrayOutputStream frames = new ByteArrayOutputStream();
            unwritten.forEach(entry -> frames.writeBytes(framed(entry)));
            try {
                Files.createDirectories(Objects.requireNonNull(path.toAbsolutePath().getParent()));
                Files.write(path, frames.toByteArray(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            } catch (IOException _) {
                // This run knows the judgements. If the disk stays full, the search pauses when it archives rules.
                broken = true;
            }
        }
        unwritten.clear();
        writtenNanos = System.nanoTime();
    }

    private static byte[] framed(Entry entry) {
        ByteArrayOutputStream object = new ByteArrayOutputStream();
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(object);
                DataOutputStream framed = new DataOutputStream(frame)) {
            out.writeObject(entry);
            out.flush();
            framed.writeInt(object.size());
            framed.write(object.toByteArray());
            framed.write(Sha256.start().digest(object.toByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException("a judgement can always be written to memory", e);
        }
        return frame.toByteArray();
    }

    /**
     * Forgets everything: the generation is archived.
     *
     * @throws IOException if the file cannot be deleted
     */
    public void clear() throws IOException {
        judgements.clear();
        unwritten.clear();
        Files.deleteIfExists(path);
        broken = false;
    }
}
