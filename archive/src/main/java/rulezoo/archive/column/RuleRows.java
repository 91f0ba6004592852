package rulezoo.archive.column;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import rulezoo.archive.record.ProbeRecord;
import rulezoo.archive.record.Remark;

/** The part of a table that is about some of the rules of a zoo. */
public final class RuleRows {
    private RuleRows() {}

    /**
     * The records of a table that belong to some rules: the rules themselves, what was measured of them, with the
     * static controls that all rules share, and what people said of them.
     *
     * @param table rules, probe records or remarks, of which every row can be used
     * @param rules ids of the rules
     * @return their records; empty if there is none
     * @throws ContentException if this version cannot read the table
     */
    public static Optional<ColumnTable> of(ColumnTable table, Set<String> rules) throws ContentException {
        List<Boolean> chosen = switch (table.kind()) {
            case RuleTable.KIND -> Arrays.stream(table.column("id", String[].class)).map(rules::contains).toList();
            case ProbeTable.KIND -> ProbeTable.decode(table).stream().map(record -> isOf(record, rules)).toList();
            default -> RemarkTable.decode(table).stream().map(Remark::ruleId).map(rules::contains).toList();
        };
        if (!chosen.contains(true)) {
            return Optional.empty();
        }
        boolean[] rows = new boolean[chosen.size()];
        for (int row = 0; row < rows.length; row++) {
            rows[row] = chosen.get(row);
        }
        return Optional.of(TableMerge.rows(table, rows));
    }

    private static boolean isOf(ProbeRecord record, Set<String> rules) {
        return rules.contains(record.ruleId()) || record.isSharedControl();
    }
}
