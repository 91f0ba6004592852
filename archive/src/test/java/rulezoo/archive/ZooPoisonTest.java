package rulezoo.archive;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import rulezoo.archive.column.ColumnTable;
import rulezoo.archive.column.ContentException;
import rulezoo.archive.column.ProbeTable;
import rulezoo.archive.column.RuleTable;
import rulezoo.archive.column.StoredColumn;
import rulezoo.archive.record.Origin;
import rulezoo.archive.record.ProbeRecord;
import rulezoo.archive.record.RuleRecord;
import rulezoo.archive.segment.HdfTables;
import rulezoo.archive.segment.SegmentFile;

/** Records whose checksum is right and that cannot be: made by anyone, or by a version that knows more. */
class ZooPoisonTest {
    private static final List<RuleRecord> GOOD = Samples.rules(1, 5);
    private static final List<RuleRecord> BESIDE = Samples.rules(2, 5);

    @TempDir
    private Path folder;

    /** How one of five records is made impossible. */
    enum Poison {
        FOREIGN_ID, SHORT_ID, OTHER_PATHWAYS, NO_NUMBER, NO_CONFIGURATION, NO_ORIGIN;

        void spoil(ColumnTable table) {
            switch (this) {
                case FOREIGN_ID -> replaceText(table, "id", "deadbeefdeadbeefdead");
                case SHORT_ID -> replaceText(table, "id", "dead");
                case OTHER_PATHWAYS -> replaceText(table, "pathway_labels", "EE,EI,IE,II");
                case NO_NUMBER -> {
                    double[][] values = column(table, "coefficients", double[][].class);
                    Arrays.fill(values[2], Double.NaN);
                    replace(table, "coefficients", values);
                }
                case NO_CONFIGURATION -> replaceNumber(table, "config", 77);
                case NO_ORIGIN -> replaceNumber(table, "origin", -1);
            }
        }
    }

    private static void replaceNumber(ColumnTable table, String column, int number) {
        int[] values = column(table, column, int[].class);
        values[2] = number;
        replace(table, column, values);
    }

    private static <T> T column(ColumnTable table, String column, Class<T> type) {
        try {
            return table.column(column, type);
        } catch (ContentException e) {
            throw new AssertionError(e);
        }
    }

    private static void replaceText(ColumnTable table, String column, String text) {
        String[] values = column(table, column, String[].class);
        values[2] = text;
        replace(table, column, values);
    }

    private static void replace(ColumnTable table, String column, Object values) {
        StoredColumn old = table.columns().get(column);
        table.column(column, values, old == null ? "" : old.unit(), old == null ? "" : old.description());
    }

    private Path zoo() {
        return folder.resolve("zoo");
    }

    /** A zoo of a good segment and one with a poisoned record, the third of five. */
    private Path poisoned(Poison poison) throws IOException {
        ColumnTable table = RuleTable.encode(Samples.archived(BESIDE));
        poison.spoil(table);
        return zooWith(table);
    }

    private Path zooWith(ColumnTable table) throws IOException {
        try (ZooWriter writer = ZooWriter.open(zoo())) {
            writer.appendRules(GOOD);
        }
        TreeMap<String, ColumnTable> content = new TreeMap<>();
        content.put(HdfTables.ROOT, table);
        Path segment = zoo().resolve("rules/000002.h5");
        SegmentFile.publish(segment, content);
        return segment;
    }

    private static List<RuleRecord> readable() {
        List<RuleRecord> rules = new ArrayList<>(GOOD);
        rules.addAll(BESIDE);
        rules.remove(BESIDE.get(2));
        return rules;
    }

    @ParameterizedTest
    @EnumSource
    void aPoisonedRecordIsNamedAndHidesNoOther(Poison poison) throws IOException {
        Path segment = poisoned(poison);
        Zoo zoo = Zoo.open(zoo());
        assertEquals(readable(), zoo.rules());
        assertEquals(List.of(segment), zoo.problems().stream().map(SegmentProblem::file).toList());
        assertTrue(zoo.problems().getFirst().sentence().contains("row 3"), zoo.problems()::toString);
        long[] rows = {0};
        assertEquals(zoo.problems(), ZooColumns.rules(zoo(), batch -> rows[0] += batch.size()));
        assertEquals(9, rows[0]);
        assertEquals(new Verification(9, 0, zoo.problems()), Verification.of(zoo()));
    }

