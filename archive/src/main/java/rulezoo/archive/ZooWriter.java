package rulezoo.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Adds records to a zoo. What an append was given is on the disk, verified, when it returns; what is on the
 * disk is never changed. One writer at a time; its methods may be called from any thread.
 */
public final class ZooWriter implements AutoCloseable {
    /** Records of one segment at most. */
    static final int SEGMENT_RECORDS = 500;

    private static final Logger LOG = LoggerFactory.getLogger(ZooWriter.class);
    private static final int CHECKPOINTS_KEPT = 2;

    private final ZooLayout layout;
    private final ZooLock lock;
    private final Set<String> ruleIds = new HashSet<>();
    private final Set<ProbeKey> probeKeys = new HashSet<>();
    private boolean closed;

    private ZooWriter(ZooLayout layout, ZooLock lock) {
        this.layout = layout;
        this.lock = lock;
    }

    /**
     * Opens a zoo for writing; creates it if the folder is absent or empty. Removes files that a dead writer left
     * unfinished, and moves damaged segments to the zoo's {@code quarantine} folder, with a message for each.
     *
     * @throws IOException if another writer is at work, the folder holds something else, a segment was written by
     *         a newer rulezoo, or the disk refuses
     */
    public static ZooWriter open(Path folder) throws IOException {
        ZooLayout layout = new ZooLayout(folder);
        create(layout);
        ZooLock lock = ZooLock.take(layout);
        try {
            ZooWriter writer = new ZooWriter(layout, lock);
            writer.makeFolders();
            writer.tidy();
            return writer;
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private static void create(ZooLayout layout) throws IOException {
        Path folder = layout.folder();
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new IOException(folder + " is a file, and zoos are written as folders: import it into a new folder");
        }
        if (!Files.exists(folder)) {
            createFolder(folder);
        } else if (!ZooLayout.isZoo(folder) && !ZooLayout.isEmptyOrUnfinished(folder)) {
            throw new IOException(folder + " holds other files and is not a rule zoo: name a new or empty folder");
        }
    }

    private static void createFolder(Path folder) throws IOException {
        try {
            Files.createDirectories(folder);
            SegmentFile.forceFolder(folder);
        } catch (IOException e) {
            throw FailureSentence.writing(folder, e);
        }
    }

    private void makeFolders() throws IOException {
        for (SegmentFolder part : layout.folders()) {
            if (!Files.exists(part.path())) {
                createFolder(part.path());
            }
        }
    }

    private void tidy() throws IOException {
        for (SegmentFolder part : layout.folders()) {
            for (Path leftover : part.leftovers()) {
                try {
                    Files.delete(leftover);
                } catch (IOException e) {
                    throw FailureSentence.writing(leftover, e);
                }
            }
        }
        ZooReader reader = new ZooReader();
        reader.read(layout.folder());
        Set<Path> moved = new HashSet<>();
        for (ZooReader.Problem problem : reader.problems()) {
            switch (problem.reason()) {
                case SegmentException.Damaged _ when moved.contains(problem.file()) -> {
                    // one file may have several damaged groups
                }
                case SegmentException.Damaged _ -> {
                    quarantine(problem);
                    moved.add(problem.file());
                }
                case SegmentException.Unsupported _ -> throw new IOException(
                        problem.described().sentence() + " (nothing was changed)", problem.reason());
            }
        }
        ruleIds.addAll(reader.rules().keySet());
        probeKeys.addAll(reader.probes().keySet());
    }

    private void quarantine(ZooReader.Problem problem) throws IOException {
        Path kind = problem.file().getParent();
        String name = (kind == null ? "" : kind.getFileName() + "-") + problem.file().getFileName();
        Path target = layout.quarantine().resolve(name);
        try {
            Files.createDirectories(layout.quarantine());
            for (int i = 1; Files.exists(target); i++) {
                target = layout.quarantine().resolve(name + "." + i);
            }
            Files.move(problem.file(), target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw FailureSentence.writing(target, e);
        }
        LOG.warn("{}; it was moved to {} and the rest of the zoo is used", problem.described().sentence(), target);
    }

    /**
     * Archives rules. Those that the zoo holds already, by id, are skipped, so that a resumed search may repeat
     * an append.
     *
     * @throws IOException if not all of them are archived; repeat the call when the remedy it names was applied
     */
    public synchronized void appendRules(List<RuleRecord> records) throws IOException {
        requireOpen();
        List<RuleRecord> fresh = new ArrayList<>();
        Set<String> seen = new HashSet<>(ruleIds);
        records.stream().filter(record -> seen.add(record.id())).forEach(fresh::add);
        for (List<RuleRecord> batch : RuleTable.batches(fresh, SEGMENT_RECORDS)) {
            layout.rules().publish(RuleTable.encode(batch));
            batch.forEach(record -> ruleIds.add(record.id()));
        }
    }

    /**
     * Archives probe records. Those of a measurement that the zoo holds already (same rule, probe, plastic
     * pathways, network, seed and delay) are skipped.
     *
     * @throws IOException if not all of them are archived; repeat the call when the remedy it names was applied
     */
    public synchronized void appendProbes(List<ProbeRecord> records) throws IOException {
        requireOpen();
        List<ProbeRecord> fresh = new ArrayList<>();
        Set<ProbeKey> seen = new HashSet<>(probeKeys);
        records.stream().filter(record -> seen.add(ProbeKey.of(record))).forEach(fresh::add);
        for (List<ProbeRecord> batch : Batches.of(fresh, SEGMENT_RECORDS)) {
            layout.probes().publish(ProbeTable.encode(batch));
            batch.forEach(record -> probeKeys.add(ProbeKey.of(record)));
        }
    }

    /** Saves the state of a search. The checkpoint before it is kept, older ones are removed afterwards. */
    public synchronized void saveCheckpoint(SearchCheckpoint checkpoint) throws IOException {
        requireOpen();
        layout.search().publish(CheckpointTable.encode(checkpoint));
        layout.search().keepNewest(CHECKPOINTS_KEPT);
    }

    /** The checkpoint saved last, if any. */
    public synchronized Optional<SearchCheckpoint> latestCheckpoint() throws IOException {
        requireOpen();
        List<Path> checkpoints = layout.search().segments();
        if (checkpoints.isEmpty()) {
            return Optional.empty();
        }
        Path newest = checkpoints.getLast();
        try {
            return Optional.of(CheckpointTable.decode(SegmentFile.read(newest).table(HdfTables.ROOT)));
        } catch (IOException e) {
            throw FailureSentence.reading(newest, e);
        } catch (SegmentException e) {
            throw new IOException(newest + " " + e.getMessage() + ": open the zoo again to go on without it", e);
        }
    }

    /** The zoo as it is now. */
    public Zoo read() throws IOException {
        return Zoo.open(layout.folder());
    }

    /** Lets other writers in. */
    @Override
    public synchronized void close() throws IOException {
        if (!closed) {
            closed = true;
            lock.close();
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the writer of " + layout.folder() + " is closed");
        }
    }
}
