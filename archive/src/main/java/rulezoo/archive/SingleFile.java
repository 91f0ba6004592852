package rulezoo.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import rulezoo.archive.column.ColumnTable;
import rulezoo.archive.column.ProbeTable;
import rulezoo.archive.column.RecordKeys;
import rulezoo.archive.column.RemarkTable;
import rulezoo.archive.column.RuleTable;
import rulezoo.archive.segment.HdfTables;
import rulezoo.archive.segment.SegmentFile;
import rulezoo.archive.segment.WholeFile;

/** Packs a zoo into one file, which is written at once from memory. */
final class SingleFile {
    /** Larger zoos are kept as folders: jHDF holds all of a file in memory until it is closed. */
    private static final long LARGEST_BYTES = 1L << 30;

    private final Path file;
    private final TreeMap<String, ColumnTable> tables = new TreeMap<>();
    private long bytes;

    private SingleFile(Path file) {
        this.file = file;
    }

    /** Writes all records of a zoo to a file whose name is not taken. */
    static List<SegmentProblem> write(Path zoo, Path file) throws IOException {
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException(file + " exists already: zoos are never overwritten, choose another name");
        }
        WholeFile.requireWritable(file);
        SingleFile single = new SingleFile(file);
        Set<SegmentProblem> problems = new LinkedHashSet<>();
        for (String kind : List.of(RuleTable.KIND, ProbeTable.KIND, RemarkTable.KIND)) {
            Packing packing = new Packing(table -> single.add(kind, table), new RecordKeys());
            ZooScan.of(zoo, Set.of(kind), packing).forEach(problem -> problems.add(problem.described()));
            packing.finish();
        }
        single.tables.put(HdfTables.ROOT,
                ColumnTable.of(ColumnTable.SINGLE_FILE).attribute(HdfTables.COUNT, single.tables.size()));
        SegmentFile.publish(file, single.tables);
        return List.copyOf(problems);
    }

    private void add(String kind, ColumnTable table) throws IOException {
        bytes += table.columns().values().stream().mapToLong(column -> column.bytes().remaining()).sum();
        if (bytes > LARGEST_BYTES) {
            throw new IOException(
                    file + " was not written: the zoo holds more than 1 GB, which is too much for a single"
                            + " file; 'rulezoo zoo compact ZOO' without --out packs it as a folder");
        }
        long number = 1 + tables.keySet().stream().filter(group -> group.startsWith(kind)).count();
        tables.put(String.format(Locale.ROOT, "%s/%06d", kind, number), table);
    }
}
