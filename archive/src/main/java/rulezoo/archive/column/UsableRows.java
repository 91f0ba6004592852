package rulezoo.archive.column;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Those records of a table that can be used. A right checksum does not make content sensible: it may have
 * been made by anyone, or by a version that knows more. One such record must not hide those beside it.
 *
 * @param table the records that can be used, as they are; null if there is none
 * @param reason why the others cannot be; null if there are none
 */
public record UsableRows(@Nullable ColumnTable table, @Nullable ContentException reason) {
    /** What a zoo holds: rules, probe records, remarks, checkpoints of searches. */
    public static final Set<String> KINDS = Set.of(RuleTable.KIND, ProbeTable.KIND, RemarkTable.KIND,
            CheckpointTable.KIND);

    /**
     * Understands every record of a table.
     *
     * @param table a table whose checksum is right
     * @return its records that can be used, and what is wrong with the others
     * @throws ContentException if the table as a whole cannot be used
     */
    public static UsableRows of(ColumnTable table) throws ContentException {
        String kind = table.kind();
        return switch (kind) {
            case RuleTable.KIND -> split(table, RuleTable.unusable(requireConsistent(table)));
            case ProbeTable.KIND -> split(table, ProbeTable.unusable(requireConsistent(table)));
            case RemarkTable.KIND -> split(table, RemarkTable.unusable(requireConsistent(table)));
            case CheckpointTable.KIND -> {
                CheckpointTable.decode(table);
                yield new UsableRows(table, null);
            }
            case ColumnTable.SINGLE_FILE -> new UsableRows(table, null);
            default -> throw new ContentException.Unsupported("holds '" + kind + "', which this rulezoo does not know");
        };
    }

    private static ColumnTable requireConsistent(ColumnTable table) throws ContentException {
        int rows = TableMerge.rows(table);
        for (Map.Entry<String, StoredColumn> entry : table.columns().entrySet()) {
            if (!TableMerge.isList(entry.getKey()) && entry.getValue().rows() != rows) {
                throw new ContentException.Impossible("has columns of different lengths");
            }
        }
        return table;
    }

    private static UsableRows split(ColumnTable table, SortedMap<Integer, ContentException> unusable)
            throws ContentException {
        if (unusable.isEmpty()) {
            return new UsableRows(table, null);
        }
        int rows = TableMerge.rows(table);
        String sentence = "holds " + rows + " records of which " + unusable.size() + " cannot be used; row "
                + (unusable.firstKey() + 1) + ": "
                + Objects.requireNonNull(unusable.get(unusable.firstKey())).getMessage();
        ContentException reason = unusable.values().stream().allMatch(ContentException.Impossible.class::isInstance)
                ? new ContentException.Impossible(sentence)
                : new ContentException.Unsupported(sentence);
        if (unusable.size() == rows) {
            return new UsableRows(null, reason);
        }
        boolean[] usable = new boolean[rows];
        for (int row = 0; row < rows; row++) {
            usable[row] = !unusable.containsKey(row);
        }
        return new UsableRows(TableMerge.rows(table, usable), reason);
    }
}
