package rulezoo.archive.column;

import java.util.List;
import java.util.SortedMap;
import rulezoo.archive.record.Origin;
import rulezoo.archive.record.Remark;

/** Changes of tags and notes as columns and back. */
public final class RemarkTable {
    /** What the table holds, and the name of its folder. */
    public static final String KIND = "remarks";

    private RemarkTable() {}

    /**
     * {@return the table of some remarks}
     *
     * @param remarks at least one
     * @param origin where and when they were made
     */
    public static ColumnTable encode(List<Remark> remarks, Origin origin) {
        ColumnTable table = ColumnTable.of(KIND);
        table.column("rule_id", remarks.stream().map(Remark::ruleId).toArray(String[]::new),
                "id of the rule that the remark is about");
        table.column("change", remarks.stream().map(r -> r.change().id()).toArray(String[]::new),
                "tag: adds a tag; untag: removes one; note: replaces the note");
        table.column("text", remarks.stream().map(Remark::text).toArray(String[]::new),
                "the tag, or all of the note; an empty note removes it");
        table.column("time_ms", remarks.stream().mapToLong(Remark::timeMillis).toArray(), "ms",
                "time since 1970 in UTC; of two changes that contradict each other the later one counts");
        Origins.encode(table, remarks.stream().map(_ -> origin).toList());
        return table;
    }

    /**
     * {@return the remarks of a table}
     *
     * @param table a table of this kind
     * @throws ContentException if this version cannot read the table
     */
    public static List<Remark> decode(ColumnTable table) throws ContentException {
        return RowReader.all(TableMerge.rows(table), decoder(table));
    }

    /** Why some records of a table cannot be used, by row. */
    static SortedMap<Integer, ContentException> unusable(ColumnTable table) throws ContentException {
        return RowReader.unusable(TableMerge.rows(table), decoder(table));
    }

    private static RowReader<Remark> decoder(ColumnTable table) throws ContentException {
        String[] rules = table.column("rule_id", String[].class);
        String[] changes = table.column("change", String[].class);
        String[] texts = table.column("text", String[].class);
        long[] times = table.column("time_ms", long[].class);
        return row -> new Remark(rules[row], Remark.Change.of(changes[row]), texts[row], times[row]);
    }
}
