package rulezoo.archive;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import rulezoo.archive.column.ColumnBatch;
import rulezoo.archive.column.ColumnTable;
import rulezoo.archive.column.ContentException;
import rulezoo.archive.column.KeySet;
import rulezoo.archive.column.ProbeTable;
import rulezoo.archive.column.RecordKeys;
import rulezoo.archive.column.RuleTable;

/**
 * Reads columns of a zoo without making an object of every record, a segment at a time: a million rules in
 * seconds, in the memory of one segment and 27 bytes a record.
 */
public final class ZooColumns {
    private static final int HEX = 16;
    private static final int HALF_ID = 16;

    private ZooColumns() {}

    /** What is done with the records of one segment. */
    public interface BatchVisitor {
        /**
         * Uses some records, of which there is at least one.
         *
         * @param batch the records
         * @throws IOException if the visit must end
         */
        void visit(ColumnBatch batch) throws IOException;
    }

    /**
     * Visits all rules, each once: of several records of a rule the first. They come in the order in which they
     * were archived, rules that were not simulated here last.
     *
     * @param zoo folder or single file of a zoo
     * @param visitor given the rules, a segment at a time
     * @return what had to be left out
     * @throws IOException if there is no zoo, a file cannot be read, or the visitor throws one
     */
    public static List<SegmentProblem> rules(Path zoo, BatchVisitor visitor) throws IOException {
        KeySet ids = new KeySet();
        return scan(zoo, RuleTable.KIND, table -> firstOfEach(table, ids), visitor);
    }

    /**
     * Visits all probe records, each once.
     *
     * @param zoo folder or single file of a zoo
     * @param visitor given the records, a segment at a time
     * @return what had to be left out
     * @throws IOException if there is no zoo, a file cannot be read, or the visitor throws one
     */
    public static List<SegmentProblem> probes(Path zoo, BatchVisitor visitor) throws IOException {
        return scan(zoo, ProbeTable.KIND, new RecordKeys()::add, visitor);
    }

    private interface Choice {
        boolean[] of(ColumnTable table) throws ContentException;
    }

    private static List<SegmentProblem> scan(Path zoo, String kind, Choice choice, BatchVisitor visitor)
            throws IOException {
        return ZooScan.of(zoo, Set.of(kind), (_, table) -> {
            int[] rows = indexes(choice.of(table));
            if (rows.length > 0) {
                visitor.visit(new ColumnBatch(table, rows));
            }
        }).stream().map(ZooScan.Problem::described).toList();
    }

    static boolean[] firstOfEach(ColumnTable table, KeySet known) throws ContentException {
        String[] ids = table.column("id", String[].class);
        boolean[] fresh = new boolean[ids.length];
        for (int row = 0; row < ids.length; row++) {
            fresh[row] = known.add(Long.parseUnsignedLong(ids[row], 0, HALF_ID, HEX),
                    Long.parseUnsignedLong(ids[row], HALF_ID, ids[row].length(), HEX));
        }
        return fresh;
    }

    private static int[] indexes(boolean[] chosen) {
        List<Integer> rows = new ArrayList<>();
        for (int row = 0; row < chosen.length; row++) {
            if (chosen[row]) {
                rows.add(row);
            }
        }
        return rows.stream().mapToInt(Integer::intValue).toArray();
    }
}
