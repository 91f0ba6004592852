package rulezoo.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import rulezoo.archive.column.CheckpointTable;
import rulezoo.archive.column.ColumnTable;
import rulezoo.archive.column.ContentException;
import rulezoo.archive.column.ProbeTable;
import rulezoo.archive.column.RecordKeys;
import rulezoo.archive.column.RemarkTable;
import rulezoo.archive.column.RuleRows;
import rulezoo.archive.column.RuleTable;
import rulezoo.archive.column.TableMerge;
import rulezoo.archive.column.UsableRows;
import rulezoo.archive.record.ArchivedRule;
import rulezoo.archive.record.Origin;
import rulezoo.archive.record.ProbeRecord;
import rulezoo.archive.record.Remark;
import rulezoo.archive.record.RuleRecord;
import rulezoo.archive.record.SearchCheckpoint;
import rulezoo.archive.segment.FailureSentence;
import rulezoo.archive.segment.HdfTables;
import rulezoo.archive.segment.SegmentFile;
import rulezoo.archive.segment.SegmentFolder;

/**
 * Adds records to a zoo. What an append was given is on the disk, verified, when it returns; what is on the
 * disk is never changed. One writer at a time; its methods may be called from any thread.
 */
public final class ZooWriter implements AutoCloseable {
    /** Records of one segment at most. */
    static final int SEGMENT_RECORDS = 500;

    private static final int CHECKPOINTS_KEPT = 2;

    private final ZooLayout layout;
    private final ZooLock lock;
    private final SegmentFolder rules;
    private final SegmentFolder probes;
    private final SegmentFolder remarks;
    private final SegmentFolder search;
    private RecordKeys keys = new RecordKeys();
    private final Map<Path, String> runOfCheckpoint = new HashMap<>();
    private final Map<Path, SegmentProblem> problems = new LinkedHashMap<>();
    /** Time of the latest remark: a clock that was set back must not make a new one an old one. */
    private long latestRemarkMillis;
    private boolean closed;

    private ZooWriter(ZooLayout layout, ZooLock lock) {
        this.layout = layout;
        this.lock = lock;
        rules = layout.rules();
        probes = layout.probes();
        remarks = layout.remarks();
        search = layout.search();
    }