    @ParameterizedTest
    @EnumSource
    void packingKeepsEveryReadableRecordAndThePoisonedFileApart(Poison poison) throws IOException {
        byte[] original = Files.readAllBytes(poisoned(poison));
        try (ZooWriter writer = ZooWriter.open(zoo())) {
            assertEquals(new ZooWriter.Compaction(2, 1), writer.compact());
            String said = writer.problems().getFirst().sentence();
            assertTrue(said.contains("it was moved to " + zoo().resolve("quarantine")), said);
            assertEquals(1, writer.problems().size());
        }
        assertEquals(readable(), Zoo.open(zoo()).rules());
        assertEquals(List.of(), Zoo.open(zoo()).problems());
        assertArrayEquals(original, Files.readAllBytes(zoo().resolve("quarantine/rules-000002.h5")));
        String reason = Files.readString(zoo().resolve("quarantine/rules-000002.h5.txt"));
        assertTrue(reason.contains("cannot be used"), reason);
    }

    @ParameterizedTest
    @EnumSource
    void mergingTakesTheReadableRecordsAndNamesTheFile(Poison poison) throws IOException {
        Path segment = poisoned(poison);
        try (ZooWriter writer = ZooWriter.open(folder.resolve("merged"))) {
            assertEquals(List.of(segment),
                    writer.importZoo(zoo()).stream().map(SegmentProblem::file).toList());
            assertEquals(readable(), writer.read().rules());
            assertEquals(List.of(), writer.read().problems());
        }
        Path single = folder.resolve("single.h5");
        assertEquals(1, Zoo.writeSingleFile(zoo(), single).size());
        assertEquals(readable(), Zoo.open(single).rules());
        assertEquals(List.of(), Zoo.open(single).problems());
    }

    @Test
    void recordsOfALaterVersionAreNamedAndNobodyTouchesTheirFile() throws IOException {
        ColumnTable table = RuleTable.encode(Samples.archived(BESIDE));
        String[] configs = column(table, "configs", String[].class);
        int[] config = column(table, "config", int[].class);
        configs[config[0]] = configs[config[0]].replaceFirst("\\{", "{\"ofTomorrow\": 1, ");
        replace(table, "configs", configs);
        Path segment = zooWith(table);
        byte[] before = Files.readAllBytes(segment);
        List<RuleRecord> known = new ArrayList<>(GOOD);
        for (int row = 0; row < config.length; row++) {
            if (config[row] != config[0]) {
                known.add(BESIDE.get(row));
            }
        }
        assertTrue(known.size() > GOOD.size() && known.size() < 10, "some of both kinds");
        assertEquals(known, Zoo.open(zoo()).rules());
        try (ZooWriter writer = ZooWriter.open(zoo())) {
            writer.appendRules(Samples.rules(3, 2));
            writer.compact();
            assertEquals(List.of(segment), writer.problems().stream().map(SegmentProblem::file).toList());
        }
        assertArrayEquals(before, Files.readAllBytes(segment));
        assertFalse(Files.exists(zoo().resolve("quarantine")));
        assertEquals(known.size() + 2, Zoo.open(zoo()).rules().size());
    }

    @Test
    void aProbeRecordThatCannotBeIsNamedAndHidesNoOther() throws IOException {
        List<ProbeRecord> probes = Samples.measuredProbes(4, 6);
        for (String column : List.of("delay_s", "pathway_labels", "config", "novel_trials_hz_n")) {
            ColumnTable table = ProbeTable.encode(probes, Origin.UNKNOWN);
            switch (column) {
                case "delay_s" -> {
                    double[] delays = column(table, column, double[].class);
                    delays[2] = Double.NaN;
                    replace(table, column, delays);
                }
                case "pathway_labels" -> replaceText(table, column, "\u001b[31m");
                default -> {
                    int[] numbers = column(table, column, int[].class);
                    numbers[2] = 99;
                    replace(table, column, numbers);
                }
            }
            Path zoo = folder.resolve(column);
            ZooWriter.open(zoo).close();
            TreeMap<String, ColumnTable> content = new TreeMap<>();
            content.put(HdfTables.ROOT, table);
            SegmentFile.publish(zoo.resolve("probes/000001.h5"), content);
            List<ProbeRecord> expected = new ArrayList<>(probes);
            expected.remove(2);
            assertEquals(expected, Zoo.open(zoo).probes(), column);
            assertEquals(1, Zoo.open(zoo).problems().size(), column);
        }
    }
}
