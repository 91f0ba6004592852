package rulezoo.archive;

import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Those records of a table that can be used. A right checksum does not make content sensible: it may have
 * been made by anyone, or by a version that knows more. One such record must not hide those beside it.
 *
 * @param table the records that can be used, as they are; null if there is none
 * @param reason why the others cannot be; null if there are none
 */
record UsableRows(@Nullable Table table, @Nullable SegmentException reason) {
    /**
     * Understands every record of a table.
     *
     * @throws SegmentException if the table as a whole cannot be used
     */
    static UsableRows of(Table table) throws SegmentException {
        String kind = table.kind();
        return switch (kind) {
            case RuleTable.KIND -> split(table, RuleTable.unusable(requireConsistent(table)));
            case ProbeTable.KIND -> split(table, ProbeTable.unusable(requireConsistent(table)));
            case CheckpointTable.KIND -> {
                CheckpointTable.decode(table);
                yield new UsableRows(table, null);
            }
            case ZooLayout.SINGLE_FILE -> new UsableRows(table, null);
            default -> throw new SegmentException.Unsupported("holds '" + kind + "', which this rulezoo does not know");
        };
    }

    private static Table requireConsistent(Table table) throws SegmentException {
        int rows = TableMerge.rows(table);
        for (Map.Entry<String, Column> entry : table.columns().entrySet()) {
            if (!TableMerge.isList(entry.getKey()) && entry.getValue().rows() != rows) {
                throw new SegmentException.Impossible("has columns of different lengths");
            }
        }
        return table;
    }

    private static UsableRows split(Table table, SortedMap<Integer, SegmentException> unusable)
            throws SegmentException {
        if (unusable.isEmpty()) {
            return new UsableRows(table, null);
        }
        int rows = TableMerge.rows(table);
        String sentence = "holds " + rows + " records of which " + unusable.size() + " cannot be used; row "
                + (unusable.firstKey() + 1) + ": "
                + Objects.requireNonNull(unusable.get(unusable.firstKey())).getMessage();
        SegmentException reason = unusable.values().stream().allMatch(SegmentException.Impossible.class::isInstance)
                ? new SegmentException.Impossible(sentence)
                : new SegmentException.Unsupported(sentence);
        if (unusable.size() == rows) {
            return new UsableRows(null, reason);
        }
        boolean[] usable = new boolean[rows];
        for (int row = 0; row < rows; row++) {
            usable[row] = !unusable.containsKey(row);
        }
        TableMerge merge = new TableMerge();
        merge.add(table, usable);
        return new UsableRows(merge.build(), reason);
    }
}