    /**
     * Opens a zoo for writing; creates it if the folder is absent or empty. Removes files that a dead writer left
     * unfinished, and moves segments that were damaged or changed to the zoo's {@code quarantine} folder;
     * {@link #problems} names them. Nothing is written through a link inside the zoo.
     *
     * @param folder folder of the zoo
     * @return the only writer of the zoo, until it is closed
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
        } else {
            layout.requireWritable();
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
        for (ZooScan.Problem problem : ZooScan.of(layout.folder(), UsableRows.KINDS, this::remember)) {
            switch (problem.reason()) {
                case ContentException.Damaged _ -> quarantine(problem);
                case ContentException.Newer _ -> throw new IOException(
                        problem.described().sentence() + " (nothing was changed)", problem.reason());
                case ContentException.Unsupported _,ContentException.Impossible _,ContentException.Unreadable _ ->
                    problems.put(problem.file(), problem.described());
            }
        }
    }

    private void remember(Path file, ColumnTable table) throws ContentException {
        if (table.kind().equals(CheckpointTable.KIND)) {
            runOfCheckpoint.put(file, CheckpointTable.decode(table).run());
        } else {
            keys.add(table);
            rememberTimes(table);
        }
    }

    private void rememberTimes(ColumnTable table) throws ContentException {
        if (table.kind().equals(RemarkTable.KIND)) {
            RemarkTable.decode(table)
                    .forEach(remark -> latestRemarkMillis = Math.max(latestRemarkMillis, remark.timeMillis()));
        }
    }

    /** Moves a file out of the way, with the reason beside it. */
    private void quarantine(ZooScan.Problem problem) throws IOException {
        Path kind = problem.file().getParent();
        String name = (kind == null ? "" : kind.getFileName() + "-") + problem.file().getFileName();
        Path target = layout.quarantine().resolve(name);
        try {
            Files.createDirectories(layout.quarantine());
            for (int i = 1; isTaken(target); i++) {
                target = layout.quarantine().resolve(name + "." + i);
            }
            Files.move(problem.file(), target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw FailureSentence.writing(target, e);
        }
        note(target, problem.described().sentence());
        problems.put(problem.file(), new SegmentProblem(problem.file(), problem.described().sentence()
                + "; it was moved to " + target));
    }

    private static Path noteOn(Path file) {
        return file.resolveSibling(file.getFileName() + ".txt");
    }

    private static boolean isTaken(Path file) {
        return Files.exists(file, LinkOption.NOFOLLOW_LINKS) || Files.exists(noteOn(file), LinkOption.NOFOLLOW_LINKS);
    }

    private static void note(Path quarantined, String reason) {
        try {
            Files.writeString(noteOn(quarantined), reason + "\n", StandardOpenOption.CREATE_NEW);
        } catch (IOException full) {
            // The file is safe and the reason is reported. A note that found no room is no loss.
        }
    }

    /**
     * {@return the folder for states of long simulations that are at work; it need not exist} What it holds is no
     * part of the zoo and may be deleted.
     */
    public Path snapshots() {
        return layout.snapshots();
    }

    /**
     * {@return what of the zoo was left out so far, a sentence a file: it was moved to quarantine, or is where it
     * was if it cannot be read or understood here}
     */
    public synchronized List<SegmentProblem> problems() {
        return List.copyOf(problems.values());
    }

    /**
     * Archives rules. Those that the zoo holds already, found by the same run and confirmed by the same seeds
     * under the same circumstances, are skipped, so that a resumed search may repeat an append. A rule that
     * another run found before is archived again, so that nothing about where it came from is lost;
     * {@link Zoo#rules} lists it once.
     *
     * @param records rules; their origin is this computer, now
     * @throws IOException if not all of them are archived; repeat the call when the remedy it names was applied
     */
    public synchronized void appendRules(List<RuleRecord> records) throws IOException {
        Origin here = Origin.here();
        archive(records.stream().map(record -> new ArchivedRule(record, here, "")).toList());
    }

    /**
     * Archives rules of other origin, for example imported ones; otherwise like {@link #appendRules}.
     *
     * @param records rules with their origin
     * @return how many of them were new
     * @throws IOException if not all of them are archived; repeat the call when the remedy it names was applied
     */
    public synchronized int archive(List<ArchivedRule> records) throws IOException {
        requireOpen();
        int added = 0;
        for (List<ArchivedRule> batch : RuleTable.batches(records, SEGMENT_RECORDS)) {
            added += append(rules, RuleTable.encode(batch));
        }
        return added;
    }

    /**
     * Archives probe records. Those of a measurement that the zoo holds already (same rule, probe, variant,
     * plastic pathways, network, seed, delay and experience before the first test) are skipped.
     *
     * @param records records of any rules
     * @throws IOException if not all of them are archived; repeat the call when the remedy it names was applied
     */
    public synchronized void appendProbes(List<ProbeRecord> records) throws IOException {
        requireOpen();
        for (List<ProbeRecord> batch : Batches.of(records, SEGMENT_RECORDS)) {
            append(probes, ProbeTable.encode(batch, Origin.here()));
        }
    }

    /**
     * Archives what people say about rules.
     *
     * @param made the changes; their times become later than those of all remarks that the zoo holds
     * @throws IOException if not all of them are archived; repeat the call when the remedy it names was applied
     */
    public synchronized void appendRemarks(List<Remark> made) throws IOException {
        requireOpen();
        for (List<Remark> batch : Batches.of(made, SEGMENT_RECORDS)) {
            List<Remark> timed = batch.stream().map(remark -> new Remark(remark.ruleId(), remark.change(),
                    remark.text(), Math.max(remark.timeMillis(), latestRemarkMillis + 1))).toList();
            append(remarks, RemarkTable.encode(timed, Origin.here()));
            timed.forEach(remark -> latestRemarkMillis = Math.max(latestRemarkMillis, remark.timeMillis()));
        }
    }

    /**
     * {@return whether the zoo holds this record of a rule: found by the same run, under the same circumstances
     * and seeds}
     *
     * @param record a rule, confirmed or not
     */
    public synchronized boolean holds(RuleRecord record) {
        try {
            return !keys.missing(RuleTable.encode(List.of(new ArchivedRule(record, Origin.UNKNOWN, ""))))[0];
        } catch (ContentException e) {
            throw new IllegalStateException("a table of our own " + e.getMessage(), e);
        }
    }

    /** Publishes those rows of a table that are new, and says how many they are. */
    private int append(SegmentFolder folder, ColumnTable table) throws IOException {
        try {
            TableMerge fresh = new TableMerge();
            fresh.add(table, keys.missing(table));
            if (fresh.rows() > 0) {
                ColumnTable published = fresh.build();
                folder.publish(published);
                keys.add(published);
            }
            return fresh.rows();
        } catch (ContentException e) {
            throw new IllegalStateException("a table of our own " + e.getMessage(), e);
        }
    }

    /**
     * Adds all records of another zoo that this one lacks, as they are, with all they say of their origin. Memory
     * is needed for one segment of either zoo and 27 bytes a record.
     *
     * @param other folder or single file of another zoo
     * @return what of the other zoo had to be left out
     * @throws IOException if not all is imported; repeat the call when the remedy it names was applied
     */
    public List<SegmentProblem> importZoo(Path other) throws IOException {
        return importZoo(other, Optional::of);
    }

    /**
     * Adds the records of some rules of another zoo that this one lacks.
     *
     * @param other folder or single file of another zoo
     * @param ids ids of the rules
     * @return what of the other zoo had to be left out
     * @throws IOException if not all is imported; repeat the call when the remedy it names was applied
     * @see #importZoo(Path)
     */
    public List<SegmentProblem> importZoo(Path other, Set<String> ids) throws IOException {
        return importZoo(other, table -> RuleRows.of(table, ids));
    }

    /** Which part of a table is imported. */
    private interface Part {
        Optional<ColumnTable> of(ColumnTable table) throws ContentException;
    }

    private synchronized List<SegmentProblem> importZoo(Path other, Part part) throws IOException {
        requireOpen();
        if (Files.exists(other) && Files.isSameFile(other, layout.folder())) {
            throw new IOException(other + " is the zoo itself: name another one to import from");
        }
        try {
            return importNew(other, part);
        } catch (IOException e) {
            // What was about to be written is not known after all: a repeated call must not skip it.
            keys = new RecordKeys();
            ZooScan.of(layout.folder(), UsableRows.KINDS, this::remember);
            throw e;
        }
    }

    private List<SegmentProblem> importNew(Path other, Part part) throws IOException {
        List<ZooScan.Problem> problems = new ArrayList<>();
        for (SegmentFolder folder : List.of(rules, probes, remarks)) {
            Packing packing = new Packing(folder::publish, keys);
            for (ZooScan.Problem problem : ZooScan.of(other, Set.of(folder.kind()), (file, table) -> {
                ColumnTable imported = part.of(table).orElse(null);
                if (imported != null) {
                    packing.visit(file, imported);
                    rememberTimes(imported);
                }
            })) {
                if (problems.stream().noneMatch(known -> known.described().equals(problem.described()))) {
                    problems.add(problem);
                }
            }
            packing.finish();
        }
        return problems.stream().map(ZooScan.Problem::described).toList();
    }

    /**
     * Packs the many small segments that a search or probe left into few large ones: the new ones are written and
     * verified, and only then the old ones removed. Stopped at any moment, the zoo holds the same records in the
     * same order, and the next call goes on. Needs as much free space as the segments take that it replaces.
     * Segments with records that cannot be are not removed but moved to quarantine, and those that this version
     * does not understand stay where they are; {@link #problems} names both.
     *
     * @return how many segments were replaced, and by how many
     * @throws IOException if the disk refuses; the zoo is complete then, too
     */
    public synchronized Compaction compact() throws IOException {
        requireOpen();
        int before = 0;
        int after = 0;
        for (SegmentFolder folder : List.of(rules, probes, remarks)) {
            List<Path> whole = new ArrayList<>();
            List<ZooScan.Problem> apart = new ArrayList<>();
            List<Path> published = new ArrayList<>();
            Packing packing = new Packing(table -> published.add(folder.publish(table)), null);
            long records = 0;
            for (Path segment : Packing.unpacked(folder)) {
                try {
                    UsableRows rows = UsableRows.of(ZooScan.table(segment));
                    if (rows.reason() != null && !(rows.reason() instanceof ContentException.Impossible)) {
                        throw rows.reason();
                    }
                    if (rows.table() != null) {
                        packing.visit(segment, rows.table());
                        records += TableMerge.rows(rows.table());
                    }
                    if (rows.reason() == null) {
                        whole.add(segment);
                    } else {
                        apart.add(new ZooScan.Problem(segment, HdfTables.ROOT, rows.reason()));
                    }
                } catch (ContentException e) {
                    problems.putIfAbsent(segment, new ZooScan.Problem(segment, HdfTables.ROOT, e).described());
                }
            }
            packing.finish();
            requireRecords(published, records);
            folder.remove(whole);
            for (ZooScan.Problem problem : apart) {
                quarantine(problem);
            }
            before += whole.size() + apart.size();
            after += published.size();
        }
        return new Compaction(before, after);
    }

    /** Reads what was published once more: nothing is removed whose every record is not there. */
    private static void requireRecords(List<Path> published, long records) throws IOException {
        long found = 0;
        for (Path segment : published) {
            try {
                UsableRows rows = UsableRows.of(ZooScan.table(segment));
                found += rows.table() == null ? 0 : TableMerge.rows(rows.table());
            } catch (ContentException e) {
                throw new IOException(segment + " " + e.getMessage() + ": nothing was removed", e);
            }
        }
        if (found != records) {
            throw new IOException("the packed files hold " + found + " of " + records
                    + " records: nothing was removed; 'rulezoo zoo verify' checks the zoo");
        }
    }

    /**
     * What a compaction did.
     *
     * @param replaced number of segments that were removed
     * @param written number of segments that hold their records now
     */
    public record Compaction(int replaced, int written) {}

    /**
     * Saves the state of a search. The checkpoint of this run before it is kept, older ones of this run are
     * removed afterwards; those of other runs stay.
     *
     * @param checkpoint state of a search at the end of a generation
     * @throws IOException if it cannot be written, or an older one not be removed
     */
    public synchronized void saveCheckpoint(SearchCheckpoint checkpoint) throws IOException {
        requireOpen();
        Path saved = search.publish(CheckpointTable.encode(checkpoint));
        runOfCheckpoint.put(saved, checkpoint.run());
        List<Path> ofThisRun = checkpointsOf(checkpoint.run());
        search.remove(ofThisRun.subList(0, Math.max(0, ofThisRun.size() - CHECKPOINTS_KEPT)));
    }

    private List<Path> checkpointsOf(String run) throws IOException {
        return search.segments().stream().filter(file -> run.equals(runOfCheckpoint.get(file))).toList();
    }

    /**
     * {@return the checkpoint saved last, of whichever run, if any}
     *
     * @throws IOException if it cannot be read or is damaged
     */
    public synchronized Optional<SearchCheckpoint> latestCheckpoint() throws IOException {
        requireOpen();
        List<Path> known = search.segments().stream().filter(runOfCheckpoint::containsKey).toList();
        return known.isEmpty() ? Optional.empty() : Optional.of(checkpoint(known.getLast()));
    }

    /**
     * {@return the checkpoint that a run saved last, if any} A zoo may hold several searches.
     *
     * @param run id of the search
     * @throws IOException if it cannot be read or is damaged
     */
    public synchronized Optional<SearchCheckpoint> latestCheckpoint(String run) throws IOException {
        requireOpen();
        List<Path> ofRun = checkpointsOf(run);
        return ofRun.isEmpty() ? Optional.empty() : Optional.of(checkpoint(ofRun.getLast()));
    }

    private static SearchCheckpoint checkpoint(Path file) throws IOException {
        try {
            return CheckpointTable.decode(ZooScan.table(file));
        } catch (ContentException e) {
            throw new IOException(file + " " + e.getMessage() + ": open the zoo again to go on without it", e);
        }
    }

    /**
     * {@return the zoo as it is now}
     *
     * @throws IOException if a file cannot be read
     */
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
