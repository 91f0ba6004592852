package rulezoo.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rulezoo.archive.column.ColumnTable;
import rulezoo.archive.column.RemarkTable;
import rulezoo.archive.record.Origin;
import rulezoo.archive.record.Remark;
import rulezoo.archive.record.Remark.Change;
import rulezoo.archive.record.Remarks;
import rulezoo.archive.record.RuleRecord;
import rulezoo.archive.segment.HdfTables;

class ZooRemarksTest {
    private static final long LONG_AGO = 1_000;

    @TempDir
    private Path folder;
    private final List<RuleRecord> rules = Samples.rules(3, 3);

    @BeforeEach
    void tag() throws IOException {
        try (ZooWriter writer = ZooWriter.open(zoo())) {
            writer.appendRules(rules);
            writer.appendRemarks(List.of(remark(0, Change.TAG, "candidate"), remark(0, Change.TAG, "slow"),
                    remark(1, Change.TAG, "slow"), remark(0, Change.NOTE, "first thought")));
            writer.appendRemarks(List.of(remark(0, Change.UNTAG, "slow"), remark(0, Change.NOTE, "second\nthought")));
        }
    }

    private Path zoo() {
        return folder.resolve("zoo");
    }

    private Remark remark(int rule, Change change, String text) {
        return new Remark(rules.get(rule).id(), change, text, LONG_AGO);
    }

    private static Remarks said(String note, String... tags) {
        return new Remarks(new TreeSet<>(Set.of(tags)), note);
    }

    private void assertSaid(Path zoo) throws IOException {
        Zoo read = Zoo.open(zoo);
        assertEquals(List.of(), read.problems());
        assertEquals(said("second\nthought", "candidate"), read.remarks(rules.get(0).id()));
        assertEquals(said("", "slow"), read.remarks(rules.get(1).id()));
        assertEquals(Remarks.NONE, read.remarks(rules.get(2).id()));
        List<String> tags = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        assertEquals(List.of(), ZooColumns.rules(zoo, batch -> {
            tags.addAll(List.of(batch.texts("tags")));
            notes.addAll(List.of(batch.texts("note")));
        }));
        assertEquals(List.of("candidate", "slow", ""), tags);
        assertEquals(List.of("second\nthought", "", ""), notes);
    }

    @Test
    void tagsAndNotesSurvivePackingCopyingAndMerging() throws IOException {
        assertSaid(zoo());
        try (ZooWriter writer = ZooWriter.open(zoo())) {
            assertEquals(new ZooWriter.Compaction(2, 1), writer.compact());
        }
        assertSaid(zoo());
        Path single = folder.resolve("zoo.h5");
        assertEquals(List.of(), Zoo.writeSingleFile(zoo(), single));
        assertSaid(single);
        Path merged = folder.resolve("merged");
        try (ZooWriter writer = ZooWriter.open(merged)) {
            assertEquals(List.of(), writer.importZoo(single));
            assertEquals(List.of(), writer.importZoo(zoo()));
        }
        assertSaid(merged);
        assertEquals(new Verification(3, 0, List.of()), Verification.of(merged));
        try (Stream<Path> files = Files.list(merged.resolve("remarks"))) {
            assertEquals(1, files.count(), "nothing was archived twice");
        }
    }

    @Test
    void aLaterChangeCountsEvenIfTheClockWasSetBack() throws IOException {
        Path colleague = folder.resolve("colleague");
        try (ZooWriter writer = ZooWriter.open(colleague)) {
            writer.importZoo(zoo());
            writer.appendRemarks(List.of(new Remark(rules.get(0).id(), Change.UNTAG, "candidate", 0)));
        }
        assertEquals(said("second\nthought"), Zoo.open(colleague).remarks(rules.get(0).id()));
        try (ZooWriter writer = ZooWriter.open(zoo())) {
            writer.importZoo(colleague);
        }
        assertEquals(said("second\nthought"), Zoo.open(zoo()).remarks(rules.get(0).id()));
    }

    @Test
    void anImpossibleRemarkIsNamedAndHidesNoOther() throws IOException {
        ColumnTable table = RemarkTable.encode(List.of(remark(2, Change.TAG, "odd"), remark(2, Change.TAG, "even")),
                Origin.UNKNOWN);
        table.column("text", new String[]{"two words", "even"}, "the tag");
        TreeMap<String, ColumnTable> content = new TreeMap<>();
        content.put(HdfTables.ROOT, table);
        HdfTables.write(zoo().resolve("remarks/000009.h5"), content);
        Zoo read = Zoo.open(zoo());
        assertEquals(said("", "even"), read.remarks(rules.get(2).id()));
        String sentence = read.problems().getFirst().sentence();
        assertTrue(sentence.contains("000009.h5") && sentence.contains("'two words' is no tag"), sentence);
    }

    @Test
    void tagsAreSingleWords() {
        for (String wrong : List.of("", "two words", "a,b", "-x", "x".repeat(65))) {
            assertThrows(IllegalArgumentException.class, () -> remark(0, Change.TAG, wrong), wrong);
        }
        assertEquals("größer-als_1.5", remark(0, Change.TAG, "größer-als_1.5").text());
    }
}
