package rulezoo.archive;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import rulezoo.archive.column.KeySet;
import rulezoo.archive.column.ProbeTable;
import rulezoo.archive.column.RecordKeys;
import rulezoo.archive.column.RuleTable;
import rulezoo.archive.column.UsableRows;

/**
 * What checking every value of a zoo gave.
 *
 * @param rules number of intact rules, each counted once
 * @param probes number of intact probe records, each counted once
 * @param problems what is damaged or not understood
 */
public record Verification(long rules, long probes, List<SegmentProblem> problems) {
    public Verification {
        problems = List.copyOf(problems);
    }

    /**
     * Reads all of a zoo, a segment at a time, compares every checksum, and understands every record. Changes
     * nothing.
     *
     * @param zoo folder or single file of a zoo
     * @return number of intact records, and what is wrong
     * @throws IOException if there is no zoo, or a file cannot be read
     */
    public static Verification of(Path zoo) throws IOException {
        KeySet ids = new KeySet();
        RecordKeys probes = new RecordKeys();
        List<ZooScan.Problem> problems = ZooScan.of(zoo, UsableRows.KINDS, (_, table) -> {
            switch (table.kind()) {
                case RuleTable.KIND -> ZooColumns.firstOfEach(table, ids);
                case ProbeTable.KIND -> probes.add(table);
                default -> {
                    // a checkpoint is no record
                }
            }
        });
        return new Verification(ids.size(), probes.size(), problems.stream().map(ZooScan.Problem::described).toList());
    }
}
