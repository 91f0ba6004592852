package rulezoo.archive;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import rulezoo.archive.column.ColumnBatch;
import rulezoo.archive.column.ColumnTable;
import rulezoo.archive.column.ContentException;
import rulezoo.archive.column.KeySet;
import rulezoo.archive.column.ProbeTable;
import rulezoo.archive.column.RecordKeys;
import rulezoo.archive.column.RemarkTable;
import rulezoo.archive.column.RuleTable;
import rulezoo.archive.record.Remark;
import rulezoo.archive.record.Remarks;

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
        List<Remark> made = new ArrayList<>();
        Map<String, Remarks> remarks = new HashMap<>();
        return ZooScan.of(zoo, Set.of(RemarkTable.KIND, RuleTable.KIND), (_, table) -> {
            if (table.kind().equals(RemarkTable.KIND)) {
                made.addAll(RemarkTable.decode(table));
                remarks.putAll(Remarks.byRule(made));
            } else {
                visit(table, firstOfEach(table, ids), remarks, visitor);
            }
        }).stream().map(ZooScan.Problem::described).toList();
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
        RecordKeys keys = new RecordKeys();
        return ZooScan.of(zoo, Set.of(ProbeTable.KIND), (_, table) -> visit(table, keys.add(table), Map.of(), visitor))
                .stream().map(ZooScan.Problem::described).toList();
    }

    private static void visit(ColumnTable table, boolean[] chosen, Map<String, Remarks> remarks, BatchVisitor visitor)
            throws IOException {
        int[] rows = indexes(chosen);
        if (rows.length > 0) {
            visitor.visit(new ColumnBatch(table, rows, remarks));
        }
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
