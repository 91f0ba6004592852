package rulezoo.archive;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import rulezoo.archive.column.ColumnTable;
import rulezoo.archive.column.ContentException;
import rulezoo.archive.column.ProbeTable;
import rulezoo.archive.column.RecordKeys;
import rulezoo.archive.column.RemarkTable;
import rulezoo.archive.column.RuleTable;
import rulezoo.archive.column.UsableRows;
import rulezoo.archive.record.ArchivedRule;
import rulezoo.archive.record.ProbeRecord;
import rulezoo.archive.record.Remark;
import rulezoo.archive.record.Remarks;
import rulezoo.archive.record.RuleRecord;

/** Collects the records of a zoo as objects, each record once. */
final class ZooReader {
    private final List<ArchivedRule> archived = new ArrayList<>();
    private final Map<String, RuleRecord> rules = new LinkedHashMap<>();
    private final List<ProbeRecord> probes = new ArrayList<>();
    private final Map<String, Set<String>> names = new HashMap<>();
    private final List<Remark> remarks = new ArrayList<>();
    private final RecordKeys keys = new RecordKeys();

    /** Every record of a rule: several of one rule, if it was archived several times. */
    List<ArchivedRule> archived() {
        return archived;
    }

    /** The first record of each rule by its id. */
    Map<String, RuleRecord> rules() {
        return rules;
    }

    List<ProbeRecord> probes() {
        return probes;
    }

    /** Names that the sources of rules give them, by id, in the order in which they were archived. */
    Map<String, Set<String>> names() {
        return names;
    }

    /** What people say about rules, by id. */
    Map<String, Remarks> remarks() {
        return Remarks.byRule(remarks);
    }

    /** Reads a folder's segments, or a single-file zoo; returns what had to be left out. */
    List<ZooScan.Problem> read(Path zoo) throws IOException {
        return ZooScan.of(zoo, UsableRows.KINDS, (_, table) -> add(table));
    }

    private void add(ColumnTable table) throws ContentException {
        switch (table.kind()) {
            case RuleTable.KIND -> addRules(RuleTable.decode(table), keys.add(table));
            case RemarkTable.KIND -> addRemarks(RemarkTable.decode(table), keys.add(table));
            case ProbeTable.KIND -> addProbes(ProbeTable.decode(table), keys.add(table));
            default -> {
                // a checkpoint is no record
            }
        }
    }

    private void addRules(List<ArchivedRule> records, boolean[] fresh) {
        for (int row = 0; row < fresh.length; row++) {
            if (fresh[row]) {
                ArchivedRule record = records.get(row);
                archived.add(record);
                rules.putIfAbsent(record.rule().id(), record.rule());
                String name = record.name();
                if (!name.isEmpty()) {
                    names.computeIfAbsent(record.rule().id(), _ -> new LinkedHashSet<>()).add(name);
                }
            }
        }
    }

    private void addRemarks(List<Remark> records, boolean[] fresh) {
        for (int row = 0; row < fresh.length; row++) {
            if (fresh[row]) {
                remarks.add(records.get(row));
            }
        }
    }

    private void addProbes(List<ProbeRecord> records, boolean[] fresh) {
        for (int row = 0; row < fresh.length; row++) {
            if (fresh[row]) {
                probes.add(records.get(row));
            }
        }
    }
}
