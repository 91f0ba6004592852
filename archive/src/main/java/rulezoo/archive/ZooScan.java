package rulezoo.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import rulezoo.archive.column.ColumnTable;
import rulezoo.archive.column.ContentException;
import rulezoo.archive.column.RuleTable;
import rulezoo.archive.column.UsableRows;
import rulezoo.archive.segment.HdfTables;
import rulezoo.archive.segment.SegmentFile;
import rulezoo.archive.segment.SegmentFolder;

/**
 * Walks through the tables of a zoo in their order, one at a time: what is in memory is the largest file, not
 * the zoo. Records that cannot be used are left out, and are problems, before anybody sees a table. Rules
 * come after the remarks on them, and those that were never confirmed after all others, so that of several
 * records of a rule the first one says most.
 */
final class ZooScan {
    /** What is done with an intact table. */
    interface Visitor {
        /**
         * Uses one table.
         *
         * @throws ContentException if the content cannot be used, which is noted as a problem of the file
         */
        void visit(Path file, ColumnTable table) throws ContentException, IOException;
    }

    /** A file, or of a single-file zoo a group, that was left out. */
    record Problem(Path file, String group, ContentException reason) {
        SegmentProblem described() {
            String part = group.equals(HdfTables.ROOT) ? "" : ", group " + group + ",";
            return new SegmentProblem(file, file + part + " " + reason.getMessage());
        }
    }

    private final Set<String> kinds;
    private final Visitor visitor;
    private final List<Problem> problems = new ArrayList<>();
    private final Set<Path> seen = new HashSet<>();

    private ZooScan(Set<String> kinds, Visitor visitor) {
        this.kinds = kinds;
        this.visitor = visitor;
    }

    /** Visits all tables of some kinds and returns what had to be left out. */
    static List<Problem> of(Path zoo, Set<String> kinds, Visitor visitor) throws IOException {
        ZooScan scan = new ZooScan(kinds, visitor);
        if (Files.isDirectory(zoo)) {
            if (!ZooLayout.isZoo(zoo)) {
                throw new IOException(zoo + " is not a rule zoo: it holds no files such as rules/000001.h5");
            }
            for (SegmentFolder folder : new ZooLayout(zoo).folders()) {
                if (kinds.contains(folder.kind())) {
                    scan.folder(folder);
                }
            }
        } else if (Files.notExists(zoo)) {
            throw new IOException(zoo + " does not exist: name the folder or the .h5 file of a rule zoo");
        } else {
            scan.singleFile(zoo);
        }
        return scan.problems;
    }

    /**
     * A segment that vanishes between listing and reading was replaced by a compaction, whose segments were
     * published before: they are in the next listing.
     */
    private void folder(SegmentFolder folder) throws IOException {
        for (Path stranger : folder.strangers()) {
            problems.add(new Problem(stranger, HdfTables.ROOT, new ContentException.Unsupported(
                    "has no number of six to nine digits for a name: rename it, or move it out of the zoo")));
        }
        boolean vanished = true;
        while (vanished) {
            vanished = false;
            List<Path> unconfirmed = new ArrayList<>();
            for (Path segment : folder.segments()) {
                if (seen.add(segment)) {
                    vanished |= !segment(segment, unconfirmed);
                }
            }
            for (Path segment : unconfirmed) {
                vanished |= !segment(segment, null);
            }
        }
    }

    /** Visits a segment, or puts it on the list of later ones; says whether it is still there. */
    private boolean segment(Path segment, @Nullable List<Path> later) throws IOException {
        ColumnTable table;
        try {
            table = table(segment);
        } catch (NoSuchFileException e) {
            return false;
        } catch (ContentException e) {
            problems.add(new Problem(segment, HdfTables.ROOT, e));
            return true;
        }
        if (later != null && isUnconfirmed(table)) {
            later.add(segment);
        } else {
            visit(segment, HdfTables.ROOT, table);
        }
        return true;
    }

    /**
     * The table of a segment, which holds what its folder is for.
     *
     * @throws NoSuchFileException if the file is not there any more
     */
    static ColumnTable table(Path segment) throws NoSuchFileException, ContentException {
        ColumnTable table = SegmentFile.read(segment).table(HdfTables.ROOT);
        String folder = new SegmentFolder(Objects.requireNonNull(segment.getParent())).kind();
        if (!table.kind().equals(folder)) {
            throw new ContentException.Unsupported("holds '" + table.kind() + "', but lies in the folder '" + folder
                    + "': move it where it belongs");
        }
        return table;
    }

    private static boolean isUnconfirmed(ColumnTable table) {
        return RuleTable.KIND.equals(table.attributes().get(ColumnTable.KIND)) && !table.has("seeds");
    }

    private void singleFile(Path file) throws IOException {
        HdfTables.Content content;
        try {
            content = SegmentFile.read(file);
        } catch (ContentException.Unreadable e) {
            throw new IOException(file + " " + e.getMessage(), e);
        } catch (ContentException e) {
            throw new IOException(file + " is not a rule zoo that can be read: it " + e.getMessage(), e);
        }
        content.problems().forEach((group, problem) -> problems.add(new Problem(file, group, problem)));
        for (boolean late : new boolean[]{false, true}) {
            for (Map.Entry<String, ColumnTable> entry : content.tables().entrySet()) {
                if (isUnconfirmed(entry.getValue()) == late) {
                    visit(file, entry.getKey(), entry.getValue());
                }
            }
        }
    }

    private void visit(Path file, String group, ColumnTable table) throws IOException {
        try {
            if (!kinds.contains(table.kind()) && UsableRows.KINDS.contains(table.kind())) {
                return;
            }
            UsableRows rows = UsableRows.of(table);
            if (rows.reason() != null) {
                problems.add(new Problem(file, group, rows.reason()));
            }
            // The root of a single-file zoo holds no records itself.
            if (rows.table() != null && kinds.contains(table.kind())) {
                visitor.visit(file, rows.table());
            }
        } catch (ContentException e) {
            problems.add(new Problem(file, group, e));
        }
    }
}
